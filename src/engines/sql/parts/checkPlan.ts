import { NotebookError } from '../../../../workers/wire/notebookError.ts';
import { bytesText } from '../../../format/bytesText.ts';
import { asking } from '../../../parse/sql/asking.ts';
import type { Pass } from '../program/program.ts';
import { fetchedBefore } from './fetchedBefore.ts';
import type { PassPlan } from './passPlan.ts';
import type { PlannedPass } from './planPass.ts';
import { countText } from '../../../known/countText.ts';

const FEWER = 'Select fewer columns, add a WHERE on a region or a column, or';

/**
 * What a cell may fetch, what it has fetched before a plan, which adds `addedBytes` to that, and what a pass may hold.
 */
type Bounds = {
  readonly allowedBytes: number;
  readonly fetchedBytes: number;
  readonly addedBytes: number;
  readonly memoryBytes: number;
};

/**
 * Fails with kind `sql`, and what to write, when a pass would have its cell fetch more than is allowed or hold more
 * than fits.
 */
export function checkPlan(
  { everyRow, preview, enough }: Pass,
  { plan, parts }: PlannedPass,
  { memoryBytes, ...bounds }: Bounds,
): void {
  checkBudget(plan, bounds);
  const unpackedBytes = parts.reduce((sum, part) => sum + part.unpackedBytes, 0);
  checkMemory(plan, unpackedBytes, memoryBytes);
  if (everyRow && preview && enough === undefined) checkResult(plan, unpackedBytes, memoryBytes);
}

/** Fails when a plan fetches more than is allowed, with the numbers and what to write in the cell. */
function checkBudget(plan: PassPlan, { allowedBytes, fetchedBytes, addedBytes }: Omit<Bounds, 'memoryBytes'>): void {
  if (addedBytes === 0 || fetchedBytes + addedBytes <= allowedBytes) return;
  const { partitions, ofPartitions, rows, columns } = plan;
  throw new NotebookError({
    kind: 'sql',
    message:
      `This query would fetch ${plan.asked === undefined ? '' : 'about '}${bytesText(addedBytes)} from ${plan.catalogue}; ` +
      `without your word a cell fetches at most ${bytesText(allowedBytes)}${fetchedBefore(fetchedBytes, allowedBytes)}.`,
    detail: `${partitions} of ${ofPartitions} partitions, ${countText(rows)} rows, columns ${columns.join(', ')}.`,
    ...asking(fetchedBytes + addedBytes, 'Select fewer columns or a smaller region'),
  });
}

/** Fails when a result that is all the rows of its partitions cannot fit in memory, before any is fetched. */
function checkResult(plan: PassPlan, unpackedBytes: number, memoryBytes: number): void {
  if (unpackedBytes <= memoryBytes) return;
  throw new NotebookError({
    kind: 'sql',
    message:
      `The result would be ${countText(plan.rows)} rows of ${plan.columns.length} columns, ` +
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
