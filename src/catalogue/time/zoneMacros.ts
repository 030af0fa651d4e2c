import { ZONED } from './timeMacros.ts';

/** Names of the macros that queries call while the time zone is another than UTC. */
export const [
  IN_ZONE,
  LIKE_ZONE,
  MOMENT,
  BESIDE,
  MOVED,
  ZONE_TEXT,
  ZONE_TEXT_PERHAPS,
  ZONE_WORDS,
  ZONE_OFFSET,
  ZONE_SIGN,
  BETWEEN,
  CROSSED,
  UNTIMED,
  UNTIMED_TEXT,
  ALL_ZONED,
] = [
  'skybook_zone_in',
  'skybook_zone_like',
  'skybook_zone_moment',
  'skybook_zone_beside',
  'skybook_zone_moved',
  'skybook_zone_text',
  'skybook_zone_text_perhaps',
  'skybook_zone_words',
  'skybook_zone_offset',
  'skybook_zone_sign',
  'skybook_zone_between',
  'skybook_zone_crossed',
  'skybook_zone_untimed',
  'skybook_zone_untimed_text',
  'skybook_zone_all_zoned',
] as const;

const UNZONED = ['DATE', 'TIMESTAMP', 'TIMESTAMP_S', 'TIMESTAMP_MS', 'TIMESTAMP_NS'];

/** A macro of a zone and what is `given`, told by the type of `kind` what to do; `ofList` for a list of zoned times. */
function byKind(name: string, given: string, ofZoned: string, ofOther: string, ofList = ''): string {
  const unzoned = UNZONED.flatMap((type) => [type, ...(ofList === '' ? [] : [`${type}[]`])]);
  const lists = ofList === '' ? [] : [`(zone_name, ${given}, kind TIMESTAMPTZ[]) AS ${ofList}`];
  const typed = [...lists, ...unzoned.map((type) => `(zone_name, ${given}, kind ${type}) AS ${ofOther}`)].join(', ');
  return `CREATE OR REPLACE MACRO ${name}(zone_name, ${given}, kind TIMESTAMPTZ) AS ${ofZoned}, ${typed}, (zone_name, ${given}, kind) AS ${ofOther}`;
}

const there = (time: string) => `${ZONED}(zone_name, ${time}, NULL::TIMESTAMPTZ)`;
const back = (time: string) => `${ZONED}(zone_name, ${time}, NULL::TIMESTAMP)`;
const offset = (t: string) => `((epoch_us(${there(t)}) - epoch_us(${t})) // 1000000)`;
const two = (seconds: string) => `lpad((${seconds})::VARCHAR, 2, '0')`;
const months = "to_months((12 * date_part('year', i) + date_part('month', i))::INTEGER)";
const days = "to_days(date_part('day', i)::INTEGER)";
const since = `date_sub('day', ${there('b')}, ${there('a')})`;
/** Of an hour that clocks show twice a minute is its own, and the hour the first, as in DuckDB's extension. */
const begun = (time: string) =>
  `CASE unit WHEN 'hour' THEN ${back(`date_trunc('hour', ${there(time)})`)}::TIMESTAMP ` +
  `ELSE ${time}::TIMESTAMP - (${there(time)} - date_trunc('minute', ${there(time)})) END`;
const HAS_ZONE = "':[0-9]{2}([.][0-9]*)? *([Zz]|[+-][0-9:]+| [A-Za-z/_]+) *$'";

const zonedText = (x: string) =>
  `CASE WHEN isfinite(${x}) THEN ${there(x)}::VARCHAR || left(${ZONE_SIGN}(${offset(x)} // 60 * 60), 6) ELSE ${x}::VARCHAR END`;
const listText = (list: string) =>
  `CASE WHEN ${list} IS NOT NULL THEN (SELECT coalesce(list(${zonedText('e')} ORDER BY i), [])::VARCHAR ` +
  `FROM (SELECT unnest(l) AS e, generate_subscripts(l, 1) AS i FROM (SELECT ${list} AS l) AS one) AS items) END`;
const TYPE = "'TIMESTAMP WITH TIME ZONE'";
const holds = (x: string) => `contains(typeof(${x}), ${TYPE})`;
/** Rather than for times of another zone; a list of times is the most that is looked into. */
const REFUSED =
  "error('These times cannot be taken for ' || zone_name || '’s: times within lists and structs are UTC’s here, and times of day.')";
const ZONED_TIMES =
  "'[0-9]{1,6}-[0-9]{1,2}-[0-9]{1,2}[T ][0-9]{1,2}:[0-9]{2}(:[0-9]{2}([.][0-9]*)?)? ?([Zz]|[+-][0-9]{2}(:?[0-9]{2}){0,2})'";
