import { ZONED } from './timeMacros.ts';

/** Names of the macros that queries call while the time zone is another than UTC. */
export const [IN_ZONE, LIKE_ZONE, MOMENT, BESIDE, MOVED, ZONE_TEXT, ZONE_OFFSET, ZONE_SIGN, BETWEEN, CROSSED] = [
  'skybook_zone_in',
  'skybook_zone_like',
  'skybook_zone_moment',
  'skybook_zone_beside',
  'skybook_zone_moved',
  'skybook_zone_text',
  'skybook_zone_offset',
  'skybook_zone_sign',
  'skybook_zone_between',
  'skybook_zone_crossed',
] as const;

const UNZONED = ['DATE', 'TIMESTAMP', 'TIMESTAMP_S', 'TIMESTAMP_MS', 'TIMESTAMP_NS'];

/** A macro of a zone and what is `given`, told by the type of `kind` what to do. */
function byKind(name: string, given: string, ofZoned: string, ofOther: string): string {
  const typed = UNZONED.map((type) => `(zone_name, ${given}, kind ${type}) AS ${ofOther}`).join(', ');
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
  // A time's text leaves out the seconds of clocks from before there were zones.
  byKind(
    ZONE_TEXT,
    'x',
    `CASE WHEN isfinite(x) THEN ${there('x')}::VARCHAR || left(${ZONE_SIGN}(${offset('x')} // 60 * 60), 6) ELSE x::VARCHAR END`,
    'x::VARCHAR',
  ),
  `CREATE OR REPLACE MACRO ${BETWEEN}(zone_name, a, b) AS CASE ${since} WHEN 0 THEN a::TIMESTAMP - b::TIMESTAMP ` +
    `ELSE to_days(${since}::INTEGER) + (a::TIMESTAMP - ${back(`(${there('b')} + to_days(${since}::INTEGER))`)}::TIMESTAMP) END`,
];
