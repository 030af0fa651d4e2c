import { describe, expect, it, test } from 'vitest';
import { analyseSql } from './analyseSql.ts';

type Case = readonly [title: string, text: string, needs: string];

const NEEDS: readonly Case[] = [
  ['tables after FROM and JOIN are needed', 'SELECT * FROM a JOIN b USING (id) LEFT JOIN c ON a.x = c.x, d', 'a b c d'],
  ['a query may begin with FROM', 'FROM a SELECT x, y', 'a'],
  ['an address in the quotes of names is no table', 'FROM "https://a.example/t.csv" JOIN "b c" USING (id)', 'b c|'],
  [
    'parameters that EXECUTE gives values by their names are of no other cell',
    'PREPARE p AS SELECT $n, $limit FROM a; EXECUTE p(n := 3)',
    'a limit',
  ],
  ['a name keeps its spelling, and stands once', 'select * from Stars, stars, "My Table"', 'Stars|My Table'],
  ['names of letters beyond ASCII differ by their case', 'WITH É AS (FROM Δ) SELECT * FROM Δ, δ, É, é', 'Δ δ é'],
  ['the schema of the cells’ own tables counts for nothing', 'FROM main.a, memory.main.b', 'a b'],
  ['tables of other schemas are DuckDB’s', 'FROM information_schema.tables, pg_catalog.pg_class, x.y', ''],
  [
    'tables that DuckDB makes itself are not needed',
    'FROM duckdb_settings(), duckdb_tables, sqlite_master, pragma_database_list',
    '',
  ],
  [
    'table functions and files are not tables',
    "FROM range(10) t(i), read_parquet('a.parquet'), 'b.parquet' AS b, hats('https://x.org/c')",
    '',
  ],
  [
    'the tables of subqueries are needed',
    'SELECT (SELECT max(x) FROM a), EXISTS (FROM b) FROM (SELECT * FROM c) WHERE id IN (SELECT id FROM d)',
    'a b c d',
  ],
  ['a bracketed join is a list of tables', 'FROM (a JOIN (b CROSS JOIN c)), (VALUES (1, 2)) v(x, y)', 'a b c'],
  [
    'names of WITH are the statement’s own',
    'WITH a AS (FROM b), c(x) AS MATERIALIZED (SELECT * FROM a) SELECT * FROM c, a',
    'b',
  ],
  ['a name of WITH means the outer table inside itself', 'WITH stars AS (SELECT * FROM stars) FROM stars', 'stars'],
  [
    'a recursive name of WITH means itself',
    'WITH RECURSIVE t(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM t) FROM t',
    '',
  ],
  ['a name of WITH ends with its statement', 'WITH a AS (SELECT 1) FROM a; FROM a', 'a'],
  [
    'subqueries see the names of WITH around them',
    'WITH a AS (SELECT 1 AS x) SELECT * FROM b WHERE y IN (SELECT x FROM a)',
    'b',
  ],
  ['commas after the list of tables divide other things', 'SELECT x FROM a GROUP BY x, y ORDER BY z, w', 'a'],
  ['both sides of UNION count', 'SELECT x FROM a UNION ALL BY NAME FROM b EXCEPT TABLE c', 'a b c'],
  [
    'FROM inside functions and comparisons is no clause',
    "SELECT extract(year FROM t), trim(BOTH 'x' FROM s), a IS DISTINCT FROM b FROM c",
    'c',
  ],
  [
    'words in strings, quotes and comments are no clauses',
    'SELECT \'FROM a\', "from", $$ FROM b $$, $q$ FROM c $q$ -- FROM d\n/* FROM e /* f */ FROM g */ FROM h',
    'h',
  ],
  [
    'parameters are needed',
    'SELECT * FROM a WHERE mag < $limit AND in_moc(ra, dec, $moc) AND x = $1 AND y = ?',
    'a limit moc',
  ],
  ['the tables of xmatch are needed', 'FROM xmatch(a, "b c", radius_arcsec => $r, n => 1)', 'a|b c|r'],
  [
    'xmatch takes addresses and queries too',
    "FROM xmatch(hats('https://x.org'), (SELECT * FROM a WHERE m < 3), radius_arcsec => 1)",
    'a',
  ],
  ['the name of a catalogue may come from a cell', 'FROM hats(gaia), hats($url)', 'gaia url'],
  ['columns of xmatch outside FROM are none of its tables', 'SELECT xmatch.x FROM a', 'a'],
  [
    'PIVOT, SUMMARIZE and DESCRIBE take a table',
    'PIVOT a ON x USING sum(y); SUMMARIZE b; DESCRIBE c; SUMMARIZE SELECT * FROM d',
    'a b c d',
  ],
  ['COPY reads its table', "COPY a (x, y) TO 'a.csv'; COPY (FROM b) TO 'b.csv'", 'a b'],
  ['a sample is not a table', 'FROM a USING SAMPLE 10% (bernoulli)', 'a'],
  [
    'a table the cell makes is its own',
    'CREATE TEMP TABLE a AS FROM b; INSERT INTO a VALUES (1); SELECT * FROM a, c',
    'b c',
  ],
  ['dropping what may not exist needs nothing', 'DROP TABLE IF EXISTS a; CREATE VIEW a AS FROM b', 'b'],
  ['UNPIVOT names its columns by INTO', 'UNPIVOT a ON ra, dec INTO NAME k VALUE v', 'a'],
  ['SELECT INTO is no SQL of DuckDB', 'SELECT x INTO t FROM a', 'a'],
  ['spaces of web pages are spaces', 'SELECT\u00a0x\u2003FROM\u202fa\u3000WHERE x > 1', 'a'],
  ['lists and structs hold no tables', "SELECT [x FOR x IN l IF x > 1], {'a': b, 'c': d} FROM t", 't'],
];

