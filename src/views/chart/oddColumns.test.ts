import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { isNotebookError } from '../../../workers/wire/notebookError.ts';
import type { PlotSource, PlotWish } from '../../../workers/wire/plot.ts';
import type { Shown } from '../../../workers/wire/shown.ts';
import { hasExtensions } from '../../../workers/sql/testing/openNodeDatabase.ts';
import { openEngine } from '../../engines/sql/testing/openEngine.ts';
import { present } from '../../known/present.ts';
import { chartNotes } from './chartWords.ts';
import { openSource } from './openSource.ts';

const DRAWN = '6 rows.';
const GREY = '6 rows. 6 rows without v are grey.';
const ALL_MISSING = '0 rows can be drawn. 6 rows of 6 are not drawn: 6 without v.';
const refused = (type: string, way = ''): string =>
  `This plot cannot be drawn: \`v\` is ${type}, and a plot needs numbers or times${way}.`;
const CAST = '; CAST gives them where they are text';
const EPOCH = '; epoch(v) in SQL gives its seconds';
const days = "TIMESTAMP '2020-01-01' + INTERVAL (i) DAY";

/** Columns of the rows `i` from 0 to 5 as SQL makes them, and what is told of `v` across and as a colour. */
const COLUMNS: readonly (readonly [of: string, sql: string, across: string, colored?: string])[] = [
  ['numbers', '1.5e0 * i', DRAWN, DRAWN],
  ['no values', 'CAST(NULL AS DOUBLE)', ALL_MISSING, GREY],
  ['NULL itself', 'NULL', ALL_MISSING, GREY],
  ['no numbers', "CAST('nan' AS DOUBLE)", ALL_MISSING, GREY],
  [
    'infinite ones',
    "CASE WHEN i < 2 THEN CAST('inf' AS DOUBLE) * (i - 0.5) ELSE i END",
    '4 rows. 2 rows of 6 are not drawn: 2 with infinite v.',
    '6 rows. 2 rows without v are grey.',
  ],
  [
    'the greatest there are',
    'CASE WHEN i < 2 THEN 1.7e308 * (2 * i - 1) ELSE i END',
    '4 rows. 2 rows of 6 are not drawn: 2 with v beyond ±1e+300, which no axis reaches.',
    '6 rows. 2 rows without v are grey.',
  ],
  ['the smallest there is', '5e-324::DOUBLE', DRAWN, DRAWN],
  ['one value', '7', DRAWN, DRAWN],
  ['zeros', '0.0e0', DRAWN, DRAWN],
  ['identifiers', '4295806720 * 1000000000 + i', '6 rows. v goes beyond 2^53 and is drawn to the nearest 512.'],
  ['just beyond 2^53', '9007199254740993 + i', '6 rows. v goes beyond 2^53 and is drawn to the nearest 2.'],
  [
    'the greatest integers',
    '18446744073709551615::UBIGINT',
    '6 rows. v goes beyond 2^53 and is drawn to the nearest 4,096.',
  ],
  ['decimals of many digits', '(i / 3.0)::DECIMAL(38, 30)', DRAWN, DRAWN],
  ['booleans', 'i % 2 = 0', DRAWN, DRAWN],
  ['dates', "DATE '2020-01-01' + i::INTEGER", DRAWN, DRAWN],
  ['instants', days, DRAWN, DRAWN],
  ['instants in seconds', `(${days})::TIMESTAMP_S`, DRAWN, DRAWN],
  ['instants in nanoseconds', `(${days})::TIMESTAMP_NS`, DRAWN, DRAWN],
  ['instants with a zone', `(${days})::TIMESTAMPTZ`, DRAWN, DRAWN],
  [
    'an endless date among dates',
    "CASE WHEN i = 1 THEN DATE 'infinity' WHEN i > 1 THEN DATE '2020-01-01' END",
    '4 rows. 2 rows of 6 are not drawn: 1 without v, 1 with v that is not a date that can be drawn.',
    '6 rows. 2 rows without v are grey.',
  ],
  ['times of day', "TIME '12:00:00'", refused('TIME', EPOCH)],
  ['spans', 'INTERVAL (i) DAY', refused('INTERVAL', EPOCH)],
  ['text', "'a' || i", refused('VARCHAR', CAST)],
  ['numbers as text', 'i::VARCHAR', refused('VARCHAR', CAST)],
  ['one of some', "CAST('a' AS ENUM ('a', 'b'))", refused("ENUM('a', 'b')", CAST)],
  ['lists', '[i, 2]', refused('BIGINT[]')],
  ['arrays', 'array_value(i, 2)', refused('BIGINT[2]')],
  ['structs', "{'a': i}", refused('STRUCT(a BIGINT)')],
  ['maps', 'MAP {1: i}', refused('MAP(INTEGER, BIGINT)')],
  ['bytes', "'a'::BLOB", refused('BLOB')],
];

