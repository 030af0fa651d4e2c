import { expect, it } from 'vitest';
import { readSql } from '../../../parse/sql/readSql.ts';
import { seeded } from '../../../known/testing/seeded.ts';
import { doingOf } from './doingOf.ts';
import { readCellText } from '../../../parse/sql/readCellText.ts';
import { statementsOf } from './statements.ts';

const LITERALS: Readonly<Record<string, string>> = {
  n: '3',
  text: "'a;''(b'",
  list: "[1, 'x)', 2]",
  file: "'rows.csv'",
  zone: "'UTC'",
};
const read = (text: string) => statementsOf(readCellText(text), (name) => LITERALS[name] ?? `$${name}`);

it.each([
  ['SELECT 1', 'query', true],
  ['(SELECT 1) UNION (SELECT 2)', 'query', true],
  ['FROM t', 'query', true],
  ['-- why\nwith a as (select 1) from a', 'query', true],
  ['PIVOT t ON a', 'query', true],
  ['SELECT a INTO t FROM u', 'into', true],
  ['CREATE OR REPLACE TABLE t AS SELECT 1', 'create', false],
  ['create view "a b" as from t', 'create', false],
  ['CREATE TABLE t (a INT)', 'other', false],
  ["COPY t TO 'a.csv' (HEADER)", 'copy', false],
  ['COPY t TO $file', 'copy', false],
  ["COPY t FROM 'a.csv'", 'needless', false],
  ['DESCRIBE t', 'report', true],
  ['explain select 1', 'report', true],
  ['INSERT INTO t VALUES (1) RETURNING a', 'report', true],
  ['INSERT INTO t VALUES (1)', 'other', false],
  ['INSTALL httpfs', 'extension', false],
  ['SET TimeZone = $zone', 'zone', false],
  ["SET default_order = 'DESC'", 'setting', false],
  ['reset default_order', 'setting', false],
  ['SET threads = 2', 'needless', false],
  ['reset session memory_limit', 'needless', false],
  ['begin', 'needless', false],
  ['ROLLBACK', 'needless', false],
])('%s is of kind %s', (text, kind, hasRows) => {
  const [statement, ...others] = read(text);
  expect(others).toEqual([]);
  expect([statement?.does.kind, statement?.hasRows]).toEqual([kind, hasRows]);
});

it.each([
  ['DESCRIBE t', 'FROM t'],
  ['summarize  select 1', 'select 1'],
  ['EXPLAIN (SELECT $n)', '(SELECT 3)'],
])('%s is asked of %s', (text, target) => {
  expect(read(text)[0]?.does).toMatchObject({ kind: 'report', target });
});

it('a refusal is told when its turn comes, not when it is read', () => {
  const [first, ...others] = read('SELECT 1; LOAD spatial; SELECT a INTO t FROM u');
  expect(first?.does).toEqual({ kind: 'query' });
  expect(others.map(({ does }) => 'failure' in does && does.failure?.kind)).toEqual(['sql', 'sql']);
});

it('what a statement makes is known before it runs', () => {
  const made = read('CREATE TABLE a AS SELECT 1; CREATE TABLE s.b (x INT); SELECT 1; CREATE VIEW "c d" AS FROM a');
  expect(made.map((statement) => statement.made)).toEqual(['a', 'b', undefined, 'c d']);
});

it('statements of any pieces are what their own texts are, once parameters are filled in', () => {
  const random = seeded(14);
  const pieces = [
    ...['select', 'from', 'create table t as', 'create', 'table', 'view', 't', 'as', 'copy', 'to', 'into', 'returning'],
    ...['insert', 'set', 'timezone', 'load', 'describe', '=', '(', ')', '[', ']', ';', ',', '\n', '1', "'x;)'"],
    ...['"a ""b"', '$$ ; $$', '-- ; $n\n', '/* ; */', '$n', '$text', '$list', '$file', '$unknown'],
  ];
  const kinds = new Set<string>();
  for (let round = 0; round < 5000; round++) {
    const count = 1 + Math.floor(random() * 12);
    const cell = Array.from({ length: count }, () => pieces[Math.floor(random() * pieces.length)]).join(' ');
    for (const { text, does, hasRows } of read(cell)) {
      const { tokens, parts } = readSql(text);
      const firstWord = tokens[0]?.text.toLowerCase() ?? '';
      const alone = doingOf({ text, tokens, parts, firstWord });
      expect({ cell, does, hasRows }).toEqual({
        cell,
        does: alone,
        hasRows: ['query', 'report', 'into'].includes(alone.kind),
      });
      kinds.add(does.kind);
    }
  }
  expect([...kinds].sort()).toEqual([
    'copy',
    'create',
    'extension',
    'into',
    'needless',
    'other',
    'query',
    'report',
    'setting',
    'zone',
  ]);
});
