import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { tableFromIPC } from 'apache-arrow';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasExtensions } from '../../../workers/sql/testing/openNodeDatabase.ts';
import { MIME } from '../../../workers/wire/shown.ts';
import { analyseSql } from '../../parse/sql/analyseSql.ts';
import { openEngine } from './testing/openEngine.ts';
import { openWriter } from './testing/openWriter.ts';
import { writeHats } from './testing/writeHats.ts';

const STARS = "hats('stars')";
/** Rows whose names differ in the case of letters beyond ASCII. */
const GREEK =
  'SELECT i AS id, 10 + i / 1e6 AS ra, 20 + i / 1e6 AS dec, i::INTEGER AS δ, (-i)::INTEGER AS Δ, {é: i::INTEGER, É: (2 * i)::INTEGER} AS s FROM range(9000) AS t(i)';

describe.skipIf(!hasExtensions)('columns of one name', () => {
  const folder = mkdtempSync(resolve(tmpdir(), 'skybook-'));
  const { engine, run } = openEngine(folder, { workers: 2 });
  beforeAll(async () => {
    const rows = Array.from({ length: 30 }, (_, id) => ({ id, ra: 11 * id, dec: id - 15, mag: id / 2 }));
    const database = await openWriter();
    await database.query(
      1,
      `COPY (${GREEK}) TO '${resolve(folder, 'greek.parquet')}' (FORMAT parquet, ROW_GROUP_SIZE 2048)`,
    );
    await writeHats(resolve(folder, 'stars'), rows, { mostRows: 10 }, database);
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  /** The columns of a cell as it is written for another DuckDB. */
  async function writtenColumns(text: string) {
    const cell = { id: 'c', language: 'sql', text, output: 'answer', pinned: true, hidden: false } as const;
    const asked = [{ cell, analysis: analyseSql(text, 'answer'), inputs: new Map() }];
    const written = (await engine.write(asked, new AbortController().signal)).get('c');
    return written && 'cell' in written ? written.cell.result?.columns.map(({ name }) => name) : written?.failure;
  }

  test.each([
    ['SELECT Δ, δ FROM greek WHERE Δ < -8998', [{ Δ: -8999, δ: 8999 }]],
    ['SELECT δ FROM greek WHERE δ < 1', [{ δ: 0 }]],
    ['SELECT max(Δ) AS Δ, max(δ) AS δ, max(s.É) AS É FROM greek', [{ Δ: 0, δ: 8999, É: 17998 }]],
    ['SELECT * EXCLUDE (id, RA, dec, Δ, s) FROM greek WHERE ID = 7', [{ δ: 7 }]],
    ['SELECT count(*)::INTEGER AS n FROM greek a JOIN greek b ON a.δ = b.Δ', [{ n: 1 }]],
    ['WITH É AS (SELECT Δ AS x FROM greek), é AS (SELECT δ AS x FROM greek) SELECT min(x) AS n FROM É', [{ n: -8999 }]],
    ['SELECT Δ, any_value(δ) AS δ FROM greek GROUP BY Δ ORDER BY Δ LIMIT 1', [{ Δ: -8999, δ: 8999 }]],
  ])('%s tells names apart whose letters beyond ASCII differ in case', async (sql, rows) => {
    const file = `hats('${pathToFileURL(resolve(folder, 'greek.parquet')).href}')`;
    expect((await run(sql.replaceAll(/(?<=FROM |JOIN )greek/g, file))).rows).toEqual(rows);
  });

  test.each([
    ['SELECT 1 AS a, 2 AS a, \'x\' AS "A", 4 AS a_1', 'a a_1 A_2 a_1_1', [1, 2, 'x', 4]],
    ["SELECT 'x'::ENUM('x', 'y') AS a, 'y'::ENUM('x', 'y') AS a, 3 AS a", 'a a_1 a_2', ['x', 'y', 3]],
    [`SELECT mag, mag, ra AS mag FROM ${STARS} WHERE id = 3`, 'mag mag_1 mag_2', [1.5, 1.5, 33]],
    [`SELECT mag, ra AS "MAG", dec AS mag_1 FROM ${STARS} WHERE id = 3`, 'mag MAG_1 mag_1_1', [1.5, 33, -12]],
    [`SELECT max(mag) AS v, min(mag) AS v, median(mag) AS v FROM ${STARS}`, 'v v_1 v_2', [14.5, 0, 7.25]],
    [
      `SELECT a.dec, b.dec, c.dec FROM ${STARS} a JOIN ${STARS} b USING (id) JOIN ${STARS} c USING (id) WHERE id = 3`,
      ...['dec dec_1 dec_2', [-12, -12, -12]],
    ],
    [`WITH c AS (SELECT mag, ra AS mag FROM ${STARS}) SELECT mag_1, mag FROM c WHERE mag = 1`, 'mag_1 mag', [22, 1]],
    [`CREATE VIEW v AS SELECT ra, dec AS ra FROM ${STARS} WHERE id = 3; SELECT ra_1, ra FROM v`, 'ra_1 ra', [-12, 33]],
    [
      `SELECT mag_1, mag_2 FROM xmatch((SELECT id, ra, dec, mag, ra AS mag FROM ${STARS}), ${STARS}, radius_arcsec => 1) WHERE id = 3`,
      ...['mag_1 mag_2', [33, 1.5]],
    ],
  ] as const)('%s has the names that DuckDB gives a table of it, here and elsewhere', async (sql, names, row) => {
    const { table } = await run(sql, 'answer');
    const arrow = tableFromIPC(table!.ipc);
    expect(arrow.schema.names.join(' ')).toBe(names);
    expect(table!.columns.map(({ name }) => name).join(' ')).toBe(names);
    expect(arrow.toArray().map((found) => arrow.schema.names.map((name) => found[name as string] as unknown))).toEqual([
      row,
    ]);
    expect(await writtenColumns(sql)).toEqual(names.split(' '));
  });

  test('are told by DESCRIBE under the names that they get, and plotted by these', async () => {
    const sql = `SELECT mag, ra AS mag FROM ${STARS}`;
    expect((await run(`DESCRIBE ${sql}`)).rows.map((row) => row.column_name)).toEqual(['mag', 'mag_1']);
    const { events } = await run(`-- plot: x=mag, y=mag_1\n${sql}`);
    const shown = events.flatMap((event) => (event.kind === 'shown' ? [event.shown.data[MIME.plot]] : []));
    expect(shown.at(-1)).toMatchObject({ source: { columns: [{ name: 'mag' }, { name: 'mag_1' }] } });
  });

  test('rows of a query within a query are not shown as the result’s first', async () => {
    const sql = `SELECT id, id_2 FROM xmatch((SELECT id, ra, dec, mag FROM ${STARS} WHERE mag > 1), ${STARS}, radius_arcsec => 1)`;
    const { events } = await run(sql);
    const shown = events.flatMap((event) => (event.kind === 'shown' ? Object.values(event.shown.tables ?? {}) : []));
    expect(new Set(shown.map(({ columns }) => columns.map(({ name }) => name).join()))).toEqual(new Set(['id,id_2']));
  });
});