describe('Needs of an SQL cell:', () => {
  test.each(NEEDS)('%s', (_title, text, needs) => {
    const analysis = analyseSql(text, undefined);
    expect(analysis.failure).toBeUndefined();
    expect(new Set(analysis.needs)).toEqual(new Set(needs.split(needs.includes('|') ? '|' : ' ').filter(Boolean)));
  });
});

describe('What an SQL cell defines:', () => {
  test.each([
    ['its output', 'SELECT 1', 'x', 'x'],
    ['the table it makes', 'CREATE OR REPLACE TABLE "A b" AS SELECT 1', undefined, 'A b'],
    ['the view it makes', 'create temp view if not exists main.v as select 1', undefined, 'v'],
    ['nothing without either', 'SELECT 1', undefined, undefined],
  ])('%s', (_title, text, output, defined) => {
    expect(analyseSql(text, output).defines).toEqual(defined ? [defined] : []);
  });

  test.each([
    'INSERT INTO a SELECT 1',
    'UPDATE a SET x = 1',
    'DELETE FROM a WHERE x',
    'ALTER TABLE a ADD COLUMN x INT',
    'DROP TABLE a',
    'MERGE INTO a USING b ON a.x = b.x',
  ])('a table of another cell that “%s” would change is both defined and needed', (text) => {
    const { defines, needs } = analyseSql(text, undefined);
    expect(defines).toEqual(['a']);
    expect(needs).toContain('a');
  });
});

describe('A cell for a TAP service', () => {
  test('needs only parameters and uploads, whatever its tables', () => {
    const text =
      "-- @tap https://gea.esac.esa.int/tap-server/tap\nSELECT TOP 10 * FROM gaiadr3.gaia_source g JOIN TAP_UPLOAD.mine m ON 1 = CONTAINS(POINT('ICRS', g.ra, g.dec), CIRCLE('ICRS', m.ra, m.dec, $r))";
    expect(analyseSql(text, 'gaia')).toMatchObject({
      defines: ['gaia'],
      needs: ['mine', 'r'],
      hosts: ['gea.esac.esa.int'],
    });
  });

  test('is known by its first line alone', () => {
    expect(analyseSql('SELECT 1 FROM a\n-- @tap https://x.org', undefined).needs).toEqual(['a']);
  });
});

describe('The tables that an SQL cell leaves are its own, beside its output:', () => {
  it.each([
    ['CREATE TABLE a AS SELECT 1', 'x', 'x a'],
    ['CREATE TABLE a(i INT); CREATE OR REPLACE VIEW b AS FROM a; SELECT count(*) FROM b', undefined, 'a b'],
    ['CREATE TEMP TABLE a AS SELECT 1; CREATE TABLE c AS FROM a; DROP TABLE a;', undefined, 'c'],
    ['DROP TABLE IF EXISTS a; CREATE TABLE a AS SELECT 1', undefined, 'a'],
    ['CREATE TABLE a AS SELECT 1; ALTER TABLE a RENAME TO b; SELECT 1', 'y', 'y b'],
    ['CREATE TABLE main.a AS SELECT 1; DROP VIEW IF EXISTS a', undefined, ''],
    ['CREATE MACRO f(x) AS x; SELECT f(1)', undefined, ''],
  ])('%s', (text, output, defined) => {
    expect(analyseSql(text, output).defines).toEqual(defined === '' ? [] : defined.split(' '));
  });
});

describe('What is left open in SQL:', () => {
  test.each([
    ["SELECT 'a", 1, 8],
    ['SELECT "a\nFROM b', 1, 8],
    ['SELECT 1\n/* a /* b */', 2, 1],
    ['SELECT $$a', 1, 8],
    ['SELECT (1,\n(2)', 1, 8],
    ['SELECT 1)', 1, 9],
    ['SELECT [1)', 1, 10],
  ])('%j is found', (text, line, column) => {
    expect(analyseSql(text, undefined).failure).toMatchObject({ kind: 'syntax', line, column });
  });

  test.each([
    "SELECT 'it''s', E'it\\'s', 'a\nb'",
    "SELECT x -> y, x::INT[], [1][1], {'a': 1}",
    'SELECT 1_000.5e-3, a$b, $1',
  ])('%j is whole', (text) => {
    expect(analyseSql(text, undefined).failure).toBeUndefined();
  });
});
