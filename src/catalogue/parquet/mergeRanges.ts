import { itemAt } from '../../known/itemAt.ts';

/** Bytes `start` (inclusive) to `end` (exclusive) of a file. */
export type Bytes = { readonly start: number; readonly end: number };

/**
 * The ranges joined where they overlap or touch, and over gaps of at most `gapBytes`, the smallest first, while these
 * together stay below `wasteBytes`; sorted.
 */
export function mergeRanges(ranges: readonly Bytes[], gapBytes: number, wasteBytes = Infinity): Bytes[] {
  const touching = joined(ranges, 0);
  const gaps = touching
    .slice(1)
    .map(({ start }, i) => start - itemAt(touching, i).end)
    .filter((gap) => gap <= gapBytes)
    .sort((a, b) => a - b);
  let [waste, closed] = [0, 0];
  for (const gap of gaps) {
    waste += gap;
    if (waste > wasteBytes) break;
    closed = gap;
  }
  return joined(touching, closed);
}

function joined(ranges: readonly Bytes[], gapBytes: number): Bytes[] {
  const merged: { start: number; end: number }[] = [];
  for (const { start, end } of [...ranges].sort((a, b) => a.start - b.start)) {
    const last = merged.at(-1);
    if (last && start - last.end <= gapBytes) last.end = Math.max(last.end, end);
    else merged.push({ start, end });
  }
  return merged;
}

/** Sum of the ranges' lengths. */
export function lengthOf(ranges: readonly Bytes[]): number {
  return ranges.reduce((sum, { start, end }) => sum + (end - start), 0);
}
