import type { Coverage } from '../coverage/coverage.ts';
import { decRange } from '../coverage/decRange.ts';
import type { Catalogue } from './catalogue.ts';
import { coveragePredicate } from './prune.ts';

/** Least and greatest value of a column, both included. */
export type Interval = { readonly column: string; readonly min: bigint | number; readonly max: bigint | number };

/**
 * The interval that a part of the sky leaves of the column by which a catalogue's rows lie on it: of the HEALPix
 * indices, where it has them, otherwise of the declinations. Rows in it may be elsewhere; `undefined` where it has
 * neither.
 */
export function skyInterval(
  catalogue: Pick<Catalogue, 'healpix' | 'position'>,
  coverage: Coverage,
): Interval | undefined {
  const [first, last] = [coverage[0], coverage.at(-1)];
  const predicate = coveragePredicate(catalogue, first && last ? [[first[0], last[1]]] : []);
  if (!predicate) return catalogue.position && { column: catalogue.position.dec, ...decRange(coverage) };
  const [{ min, max } = { min: 0n, max: -1n }] = predicate.intervals;
  return { column: predicate.column, min: min as bigint, max: max as bigint };
}