const others = (x: string) => `replace(typeof(${x}), ${TYPE}, '')`;

/** Of an aggregate no type is known before it is bound: a third argument then has the type. */
const momentOf = (type: string, body: string): string =>
  `(zone_name, t ${type}) AS ${body}, (zone_name, t, kind ${type}) AS ${body}`;

/**
 * Definitions for times in a zone: a time with a zone as that zone's clocks show it and back, what else there is as a
 * moment of it, sums (months and days by its calendar, the rest by the clock), texts and differences, as DuckDB's
 * extension has them.
 */
export const ZONE_MACROS: readonly string[] = [
  `CREATE OR REPLACE MACRO ${ZONE_SIGN}(o) AS CASE WHEN o < 0 THEN '-' ELSE '+' END || ${two('abs(o) // 3600')} || ` +
    `CASE WHEN abs(o) % 3600 = 0 THEN '' ELSE ':' || ${two('abs(o) % 3600 // 60')} END || ` +
    `CASE WHEN abs(o) % 60 = 0 THEN '' ELSE ':' || ${two('abs(o) % 60')} END`,
  byKind(IN_ZONE, 'x', there('x'), 'x'),
  byKind(LIKE_ZONE, 'made', back('made::TIMESTAMP'), 'made'),
  `CREATE OR REPLACE MACRO ${MOMENT}${momentOf('TIMESTAMPTZ', 't::TIMESTAMPTZ')}, ` +
    `${UNZONED.map((type) => momentOf(type, back('t::TIMESTAMP'))).join(', ')}, ` +
    momentOf(
      'VARCHAR',
      `CASE WHEN regexp_matches(t, ${HAS_ZONE}) THEN t::TIMESTAMPTZ ELSE ${back('t::TIMESTAMP')} END`,
    ),
  byKind(BESIDE, 'x, moment', 'moment', 'x'),
  byKind(
    MOVED,
    't, i',
    `CASE WHEN date_part('year', i) = 0 AND date_part('month', i) = 0 AND date_part('day', i) = 0 THEN t::TIMESTAMP + i ` +
      `ELSE ${back(`(${there('t')} + ${months} + ${days})`)}::TIMESTAMP + (i - ${months} - ${days}) END::TIMESTAMPTZ`,
    't + i',
  ),
  // An hour of clocks that are off by half of one begins at another moment.
  byKind(CROSSED, 'unit, a, b', `date_sub(unit, ${begun('a')}, ${begun('b')})`, 'date_diff(unit, a, b)'),
  byKind(ZONE_OFFSET, 'otherwise, x', offset('x'), 'otherwise'),
  `CREATE OR REPLACE MACRO ${UNTIMED}(zone_name, x) AS CASE WHEN ${holds('x')} THEN ${REFUSED} ELSE x END`,
  `CREATE OR REPLACE MACRO ${UNTIMED_TEXT}(zone_name, x) AS CASE WHEN ${holds('x')} THEN ${REFUSED} ELSE x::VARCHAR END`,
  // A time's text leaves out the seconds of clocks from before there were zones.
  byKind(ZONE_TEXT, 'x', zonedText('x'), `${UNTIMED_TEXT}(zone_name, x)`, listText('x')),
  byKind(ZONE_WORDS, 'x', zonedText('x'), 'x', 'x'),
  // What has no type before it is bound is told by the name of its type, and read as a time from its text.
  `CREATE OR REPLACE MACRO ${ZONE_TEXT_PERHAPS}(zone_name, x) AS CASE WHEN typeof(x) = ${TYPE} THEN ${zonedText('TRY_CAST(x::VARCHAR AS TIMESTAMPTZ)')} ` +
    `WHEN typeof(x) = ${TYPE} || '[]' THEN ${listText('TRY_CAST(x::VARCHAR AS TIMESTAMPTZ[])')} ELSE ${UNTIMED_TEXT}(zone_name, x) END`,
  `CREATE OR REPLACE MACRO ${ALL_ZONED}(zone_name, x) AS CASE WHEN regexp_matches(${others('x')}, 'DATE|TIMESTAMP') ` +
    `OR (contains(${others('x')}, 'VARCHAR') AND regexp_matches(regexp_replace(x::VARCHAR, ${ZONED_TIMES}, '', 'g'), '[0-9]-[0-9]')) ` +
    `THEN ${REFUSED} ELSE x END`,
  `CREATE OR REPLACE MACRO ${BETWEEN}(zone_name, a, b) AS CASE ${since} WHEN 0 THEN a::TIMESTAMP - b::TIMESTAMP ` +
    `ELSE to_days(${since}::INTEGER) + (a::TIMESTAMP - ${back(`(${there('b')} + to_days(${since}::INTEGER))`)}::TIMESTAMP) END`,
];