/** Other plots of such columns, and what is told of them. */
const PLOTS: readonly (readonly [of: string, wish: PlotWish, sql: string, told: string])[] = [
  [
    'logarithms of zero and less',
    { x: 'v', y: 'i', log: 'x' },
    'i - 2.0e0',
    '3 rows. 3 rows of 6 are not drawn: 3 with v of zero or less, which has no logarithm.',
  ],
  [
    'no logarithm at all',
    { x: 'v', log: 'x' },
    '-1.0e0 - i',
    '0 rows can be drawn. 6 rows of 6 are not drawn: 6 with v of zero or less, which has no logarithm.',
  ],
  [
    'right ascensions on both sides of zero',
    { x: 'v', y: 'y', projection: 'mollweide' },
    '[0, 360, -10, 370, 180, -180][i + 1]::DOUBLE',
    DRAWN,
  ],
  [
    'poles, and beyond them',
    { x: 'y', y: 'v', projection: 'aitoff' },
    '[90, -90, 90.001, -91, 0, -999][i + 1]::DOUBLE',
    '3 rows. 3 rows of 6 are not drawn: 3 with v beyond ±90°.',
  ],
  ['sexagesimal text on the sky', { x: 'v', y: 'y', projection: 'hammer' }, "'12:00:00'", refused('VARCHAR', CAST)],
  [
    'a column that is not there',
    { x: 'w', y: 'i' },
    'i',
    'This plot cannot be drawn: the rows have no column `w`; there are i, y, v.',
  ],
  [
    'one row',
    { x: 'v', y: 'i' },
    'i + 0 * CASE WHEN i = 0 THEN 1 END',
    '1 row. 5 rows of 6 are not drawn: 5 without v.',
  ],
];

describe.skipIf(!hasExtensions)('a plot of any column is drawn or says why not, in the page as by the engine', () => {
  const { engine, run } = openEngine(resolve(import.meta.dirname, '../../../public'));
  const signal = (): AbortSignal => new AbortController().signal;
  const ask = async (sql: string) => {
    const answer = await engine.query(sql, {}, signal(), () => undefined);
    if (answer.kind !== 'table') throw new TypeError('no table');
    return answer.table;
  };
  const told = async (wish: PlotWish, source: PlotSource, tables: Shown['tables'] = {}) => {
    try {
      const { plot, data } = await openSource({ wish, source }, { tables }, { ask }, signal());
      const facts = await data.facts(signal());
      return { said: chartNotes(plot, facts, undefined).join(' '), facts };
    } catch (error) {
      if (!isNotebookError(error)) throw error;
      return { said: error.failure.message };
    }
  };
  const bothTell = async (sql: string, wishes: readonly (readonly [PlotWish, string])[]): Promise<void> => {
    const { table } = await run(sql);
    for (const [wish, expected] of wishes) {
      const here = await told(wish, { kind: 'table', table: 't' }, { t: present(table) });
      expect(here.said).toBe(expected);
      expect(await told(wish, { kind: 'query', sql, tables: [] })).toEqual(here);
    }
  };
  const rowsOf = (sql: string): string => `SELECT i, 10.0e0 * i AS y, ${sql} AS v FROM (SELECT unnest(range(6)) AS i)`;

  test.each(COLUMNS.map(([of, ...rest]) => [of, rest] as const))('%s', async (_, [sql, across, colored = across]) => {
    await bothTell(rowsOf(sql), [
      [{ x: 'v' }, across],
      [{ x: 'i', y: 'v' }, across],
      [{ x: 'i', y: 'y', color: 'v' }, colored],
    ]);
  });

  test.each(PLOTS)('%s', async (_, wish, sql, expected) => {
    await bothTell(rowsOf(sql), [[wish, expected]]);
  });

  test('no rows', async () => {
    await bothTell(`${rowsOf('i')} WHERE i > 9`, [
      [{ x: 'v' }, 'There are no rows to draw.'],
      [{ x: 'v', y: 'i' }, 'There are no rows to draw.'],
    ]);
  });

  test.each(['B V', 'α', 'a"b', "it's", 'x,y', 'a=b', '-', '--', 'select', '$$x$$', '<b>x</b>', '100%', ' '])(
    'a column named %j',
    async (name) => {
      const quoted = `"${name.replaceAll('"', '""')}"`;
      await bothTell(`SELECT i AS ${quoted}, i AS other FROM (SELECT unnest(range(6)) AS i)`, [
        [{ x: name, y: 'other' }, DRAWN],
        [{ x: `-${name}` }, DRAWN],
      ]);
    },
  );
});
