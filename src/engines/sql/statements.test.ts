import { existsSync, readdirSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { MIME } from '../../../workers/wire/shown.ts';
import { hasExtensions } from '../../../workers/sql/testing/openNodeDatabase.ts';
import { openEngine, readFile } from './testing/openEngine.ts';

const folder = resolve(import.meta.dirname, '../../../public');
const SKY = "hats('catalogues/hipparcos')";

describe.skipIf(!hasExtensions)('a cell of several statements', () => {
  const { run } = openEngine(folder);
  // Node's DuckDB writes to the disk what a browser's keeps in memory.
  afterAll(() => {
    for (const name of readdirSync('.')) if (/^skybook-out-\w+\.(csv|json|parquet)$/.test(name)) rmSync(name);
  });

  test.each([
    [
      'the last SELECT is shown, and each table is there under its own name',
      'CREATE OR REPLACE TABLE br AS SELECT 1 AS id, 5.5::DOUBLE AS mag; SELECT count(*)::INTEGER AS n FROM br;',
      [{ n: 1 }],
      { br: [{ id: 1, mag: 5.5 }] },
    ],
    [
      'rows that were inserted are in it',
      'CREATE TABLE tc(i INTEGER); INSERT INTO tc VALUES (3), (4); SELECT max(i) AS m FROM tc',
      [{ m: 4 }],
      { tc: [{ i: 3 }, { i: 4 }] },
    ],
    [
      'two tables and a view',
      'CREATE TABLE ta AS SELECT 1 AS a; CREATE TEMP TABLE tb AS SELECT 2 AS b; CREATE VIEW tv AS FROM ta, tb;',
      [],
      { ta: [{ a: 1 }], tb: [{ b: 2 }], tv: [{ a: 1, b: 2 }] },
    ],
    [
      'a statement after the SELECT does not hide it',
      'CREATE TABLE td AS SELECT 7 AS x; FROM td; DROP TABLE td',
      [{ x: 7 }],
      {},
    ],
    ['a prepared statement answers', 'PREPARE p AS SELECT 42 AS x; EXECUTE p', [{ x: 42 }], {}],
    [
      'a prepared statement reads a catalogue',
      `PREPARE near AS SELECT count(*)::INTEGER AS n FROM ${SKY} WHERE hip < $1 AND hip > $2; EXECUTE near(10 + 10, (3))`,
      [{ n: 16 }],
      {},
    ],
    [
      'values of a prepared statement may be named',
      `PREPARE near AS SELECT count(*)::INTEGER AS n FROM ${SKY} WHERE hip < $most AND hip > $least AND hip < $most; EXECUTE near(least := 3, most := (20))`,
      [{ n: 16 }],
      {},
    ],
    [
      'a macro of a table reads a catalogue, and its parameters may be named',
      `CREATE MACRO low(most, least := 0) AS TABLE SELECT hip FROM ${SKY} WHERE hip < most AND hip > least;
       SELECT count(*)::INTEGER AS n, max(b.hip)::INTEGER AS h FROM low(20, least := 5) AS b JOIN low(12) AS c USING (hip)`,
      [{ n: 6, h: 11 }],
      {},
    ],
    [
      'parameters of a macro may have types, to which what is given is cast',
      `CREATE MACRO low(most INTEGER, least DOUBLE := '0') AS TABLE SELECT hip, most AS m, least AS l FROM ${SKY} WHERE hip < most AND hip > least;
       SELECT count(*)::INTEGER AS n, max(m) AS m, max(l) AS l FROM low('20', least := 5)`,
      [{ n: 14, m: 20, l: 5 }],
      {},
    ],
    [
      'a macro of a value reads a catalogue through another',
      `CREATE MACRO low(most) AS TABLE SELECT hip FROM ${SKY} WHERE hip < most;
       CREATE MACRO highest(k) AS (SELECT max(hip)::INTEGER FROM low(k)); SELECT highest(100), 1 + highest(i + 10) AS n FROM range(1) AS r(i)`,
      [{ 'highest(100)': 99, n: 10 }],
      {},
    ],
    [
      'a statement that is no query reads a catalogue by a macro',
      `CREATE MACRO low(most) AS TABLE SELECT hip FROM ${SKY} WHERE hip < most;
       CREATE TABLE tl (hip BIGINT); INSERT INTO tl SELECT * FROM low(4) ORDER BY hip; SELECT count(*)::INTEGER AS n FROM tl`,
      [{ n: 3 }],
      { tl: [{ hip: 1n }, { hip: 2n }, { hip: 3n }] },
    ],
    [
      'a macro is another once it is made anew, and none once it is dropped',
      `CREATE MACRO low() AS TABLE FROM ${SKY}; CREATE OR REPLACE MACRO low() AS TABLE SELECT 1 AS x; FROM low(); DROP MACRO TABLE low`,
      [{ x: 1 }],
      {},
    ],
    [
      'what INSERT returns is shown',
      'CREATE TABLE te(i INTEGER); INSERT INTO te VALUES (5) RETURNING i',
      [{ i: 5 }],
      { te: [{ i: 5 }] },
    ],
    ['spaces of web pages are spaces', 'SELECT\u00a0count(*)::INTEGER\u2003AS n FROM\u202frange(3)', [{ n: 3 }], {}],
    [
      'a variable takes its value of a catalogue, and each database knows it',
      `SET VARIABLE few = (SELECT list(hip ORDER BY hip) FROM ${SKY} WHERE hip < 9 AND hip <> 4);
       SELECT count(*)::INTEGER AS n, len(getvariable('few'))::INTEGER AS k FROM ${SKY} WHERE hip IN getvariable('few')`,
      [{ n: 7, k: 7 }],
      {},
    ],
    [
      'secrets without keys are the page’s own affair',
      "CREATE OR REPLACE SECRET s (TYPE s3, PROVIDER config, REGION 'us-east-1'); DROP SECRET s; SELECT 1 AS x",
      [{ x: 1 }],
      {},
    ],
    [
      'extensions that are there need not be loaded',
      "INSTALL httpfs; LOAD httpfs; LOAD 'parquet'; SELECT 1 AS x",
      [{ x: 1 }],
      {},
    ],
    [
      'UNPIVOT names its columns',
      'CREATE TABLE tu AS SELECT 1 AS a, 2 AS b; UNPIVOT tu ON a, b INTO NAME k VALUE v',
      [
        { k: 'a', v: 1 },
        { k: 'b', v: 2 },
      ],
      { tu: [{ a: 1, b: 2 }] },
    ],
    [
      'columns may be named in the head',
      'CREATE TABLE tn(x, y) AS SELECT 1, 2; FROM tn',
      [{ x: 1, y: 2 }],
      { tn: [{ x: 1, y: 2 }] },
    ],
    [
      'macros, types and sequences are made anew when the cell runs again',
      "CREATE MACRO twice(x) AS 2 * x; CREATE MACRO upto(n) AS TABLE SELECT i::INTEGER AS i FROM range(n) AS r(i); CREATE TYPE mood AS ENUM ('a', 'b'); CREATE SEQUENCE steps; SELECT twice(i) AS x, nextval('steps')::INTEGER AS k, 'b'::mood AS m FROM upto(2)",
      [
        { x: 0, k: 1, m: 'b' },
        { x: 2, k: 2, m: 'b' },
      ],
      {},
    ],
    [
      'statements between BEGIN and COMMIT stand, as all do',
      'BEGIN TRANSACTION; CREATE TABLE tx AS SELECT 1 AS x; COMMIT; START TRANSACTION; INSERT INTO tx VALUES (2); END; FROM tx',
      [{ x: 1 }, { x: 2 }],
      { tx: [{ x: 1 }, { x: 2 }] },
    ],
    [
      'threads, memory and regions of buckets are the page’s own affair',
      "SET threads TO 4; SET GLOBAL memory_limit = '100GB'; PRAGMA threads = 2; SET s3_region='us-east-1'; SELECT 1 AS x",
      [{ x: 1 }],
      {},
    ],
    [
      'SET and comments',
      "SET preserve_insertion_order = true; /* as ; */ SELECT 'a;b' AS x -- the end",
      [{ x: 'a;b' }],
      {},
    ],
  ])('%s', async (_title, text, shown, tables) => {
    // Cells are run again.
    for (let times = 0; times < 2; times++) {
      const { rows, exports } = await run(text);
      expect(rows).toEqual(shown);
      expect(Object.keys(exports)).toEqual(Object.keys(tables));
    }
    for (const [name, rows] of Object.entries(tables)) expect((await run(`FROM ${name}`)).rows).toEqual(rows);
  });

  test.each(['SHOW TABLES', 'PRAGMA show_tables'])('%s has the reader’s tables alone', async (list) => {
    await run('SELECT 1 AS x');
    const names = (await run(`CREATE TABLE own AS SELECT 2 AS x; ${list}`)).rows.map(({ name }) => String(name));
    expect(names).toContain('own');
    expect(names.filter((name) => name.startsWith('__'))).toEqual([]);
  });

  test('a cell that has become a comment gives nothing of what it was', async () => {
    expect(Object.keys((await run('SELECT 1 AS x', 'was')).exports)).toEqual(['was']);
    expect((await run('-- SELECT 1 AS x', 'was')).exports).toEqual({});
  });

  test('the last SELECT takes the result’s name; without one the last table does', async () => {
    const { exports } = await run('CREATE TABLE a1 AS SELECT 1 AS x; SELECT x + 1 AS y FROM a1', 'result');
    expect(Object.keys(exports)).toEqual(['result', 'a1']);
    expect((await run('FROM result')).rows).toEqual([{ y: 2 }]);
    await run('CREATE TABLE a2 AS SELECT 3 AS z', 'named');
    expect((await run('FROM named')).rows).toEqual([{ z: 3 }]);
  });

  test.each([
    [
      `SELECT count(*)::INTEGER AS n FROM (VALUES (1, true), (2, false), (9, false)) AS t(mag, is_bad)
      WHERE mag < 5-$x AND NOT is_bad`,
      1,
    ],
    ['SELECT 5%$x AS n', 2],
    ['SELECT -$x AS n', 3],
    ['SELECT $x ** 2 AS n', 9],
    ["SELECT '$x'||$x AS n", '$x-3'],
    ['SELECT $$ $x $$ || $x AS n -- $x', ' $x -3'],
    ['SELECT ([1, 2])[$x + 4] AS n', 1],
    ["SELECT ('2020-01-04'::DATE + INTERVAL $x DAY)::DATE::VARCHAR AS n", '2020-01-01'],
  ])('%s has -3 as one value', async (text, n) => {
    expect((await run(text, undefined, { x: -3 })).rows).toEqual([{ n }]);
  });

  test('a table that another cell changes is another for its readers', async () => {
    const { exports: before } = await run('CREATE TABLE grows AS SELECT 1 AS x');
    const { exports: after } = await run('INSERT INTO grows VALUES (2)', undefined, { grows: before.grows });
    expect((after.grows as { version: number }).version).not.toBe((before.grows as { version: number }).version);
  });

  test('SUMMARIZE goes on where columns have NaN, and says so', async () => {
    const { rows, table } = await run("SUMMARIZE FROM (VALUES (1.0::DOUBLE, 1), ('nan', 2), ('inf', 3)) AS v(x, n)");
    expect(rows.map(({ column_name: name, avg }) => [name, avg])).toEqual([
      ['x', '1.0'],
      ['n', '2.0'],
    ]);
    expect(table!.warnings.join()).toContain('NaN or infinite');
  });

  test.each([
    ["COPY (SELECT 1 AS a, 'x' AS b) TO 'out/some.csv' (HEADER)", 'some.csv', 'a,b\n1,x\n'],
    ["CREATE TABLE tj AS SELECT 2 AS a; COPY tj TO 'rows.json'", 'rows.json', '{"a":2}\n'],
  ])('%s gives the reader the file', async (text, name, content) => {
    const { events } = await run(text);
    const shown = events.flatMap((event) => (event.kind === 'shown' ? [event.shown] : [])).at(-1)!;
    expect(shown.data[MIME.file]).toEqual({ name, buffer: 'file' });
    expect(new TextDecoder().decode(shown.buffers!.file)).toBe(content);
  });

  test.skipIf(!existsSync(resolve(folder, 'catalogues/hipparcos')))(
    'tables made of a catalogue keep its units, and no rows are left half shown',
    async () => {
      const { events, exports } = await run(`CREATE TABLE near AS SELECT * FROM ${SKY} WHERE dec > 89`);
      expect(Object.keys(exports)).toEqual(['near']);
      expect(events.some((event) => event.kind === 'shown' && event.shown.tables)).toBe(false);
      const { table } = await run('FROM near', undefined, exports);
      expect(table!.columns.filter(({ unit }) => unit).length).toBeGreaterThan(2);
      const { table: plain, plan, events: told } = await run(`SUMMARIZE ${SKY}`);
      expect([plain!.rows > 5, plan?.catalogue]).toEqual([true, 'hipparcos']);
      expect(told.filter((event) => event.kind === 'shown' && event.shown.tables)).toHaveLength(1);
    },
  );

  const ROWS = `SELECT hip % 3 AS k, hip % 2 AS j, parallax, hip FROM ${SKY} WHERE parallax > 40`;
  test
    .skipIf(!existsSync(resolve(folder, 'catalogues/hipparcos')))
    .each([
      [`PIVOT (${ROWS}) ON j USING count(*) AS n, max(parallax) AS p GROUP BY k ORDER BY k`],
      [`SELECT * FROM (PIVOT (${ROWS}) ON j USING sum(parallax) GROUP BY k) ORDER BY k`],
      [`UNPIVOT (${ROWS}) ON COLUMNS('parallax|k') INTO NAME name VALUE v`],
      [`WITH p AS (PIVOT (${ROWS}) ON k USING count(*)) SELECT count(*) AS n FROM p`],
      [
        `CREATE TABLE w (hip INTEGER, p DOUBLE); INSERT INTO w SELECT hip, parallax FROM (${ROWS}); UPDATE w SET p = 0 WHERE hip IN (SELECT hip FROM (${ROWS}) WHERE j = 1); SELECT count(*) AS n, sum(p) AS p FROM w`,
      ],
    ])('%s is over a catalogue as over a table of it', async (text) => {
    const over = await run(text);
    await run(`CREATE TABLE held AS ${ROWS}`);
    const held = text.replaceAll(ROWS, 'FROM held');
    const mine = over.rows.map((row) => JSON.stringify(Object.values(row).map(String))).sort();
    const table = await run(held);
    expect(mine).toEqual(table.rows.map((row) => JSON.stringify(Object.values(row).map(String))).sort());
    expect(over.table!.columns.map(({ name, type }) => `${name} ${type}`)).toEqual(
      table.table!.columns.map(({ name, type }) => `${name} ${type}`),
    );
  });

  test.skipIf(!existsSync(resolve(folder, 'catalogues/hipparcos')))(
    'nothing is read for a statement that is none of SQL',
    async () => {
      let read = 0;
      const { run: runIn } = openEngine(folder, { read: (url, range) => (read++, readFile(url, range)) });
      await expect(runIn(`PIVOT ${SKY} ON hip USING count(* GROUP BY hip`)).rejects.toMatchObject({
        failure: { message: expect.stringMatching(/syntax error/) as unknown },
      });
      expect(read).toBe(0);
    },
  );

  test.skipIf(!existsSync(resolve(folder, 'catalogues/hipparcos')))(
    'what is set counts in each database that reads a part of a catalogue, and so does a type that a cell makes',
    async () => {
      const { run: runIn } = openEngine(folder, { workers: 3 });
      const rows = async (sql: string) => (await runIn(sql)).rows;
      const count = (most: string) => `SELECT count(*)::INTEGER AS n FROM ${SKY} WHERE parallax > ${most}`;
      expect(await rows(`SET VARIABLE most = 20.5; ${count("getvariable('most')")}`)).toEqual(
        await rows(count('20.5')),
      );
      const first = (order: string) =>
        `SELECT hip, parallax FROM ${SKY} ORDER BY parallax${order}, hip${order} LIMIT 3`;
      const last = await rows(first(' DESC'));
      expect(await rows(`SET default_order = 'DESC'; ${first('')}; RESET default_order`)).toEqual(last);
      expect(await rows(first(''))).not.toEqual(last);
      const typed = `CREATE TYPE side AS ENUM ('odd', 'even'); SELECT (CASE hip % 2 WHEN 0 THEN 'even' ELSE 'odd' END)::side AS s, count(*)::INTEGER AS n FROM ${SKY} GROUP BY s ORDER BY s`;
      const sides = await rows(typed);
      expect(sides.map(({ s }) => s)).toEqual(['odd', 'even']);
      expect(await rows(typed)).toEqual(sides);
      await expect(runIn('SET nonsense = 1')).rejects.toMatchObject({ failure: { kind: 'sql' } });
    },
  );
});
