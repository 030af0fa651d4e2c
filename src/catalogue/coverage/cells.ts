import { MAX_ORDER } from '../healpix/facePixel.ts';
import type { Coverage } from './coverage.ts';

/** One nested pixel. */
export type Cell = { readonly order: number; readonly pixel: bigint };

/** The fewest pixels that make up a coverage, in the sky's nested order. */
export function cellsOf(coverage: Coverage): Cell[] {
  const cells: Cell[] = [];
  for (const [start, end] of coverage) {
    let from = start;
    while (from < end) {
      let order = MAX_ORDER;
      let size = 1n;
      while (order > 0 && (from & (4n * size - 1n)) === 0n && from + 4n * size <= end) {
        size *= 4n;
        order--;
      }
      cells.push({ order, pixel: from / size });
      from += size;
    }
  }
  return cells;
}
