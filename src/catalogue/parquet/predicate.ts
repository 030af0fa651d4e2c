/** A bound that Parquet statistics can be compared with. */
export type Bound = number | bigint | string | Date;

/**
 * A condition on one column: its value lies in one of the closed intervals. An absent bound is open. Nulls do not
 * fulfil it.
 */
export type Predicate = {
  readonly column: string;
  readonly intervals: readonly { readonly min?: Bound; readonly max?: Bound }[];
};

/** What a row group's statistics say of a column. */
export type ColumnStatistics = {
  readonly min?: unknown;
  readonly max?: unknown;
  readonly nullCount?: bigint;
  readonly rows: bigint;
};

/**
 * Whether rows with these statistics may fulfil the predicate. Statistics that cannot be compared keep the rows. NaN,
 * which statistics leave out, is taken to fulfil none: DuckDB 1.5 passes over the same row groups of a file.
 */
export function mayHold(predicate: Predicate, statistics: ColumnStatistics): boolean {
  const { min, max, nullCount, rows } = statistics;
  if (rows > 0n && nullCount === rows) return false;
  if (!isBound(min) || !isBound(max) || isAbove(min, max)) return true;
  return predicate.intervals.some((interval) => {
    const [low, high] = widened(interval);
    return !isAbove(min, high) && !isAbove(low, max);
  });
}

/**
 * Whether no value at all lies in an interval. Texts tell nothing: what they are compared with may make numbers or
 * dates of them.
 */
export function isEmpty(interval: Predicate['intervals'][number]): boolean {
  const [low, high] = widened(interval);
  return typeof low !== 'string' && isAbove(low, high);
}

/** SQL may first round constants to the single precision of a column, here or in its catalogue. */
function widened({ min, max }: Predicate['intervals'][number]): readonly [Bound | undefined, Bound | undefined] {
  return [
    typeof min === 'number' ? Math.min(min, Math.fround(min)) : min,
    typeof max === 'number' ? Math.max(max, Math.fround(max)) : max,
  ];
}

function isBound(value: unknown): value is Bound {
  if (typeof value === 'number') return !Number.isNaN(value);
  return typeof value === 'bigint' || typeof value === 'string' || value instanceof Date;
}

/** Whether `a` is surely greater than `b`; false where either is absent or they do not compare. */
function isAbove(a: Bound | undefined, b: Bound | undefined): boolean {
  if (a === undefined || b === undefined) return false;
  if (typeof a === 'string' && typeof b === 'string') return sortsAsBytes(a) && sortsAsBytes(b) && a > b;
  // SQL compares whole numbers with a double as doubles, which round the large ones.
  if (isNumeric(a) && isNumeric(b)) return typeof a === typeof b ? a > b : Number(a) > Number(b);
  return a instanceof Date && b instanceof Date && a > b;
}

/** Parquet sorts strings as UTF-8 bytes, JavaScript as UTF-16 units: the same order below the surrogates. */
function sortsAsBytes(text: string): boolean {
  return !/[\ud800-\uffff]/.test(text);
}

function isNumeric(value: Bound): boolean {
  return typeof value === 'number' || typeof value === 'bigint';
}
