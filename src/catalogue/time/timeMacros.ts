/** Names of the macros that rewritten functions of time call. */
export const [IN_UTC, IN_UTC_PERHAPS, LIKE, ZONED, ZONED_BY_ROW, EPOCH] = [
  'skybook_in_utc',
  'skybook_in_utc_perhaps',
  'skybook_like',
  'skybook_zoned',
  'skybook_zoned_by_row',
  'skybook_epoch',
] as const;

/** The table of time zones, which the worker makes when a statement first names it. */
const ZONES = 'skybooktime.zones';

/** How the offset at a moment is looked up: once for all rows where all have one zone, or for each row by itself. */
type Lookup = (starts: string, seconds: string) => string;

const row = (what: string) => `(SELECT ${what} FROM ${ZONES} WHERE zone = lower(zone_name))`;
// DuckDB takes no queries into lambdas, which `seconds` may hold.
const place = (starts: string, seconds: string) =>
  `list_transform([{'moment': ${seconds}, 'changes': ${starts}}], lambda p: 1 + len(list_filter(p.changes, lambda s: s <= p.moment)))[1]`;
const forAll: Lookup = (starts, seconds) => `${row('offsets')}[${place(row(starts), seconds)}]`;
const byRow: Lookup = (starts, seconds) => row(`offsets[${place(starts, seconds)}]`);
const known =
  `WHEN zone_name IS NULL OR t IS NULL THEN NULL WHEN ${row('count(*)')} = 0 ` +
  "THEN error('Unknown TimeZone ''' || zone_name || '''')";
const there = (offset: Lookup) =>
  `CASE ${known} WHEN NOT isfinite(t) THEN t::TIMESTAMP ` +
  `ELSE t::TIMESTAMP + to_seconds(${offset('starts', 'epoch_us(t) // 1000000')}) END`;
const back = (t: string, offset: Lookup) =>
  `CASE ${known} WHEN NOT isfinite(${t}) THEN ${t} ` +
  `ELSE ${t} - to_seconds(${offset('local_starts', `epoch_us(${t}) // 1000000`)}) END::TIMESTAMPTZ`;
// Of an aggregate no type is known before it is bound: a third argument then has the type.
const zoned = (name: string, offset: Lookup) => {
  const bodies = [
    ['TIMESTAMPTZ', there(offset)],
    ['TIMESTAMP', back('t', offset)],
    ['DATE', back('t::TIMESTAMP', offset)],
  ] as const;
  const overloads = bodies.flatMap(([type, body]) => [
    `(zone_name, t ${type}) AS ${body}`,
    `(zone_name, t, kind ${type}) AS ${body}`,
  ]);
  return `CREATE OR REPLACE MACRO ${name}${overloads.join(', ')}`;
};
/** Types that DuckDB would take for times with a zone where no other form fits, at a loss of days or digits. */
const UNZONED = ['DATE', 'TIMESTAMP', 'TIMESTAMP_S', 'TIMESTAMP_MS', 'TIMESTAMP_NS'];
const micros = '((epoch_us(t) % 1000 + 1000) % 1000)';

/**
 * Definitions for times with zones, which DuckDB leaves to an extension: `skybook_in_utc(x)` is a time with a zone as
 * one without in UTC, and anything else as it is (`…_perhaps` of what has no type before it is bound, as an aggregate);
 * `skybook_like(result, x)` gives a result that zone again; `skybook_zoned(zone, x)` is AT TIME ZONE, of one zone for
 * all rows or one for each. Wall times that a change of clocks skips or repeats are taken as ICU does.
 */
export const TIME_MACROS: readonly string[] = [
  `CREATE OR REPLACE MACRO ${IN_UTC}(t TIMESTAMPTZ) AS t::TIMESTAMP, ${UNZONED.map((type) => `(t ${type}) AS t`).join(', ')}, (t) AS t`,
  `CREATE OR REPLACE MACRO ${IN_UTC_PERHAPS}(t TIMESTAMPTZ) AS t::TIMESTAMP, (t) AS t`,
  `CREATE OR REPLACE MACRO ${LIKE}(made, t TIMESTAMPTZ) AS made::TIMESTAMPTZ, ${UNZONED.map((type) => `(made, t ${type}) AS made`).join(', ')}, (made, t) AS made`,
  // By milliseconds, as DuckDB counts where there are zones: the last digits differ from those of times without one.
  `CREATE OR REPLACE MACRO ${EPOCH}(t TIMESTAMPTZ) AS (epoch_us(t) - ${micros}) // 1000 / 1000.0::DOUBLE + ${micros} / 1000000.0::DOUBLE,
   ${UNZONED.map((type) => `(t ${type}) AS epoch(t)`).join(', ')}, (t) AS epoch(t)`,
  zoned(ZONED, forAll),
  zoned(ZONED_BY_ROW, byRow),
];

/**
 * The same for a DuckDB that has the extension for time zones, in place of those that look into a table of zones; by
 * their names.
 */
export const TIME_MACROS_OF_ZONES: ReadonlyMap<string, string> = new Map(
  [ZONED, ZONED_BY_ROW].map((name) => {
    const bodies = ['TIMESTAMPTZ', 'TIMESTAMP', 'DATE'].flatMap((type) => {
      const body = `timezone(zone_name, t::${type === 'DATE' ? 'TIMESTAMP' : type})`;
      return [`(zone_name, t ${type}) AS ${body}`, `(zone_name, t, kind ${type}) AS ${body}`];
    });
    return [name, `CREATE OR REPLACE MACRO ${name}${bodies.join(', ')}`];
  }),
);
