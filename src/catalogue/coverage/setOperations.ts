import { coverageOf, WHOLE_SKY, type Coverage, type IndexRange } from './coverage.ts';
import { itemAt } from '../../known/itemAt.ts';

/** What lies in any of the coverages. */
export function union(...coverages: readonly Coverage[]): Coverage {
  return coverageOf(coverages.flat());
}

/** What lies in both coverages. */
export function intersection(a: Coverage, b: Coverage): Coverage {
  const shared: IndexRange[] = [];
  let i = 0;
  let j = 0;
  while (i < a.length && j < b.length) {
    const [aStart, aEnd] = itemAt(a, i);
    const [bStart, bEnd] = itemAt(b, j);
    const start = aStart > bStart ? aStart : bStart;
    const end = aEnd < bEnd ? aEnd : bEnd;
    if (start < end) shared.push([start, end]);
    if (aEnd < bEnd) i++;
    else j++;
  }
  return shared;
}

/** The sky outside a coverage. */
export function complement(coverage: Coverage): Coverage {
  const gaps: IndexRange[] = [];
  let from = 0n;
  for (const [start, end] of coverage) {
    if (start > from) gaps.push([from, start]);
    from = end;
  }
  const end = itemAt(WHOLE_SKY, 0)[1];
  if (from < end) gaps.push([from, end]);
  return gaps;
}

/** What lies in `a` and not in `b`. */
export function difference(a: Coverage, b: Coverage): Coverage {
  return intersection(a, complement(b));
}

/** The coverage grown to whole pixels of a coarser order. */
export function degraded(coverage: Coverage, order: number): Coverage {
  const shift = BigInt(2 * (29 - order));
  const fill = (1n << shift) - 1n;
  return coverageOf(
    coverage.map(([start, end]) => [(start >> shift) << shift, ((end + fill) >> shift) << shift] as const),
  );
}
