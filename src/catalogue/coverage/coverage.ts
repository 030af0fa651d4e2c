import { itemAt } from '../../known/itemAt.ts';

/**
 * A part of the sky: ranges of nested HEALPix indices at order 29, each from `start` up to, not including, `end`;
 * sorted, and neither overlapping nor touching (IVOA MOC 2.0 §4.1). The whole sky is `[[0n, 12n << 58n]]`.
 */
export type Coverage = readonly IndexRange[];

/** Indices from `start` up to, not including, `end`. */
export type IndexRange = readonly [start: bigint, end: bigint];

/** The whole sky. */
export const WHOLE_SKY: Coverage = [[0n, 12n << 58n]];

/** A coverage of ranges in any order, overlapping or not; empty ranges are dropped. */
export function coverageOf(ranges: Iterable<IndexRange>): Coverage {
  const sorted = [...ranges].filter(([start, end]) => end > start);
  sorted.sort((a, b) => (a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : 0));
  const merged: [bigint, bigint][] = [];
  for (const [start, end] of sorted) {
    const last = merged.at(-1);
    if (last && start <= last[1]) {
      if (end > last[1]) last[1] = end;
    } else merged.push([start, end]);
  }
  return merged;
}

/** Part of the sky that is covered, 0 to 1. */
export function skyFraction(coverage: Coverage): number {
  return Number(coverage.reduce((sum, [start, end]) => sum + (end - start), 0n)) / Number(12n << 58n);
}

/** Whether any index of `range` is covered. */
export function touches(coverage: Coverage, range: IndexRange): boolean {
  const first = coverage[firstEndingAfter(coverage, range[0])];
  return first !== undefined && first[0] < range[1];
}

/** Whether every index of `range` is covered. */
export function holds(coverage: Coverage, range: IndexRange): boolean {
  const first = coverage[firstEndingAfter(coverage, range[0])];
  return first !== undefined && first[0] <= range[0] && first[1] >= range[1];
}

/** Position of the first range that ends after `index`; the length where there is none. */
function firstEndingAfter(coverage: Coverage, index: bigint): number {
  let low = 0;
  let high = coverage.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (itemAt(coverage, middle)[1] > index) high = middle;
    else low = middle + 1;
  }
  return low;
}
