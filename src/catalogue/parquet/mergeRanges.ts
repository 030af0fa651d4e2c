/** Bytes `start` (inclusive) to `end` (exclusive) of a file. */
export type Bytes = { readonly start: number; readonly end: number };

/** The ranges joined where they overlap or the gap between them is at most `gapBytes`; sorted. */
export function mergeRanges(ranges: readonly Bytes[], gapBytes: number): Bytes[] {
  const sorted = [...ranges].sort((a, b) => a.start - b.start);
  const merged: { start: number; end: number }[] = [];
  for (const { start, end } of sorted) {
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
