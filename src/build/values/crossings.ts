/** How one kind of value crosses between the languages of a notebook. */
export type Crossing = {
  readonly kind: string;
  readonly python: string;
  readonly arrow: string;
  readonly sql: string;
  /** What a JavaScript cell sees. */
  readonly javascript: string;
  /** What the table view, text and inspection show. */
  readonly shown: string;
  /** `exact`, or what is changed, in the words of the sentence that then stands under the table, as far as they are the same each time. */
  readonly told: 'exact' | string;
  /** The languages whose values of this kind the property test makes; in Python by the function of this name in `random_values.py`, in SQL by that in `sqlValues.ts`. */
  readonly made: { readonly python?: string; readonly sql?: string };
};

/** The table of all kinds: the contributors' documentation (`.github/VALUES.md`) is this, and the property test makes its values by it. */
export const CROSSINGS: readonly Crossing[] = [
  { kind: 'integers of 8, 16, 32 bits', python: 'np.int8 … np.uint32', arrow: 'Int8 … Uint32', sql: 'TINYINT … UINTEGER', javascript: 'number', shown: 'all digits', told: 'exact', made: { python: 'small_integers', sql: 'smallIntegers' } },
  { kind: 'integers of 64 bits', python: 'np.int64, np.uint64', arrow: 'Int64, Uint64', sql: 'BIGINT, UBIGINT', javascript: 'number; BigInt where UCD or name say identifier, or one is beyond 2^53', shown: 'all digits', told: 'exact; JavaScript: has integers beyond 2^53', made: { python: 'wide_integers', sql: 'wideIntegers' } },
  { kind: 'integers of any size', python: 'int objects; np.int64 where all fit', arrow: 'Decimal128(38, 0)', sql: 'HUGEINT, DECIMAL(38, 0)', javascript: 'number, or text beyond 2^53', shown: 'all digits', told: 'exact to 38 digits, else: is now text', made: { python: 'huge_integers', sql: 'hugeIntegers' } },
  { kind: 'single floats', python: 'np.float32 (np.float16 widens)', arrow: 'Float32', sql: 'FLOAT', javascript: 'number', shown: 'shortest text that reads back; NaN, ∞', told: 'exact', made: { python: 'single_floats', sql: 'singleFloats' } },
  { kind: 'double floats', python: 'np.float64', arrow: 'Float64', sql: 'DOUBLE', javascript: 'number', shown: 'shortest text that reads back; NaN, ∞', told: 'exact', made: { python: 'double_floats', sql: 'doubleFloats' } },
  { kind: 'long floats', python: 'np.longdouble', arrow: 'Float64', sql: 'DOUBLE', javascript: 'number', shown: 'as doubles', told: 'is rounded to 64 bits', made: { python: 'long_floats' } },
  { kind: 'complex numbers', python: 'np.complex64, np.complex128', arrow: 'Struct re, im', sql: 'STRUCT(re, im)', javascript: '{re, im}', shown: '{re: 1, im: 2}', told: 'exact', made: { python: 'complex_numbers', sql: 'complexNumbers' } },
  { kind: 'decimals', python: 'np.float64 where all digits fit, else decimal.Decimal', arrow: 'Decimal128', sql: 'DECIMAL', javascript: 'number, or text where digits would be lost', shown: 'all digits', told: 'exact; NaN or more than 38 digits: is now text', made: { python: 'decimals', sql: 'decimals' } },
  { kind: 'truth', python: 'np.bool', arrow: 'Bool', sql: 'BOOLEAN', javascript: 'boolean', shown: 'true, false', told: 'exact', made: { python: 'truths', sql: 'truths' } },
  { kind: 'text', python: 'str', arrow: 'Utf8', sql: 'VARCHAR', javascript: 'string', shown: 'as it is', told: 'exact; halves of characters: had halves of characters', made: { python: 'texts', sql: 'texts' } },
  { kind: 'text as bytes', python: 'np.bytes_ (FITS, VOTable)', arrow: 'Utf8; Binary where it is no UTF-8', sql: 'VARCHAR; BLOB', javascript: 'string; Uint8Array', shown: 'as it is', told: 'exact; else: holds bytes that are no text', made: { python: 'byte_texts' } },
  { kind: 'bytes', python: 'bytes', arrow: 'Binary', sql: 'BLOB', javascript: 'Uint8Array', shown: 'hexadecimal', told: 'exact', made: { python: 'byte_strings', sql: 'blobs' } },
  { kind: 'choices', python: 'pandas categories; str', arrow: 'Utf8', sql: 'ENUM; VARCHAR', javascript: 'string', shown: 'as it is', told: 'exact', made: { python: 'categories', sql: 'enums' } },
  { kind: 'dates', python: 'datetime64[D], date', arrow: 'Date32', sql: 'DATE', javascript: 'milliseconds since 1970; text beyond the years of Date', shown: '2020-01-02, 0044-03-15 (BC)', told: 'exact; infinity in Python: has infinity', made: { python: 'dates', sql: 'dates' } },
  { kind: 'instants', python: 'Time (UTC); from datetime64, datetime', arrow: 'Timestamp µs, ns where needed', sql: 'TIMESTAMP, TIMESTAMP_NS', javascript: 'milliseconds since 1970, with fraction; text beyond the years of Date', shown: '2020-01-02 03:04:05.678, any year, infinity', told: 'exact from 290309 BC to 294247; beyond: is now text; infinity in Python: has infinity', made: { python: 'instants', sql: 'instants' } },
  { kind: 'times with a scale', python: 'Time of any scale', arrow: 'Timestamp in UTC, scale beside it', sql: 'TIMESTAMP in UTC', javascript: 'as instants', shown: 'UTC', told: 'is in UTC here, where its scale was …; Python has the scale again', made: { python: 'scaled_times' } },
  { kind: 'leap seconds', python: 'Time at 23:59:60', arrow: 'null', sql: 'NULL', javascript: 'null', shown: 'null', told: 'has … leap second, null here', made: { python: 'leap_seconds' } },
  { kind: 'instants with a zone', python: 'datetime and pandas with tz', arrow: 'Timestamp µs UTC', sql: 'TIMESTAMP WITH TIME ZONE', javascript: 'as instants', shown: '2020-01-02 03:04:05Z', told: 'the instant exact; another zone than UTC: is now in UTC', made: { python: 'zoned_instants', sql: 'zonedInstants' } },
  { kind: 'times of day', python: 'datetime.time', arrow: 'Time64', sql: 'TIME', javascript: 'text', shown: '03:04:05.678', told: 'JavaScript: is text; 24:00 or nanoseconds in Python: is now text', made: { python: 'clock_times', sql: 'clockTimes' } },
  { kind: 'durations', python: 'timedelta64, TimeDelta, timedelta', arrow: 'Duration µs', sql: 'INTERVAL', javascript: 'text', shown: '36:00:00', told: 'JavaScript: is text; finer than a microsecond: is now in whole microseconds; months and years: is now text', made: { python: 'durations' } },
  { kind: 'intervals', python: 'timedelta64[us]; text with months', arrow: 'Interval month, day, ns', sql: 'INTERVAL', javascript: 'text', shown: '2 months 1 day 03:00:00', told: 'with months, in Python: is now text', made: { sql: 'intervals' } },
  { kind: 'missing values', python: 'masks, None, NA, NaT; NaN of pandas', arrow: 'validity', sql: 'NULL', javascript: 'null', shown: 'null', told: 'exact; NaN of astropy stays NaN', made: { python: 'masked_floats', sql: 'nulls' } },
  { kind: 'lists', python: 'object column of arrays', arrow: 'List', sql: 'T[]', javascript: 'Vector', shown: '[1, null]', told: 'exact; sets: is now a list', made: { python: 'lists', sql: 'lists' } },
  { kind: 'lists in lists', python: 'object column', arrow: 'List of List', sql: 'T[][]', javascript: 'Vector of Vectors', shown: '[[1], []]', told: 'exact', made: { python: 'nested_lists', sql: 'nestedLists' } },
  { kind: 'columns of more dimensions', python: 'array (n, 2, 3)', arrow: 'FixedSizeList', sql: 'T[3][2]', javascript: 'Vector of Vectors', shown: '[[1, 2, 3], …]', told: 'exact', made: { python: 'cubes', sql: 'arrays' } },
  { kind: 'records', python: 'structured array; dict where a field is missing or nested', arrow: 'Struct', sql: 'STRUCT', javascript: 'StructRow', shown: '{a: 1, b: "x"}', told: 'exact', made: { python: 'records', sql: 'structs' } },
  { kind: 'dictionaries', python: 'dict: of one set of keys a record, else a map', arrow: 'Struct, Map', sql: 'STRUCT, MAP', javascript: 'StructRow, MapRow', shown: '{a: 1}', told: 'exact; of several types: is now text (JSON)', made: { python: 'dictionaries', sql: 'maps' } },
  { kind: 'values of several kinds', python: 'object column', arrow: 'Utf8', sql: 'VARCHAR', javascript: 'string', shown: 'as text', told: 'is now text: its values are of several kinds', made: { python: 'mixtures' } },
  { kind: 'other objects', python: 'any class', arrow: 'Utf8', sql: 'VARCHAR', javascript: 'string', shown: 'as text', told: 'is now text: neither SQL nor JavaScript has a …', made: { python: 'other_objects' } },
  { kind: 'UUIDs', python: 'uuid.UUID; str', arrow: 'Utf8', sql: 'UUID; VARCHAR', javascript: 'string', shown: 'as text', told: 'from Python: is now text (UUID); from SQL its text is exact', made: { python: 'uuids', sql: 'uuids' } },
  { kind: 'types of SQL alone', python: 'str', arrow: 'Utf8', sql: 'UHUGEINT, BIT, TIMETZ, BIGNUM, UNION', javascript: 'string', shown: 'as SQL writes it', told: 'is text outside SQL', made: { sql: 'sqlOnly' } },
  { kind: 'numbers with a unit', python: 'Column.unit, Quantity', arrow: 'unit beside it (VOUnit)', sql: 'unit beside it', javascript: 'field.metadata unit; a scalar is a Quantity, which reckons as its number', shown: 'under the name', told: 'exact; `$name` in SQL: takes its numbers without the unit', made: { python: 'quantities' } },
  { kind: 'positions', python: 'SkyCoord', arrow: 'name_ra, name_dec (ICRS), _distance, _pm_ra_cosdec, _pm_dec, _radial_velocity, _obstime', sql: 'DOUBLE', javascript: 'number', shown: 'degrees', told: 'is now `c_ra`, `c_dec` …: ICRS, where it was …', made: { python: 'positions' } },
  { kind: 'names', python: 'any; two alike in pandas', arrow: 'all differ', sql: 'case does not count', javascript: 'as they are', shown: 'as they are', told: 'A second column called `x` is now `x_1`; SQL does not tell `Mag` from names that differ in case alone', made: { python: 'doubled_names' } },
];
