import { NotebookError } from '../../../../workers/wire/notebookError.ts';
import { bytesText } from '../../../format/bytesText.ts';
import { asking } from '../../../parse/sql/asking.ts';
import type { Pass } from '../program/program.ts';
import type { PassPlan } from './passPlan.ts';
import type { PlannedPass } from './planPass.ts';

const FEWER = 'Select fewer columns, add a WHERE on a region or a column, or';

/** What a pass may fetch and hold. */
type Allowance = { readonly allowedBytes: number; readonly memoryBytes: number };

/** Fails with kind `sql`, and what to write, when a pass would fetch more than is allowed or hold more than fits. */
export function checkPlan(
  { everyRow, preview, enough }: Pass,
  { plan, parts }: PlannedPass,
  { allowedBytes, memoryBytes }: Allowance,
): void {
  checkBudget(plan, allowedBytes);
  const unpackedBytes = parts.reduce((sum, part) => sum + part.unpackedBytes, 0);
  checkMemory(plan, unpackedBytes, memoryBytes);
  if (everyRow && preview && enough === undefined) checkResult(plan, unpackedBytes, memoryBytes);
}

/** Fails when a plan fetches more than is allowed, with the numbers and what to write in the cell. */
function checkBudget(plan: PassPlan, allowed: number): void {
  if (plan.fromDisk || plan.bytes <= allowed) return;
  const { partitions, ofPartitions, rows, columns } = plan;
  throw new NotebookError({
    kind: 'sql',
    message:
      `This query would fetch ${plan.asked === undefined ? '' : 'about '}${bytesText(plan.bytes)} from ${plan.catalogue}; ` +
      `without your word a cell fetches at most ${bytesText(allowed)}.`,
    detail: `${partitions} of ${ofPartitions} partitions, ${rows.toLocaleString('en')} rows, columns ${columns.join(', ')}.`,
    ...asking(plan.bytes, 'Select fewer columns or a smaller region'),
  });
}

/** Fails when a result that is all the rows of its partitions cannot fit in memory, before any is fetched. */
function checkResult(plan: PassPlan, unpackedBytes: number, memoryBytes: number): void {
  if (unpackedBytes <= memoryBytes) return;
  throw new NotebookError({
    kind: 'sql',
    message:
      `The result would be ${plan.rows.toLocaleString('en')} rows of ${plan.columns.length} columns, ` +
      `${bytesText(unpackedBytes)}; ${bytesText(memoryBytes)} of memory is there.`,
    advice: `${FEWER} a LIMIT, or aggregate.`,
  });
}

/** Fails when what a plan must hold at once cannot fit in memory. */
function checkMemory(plan: PassPlan, unpackedBytes: number, memoryBytes: number): void {
  if (plan.way === 'split' || unpackedBytes <= memoryBytes) return;
  throw new NotebookError({
    kind: 'sql',
    message:
      `This query has to gather up to ${bytesText(unpackedBytes)} of rows, since ${plan.why}; ` +
      `${bytesText(memoryBytes)} of memory is there.`,
    advice: `${FEWER} aggregate.`,
  });
}
