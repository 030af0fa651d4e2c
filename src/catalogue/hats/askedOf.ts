import { WHOLE_SKY, type Coverage } from '../coverage/coverage.ts';
import { decRange } from '../coverage/decRange.ts';
import { difference } from '../coverage/setOperations.ts';
import type { CatalogueColumn } from '../parquet/catalogueColumn.ts';
import type { Predicate } from '../parquet/predicate.ts';
import type { Asked, Bounds } from './askedAddress.ts';
import type { Catalogue } from './catalogue.ts';
import type { Dialect } from './dialect.ts';
import { sqlKey } from '../../../workers/wire/sqlKey.ts';

const NUMERIC = /^U?(TINYINT|SMALLINT|INTEGER|BIGINT)$|^(FLOAT|DOUBLE)$/;
const REAL = /^(FLOAT|DOUBLE)$/;
/** Degrees by which a region is let out, for servers that read numbers roughly. */
const SLACK_DEG = 1e-6;

/** What is wanted of each file of a catalogue. */
type Wanted = {
  readonly columns: readonly string[];
  readonly predicates: readonly Predicate[];
  readonly coverage: Coverage;
};

/**
 * What to ask a server for that makes files: the columns, that of HEALPix indices first if it is among them, since it
 * is null where it is not named; and bounds that let through each row that can matter. All columns where they are more
 * than may be named.
 */
export function askedOf(catalogue: Catalogue, wanted: Wanted, { mostColumns }: Dialect): Asked {
  const index = catalogue.healpix?.column;
  const own = wanted.columns.length > 0 ? wanted.columns : [index ?? catalogue.columns[0]?.name ?? ''];
  const others = own.filter((name) => name !== index);
  const canName = others.length <= mostColumns && own.every((name) => name !== '' && !name.includes(','));
  const columns = others.length < own.length && index !== undefined ? [index, ...others] : others;
  return { ...(canName && { columns }), bounds: boundsOf(catalogue, wanted) };
}

function boundsOf(catalogue: Catalogue, { predicates, coverage }: Wanted): readonly Bounds[] {
  const { position, columns, healpix } = catalogue;
  const named = predicates.flatMap((predicate) => {
    const column = columns.find(({ name }) => sqlKey(name) === sqlKey(predicate.column));
    const isOpen = !column || !NUMERIC.test(column.type) || column.name === healpix?.column;
    return isOpen ? [] : [hullOf(column, predicate)];
  });
  const isWhole = difference(WHOLE_SKY, coverage).length === 0;
  if (!position || isWhole) return named;
  const { min, max } = decRange(coverage);
  return [...named, { column: position.dec, min: min - SLACK_DEG, max: max + SLACK_DEG }];
}

/** The columns of bounds whose NaNs a server leaves out, which SQL sorts above all numbers. */
export function nansLost({ bounds }: Asked, { columns }: Pick<Catalogue, 'columns'>): readonly string[] {
  const isReal = (name: string) => columns.some((column) => column.name === name && REAL.test(column.type));
  return bounds.flatMap(({ column, min, max }) =>
    min !== undefined && max === undefined && isReal(column) ? [column] : [],
  );
}

/** The one interval that holds all of a predicate's. */
function hullOf({ name, type }: CatalogueColumn, { intervals }: Predicate): Bounds {
  const least = intervals.map(({ min }) => min);
  const most = intervals.map(({ max }) => max);
  const min = least.every(isNumber) ? least.reduce((a, b) => (b < a ? b : a)) : undefined;
  const max = most.every(isNumber) ? most.reduce((a, b) => (b > a ? b : a)) : undefined;
  // SQL may round a constant to single precision before it compares it.
  const isReal = REAL.test(type);
  return {
    column: name,
    ...(min !== undefined && { min: isReal ? Math.min(Number(min), Math.fround(Number(min))) : min }),
    ...(max !== undefined && { max: isReal ? Math.max(Number(max), Math.fround(Number(max))) : max }),
  };
}

function isNumber(bound: unknown): bound is number | bigint {
  return typeof bound === 'bigint' || (typeof bound === 'number' && Number.isFinite(bound));
}
