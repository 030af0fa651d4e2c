import { expect, test } from 'vitest';
import { seededBelow } from '../../known/testing/seededBelow.ts';
import { readSql } from './readSql.ts';
import type { SqlToken } from './sqlToken.ts';
import { limitTop } from './limitTop.ts';
import { readCellText } from './readCellText.ts';

test.each([
  ['SELECT TOP 10 * FROM t', 'SELECT        * FROM t LIMIT 10'],
  [
    'select distinct top 5 a from t where x in (select top 2 y from u) order by a -- best',
    'select distinct       a from t where x in (select       y from u LIMIT 2) order by a LIMIT 5 -- best',
  ],
  ['SELECT TOP 3 a FROM t OFFSET 2;', 'SELECT       a FROM t OFFSET 2 LIMIT 3;'],
  ["SELECT TOP 3 a FROM t WHERE s = 'it''s; -- top 2'", "SELECT       a FROM t WHERE s = 'it''s; -- top 2' LIMIT 3"],
  ['SELECT TOP 3 "a b" FROM "my t"', 'SELECT       "a b" FROM "my t" LIMIT 3'],
  [
    'SELECT TOP 1 a FROM t UNION ALL SELECT TOP 2 a FROM u',
    '(SELECT       a FROM t LIMIT 1) UNION ALL (SELECT       a FROM u LIMIT 2)',
  ],
  ['SELECT TOP 3 "a" FROM "t" -- it\'s "x"', 'SELECT       "a" FROM "t" LIMIT 3 -- it\'s "x"'],
  ['SELECT TOP 3 a FROM t WHERE b = $limit', 'SELECT       a FROM t WHERE b = $limit LIMIT 3'],
  ['SELECT TOP 3 a FROM t /* all */', 'SELECT       a FROM t LIMIT 3 /* all */'],
])('%s', (adql, sql) => {
  expect(limitTop(readCellText(adql)).text).toBe(sql);
});

test.each([
  "SELECT 'select top 10 x'",
  'SELECT top FROM t',
  'SELECT top, 10 FROM t',
  'SELECT t.top FROM t',
  '-- SELECT TOP 10\nSELECT 1',
])('%s stays as it is', (sql) => {
  const cell = readCellText(sql);
  expect(limitTop(cell)).toBe(cell);
});

/** Where the SELECT at a token ends, looked for from there on: the token behind it. */
function endFrom(tokens: readonly SqlToken[], first: number): number {
  let depth = 0;
  const end = tokens.findIndex(({ kind, text }, i) => {
    if (i <= first) return false;
    if (kind === 'sign' && '([{'.includes(text)) depth++;
    if (kind === 'sign' && ')]}'.includes(text) && --depth < 0) return true;
    return (
      depth === 0 && ((kind === 'sign' && text === ';') || (kind === 'word' && ['union', 'intersect'].includes(text)))
    );
  });
  return end < 0 ? tokens.length : end;
}

test('in SQL of any pieces each SELECT TOP has its limit where it ends: at its bracket’s end, a set operation, a semicolon', () => {
  const random = seededBelow(6);
  const pieces = [
    'select',
    'top 1',
    'select top 2 a',
    'from t',
    '(',
    ')',
    '[',
    ']',
    ';',
    'union',
    'union all',
    "'x;)'",
    '"b"',
    '$$ ( $$',
    '-- )\n',
    '$n',
    ',',
  ];
  for (let round = 0; round < 4000; round++) {
    const sql = Array.from({ length: 1 + random(14) }, () => pieces[random(pieces.length)]).join(' ');
    const { tokens } = readSql(sql);
    const word = (i: number) => (tokens[i]?.kind === 'word' ? tokens[i].text : '');
    let blank = sql;
    const puts = tokens.flatMap((token, i): (readonly [at: number, put: string])[] => {
      if (word(i) !== 'select' || word(i + 1) !== 'top' || tokens[i + 2]?.kind !== 'number') return [];
      const end = endFrom(tokens, i);
      const [from, to] = [tokens[i + 1]!.from, tokens[i + 2]!.to];
      blank = blank.slice(0, from) + ' '.repeat(to - from) + blank.slice(to);
      const isPart = [word(end), word(i - 1), word(i - 1) === 'all' ? word(i - 2) : ''].some(
        (next) => next === 'union',
      );
      return [
        [tokens[end - 1]!.to, ` LIMIT ${tokens[i + 2]!.text}${isPart ? ')' : ''}`],
        ...(isPart ? [[token.from, '('] as const] : []),
      ];
    });
    const wanted = puts
      .toSorted((a, b) => b[0] - a[0])
      .reduce((done, [at, put]) => done.slice(0, at) + put + done.slice(at), blank);
    expect({ sql, limited: limitTop(readCellText(sql)).text }).toEqual({ sql, limited: wanted });
  }
});
