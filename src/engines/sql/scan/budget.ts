import type { Failure } from '../../../../workers/wire/failure.ts';
import { NotebookError } from '../../../../workers/wire/notebookError.ts';
import type { CellPlan } from './passPlan.ts';
import { sizeText } from './passPlan.ts';

const WAYS_OUT = 'Select fewer columns, add a WHERE on a region or a column, or a LIMIT, or aggregate.';
const DEFAULT_BYTES = 200e6;
const UNITS: Readonly<Record<string, number>> = { MB: 1e6, GB: 1e9, TB: 1e12 };

/** The bytes that a cell may fetch: what its first line `-- @allow 2 GB` says, otherwise `unasked`, which is 200 MB unless the reader has set another. */
export function allowedBytes(text: string, unasked = DEFAULT_BYTES): number {
  const [, amount, unit] = /^\s*--[ \t]*@allow[ \t]+([\d.]+)[ \t]*(MB|GB|TB)\b/i.exec(text) ?? [];
  return amount && unit ? Number(amount) * UNITS[unit.toUpperCase()]! : unasked;
}

/** Fails when a plan fetches more than is allowed, with the numbers and what to write in the cell. */
export function checkBudget(plan: CellPlan, allowed: number): void {
  if (plan.fromDisk || plan.bytes <= allowed) return;
  throw new NotebookError({
    kind: 'sql',
    message: `This query would fetch ${sizeText(plan.bytes)} from ${plan.catalogue}; without your word a cell fetches at most ${sizeText(allowed)}.`,
    detail: `${plan.partitions} of ${plan.ofPartitions} partitions, ${plan.rows.toLocaleString('en')} rows, columns ${plan.columns.join(', ')}.`,
    ...asking(plan.bytes, 'Select fewer columns or a smaller region'),
  });
}

/** What lets a cell fetch so many bytes, beside another way out. */
export function asking(bytes: number, otherwise: string): Pick<Failure, 'advice' | 'remedy'> {
  const unit = bytes >= 1e9 ? 'GB' : 'MB';
  const firstLine = `-- @allow ${Math.ceil((bytes * 1.05) / UNITS[unit]!)} ${unit}`;
  return { advice: `${otherwise}, or write  ${firstLine}  as the cell's first line.`, remedy: { label: `Fetch ${sizeText(bytes)}`, firstLine } };
}

/** Fails when a result that is all the rows of its partitions cannot fit in memory, before any is fetched. */
export function checkResult(plan: CellPlan, unpackedBytes: number, memoryBytes: number): void {
  if (unpackedBytes <= memoryBytes) return;
  throw new NotebookError({
    kind: 'sql',
    message: `The result would be ${plan.rows.toLocaleString('en')} rows of ${plan.columns.length} columns, ${sizeText(unpackedBytes)}; ${sizeText(memoryBytes)} of memory is there.`,
    advice: WAYS_OUT,
  });
}

/** Fails when what a plan must hold at once cannot fit in memory. */
export function checkMemory(plan: CellPlan, unpackedBytes: number, memoryBytes: number): void {
  if (plan.way === 'split' || unpackedBytes <= memoryBytes) return;
  throw new NotebookError({
    kind: 'sql',
    message: `This query has to gather up to ${sizeText(unpackedBytes)} of rows, since ${plan.why}; ${sizeText(memoryBytes)} of memory is there.`,
    advice: 'Select fewer columns, add a WHERE on a region or a column, or aggregate.',
  });
}
