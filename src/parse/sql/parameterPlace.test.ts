import { expect, it } from 'vitest';
import { inPlace, parameterPlace } from './parameterPlace.ts';
import { readSql } from './readSql.ts';

function filled(text: string, literal: string): string {
  const { tokens } = readSql(text);
  return tokens.reduceRight(
    (result, { kind, from, to }, i) =>
      kind === 'parameter'
        ? result.slice(0, from) + inPlace(literal, parameterPlace(text, tokens, i)) + result.slice(to)
        : result,
    text,
  );
}

it.each([
  ['5-$x', '5-(-3)'],
  ['5 - $x', '5 - (-3)'],
  ['-$x', '-(-3)'],
  ['5%$x', '5%(-3)'],
  ['-/**/$x', '-/**/(-3)'],
  ['-\n$x', '-\n(-3)'],
  ['$x::UINTEGER', '(-3)::UINTEGER'],
  ['$x ** 2', '(-3) ** 2'],
  ['$x[1]', '(-3)[1]'],
  ['a[1:$x]', 'a[1:(-3)]'],
  ['mag $x', 'mag (-3)'],
  ['CREATE SEQUENCE s START WITH $x', 'CREATE SEQUENCE s START WITH -3'],
  ['CREATE TABLE sequence AS SELECT 1 ORDER BY $x', 'CREATE TABLE sequence AS SELECT 1 ORDER BY (-3)'],
  ['INTERVAL $x DAY', 'INTERVAL (-3) DAY'],
  ['f($x, $x)', 'f(-3, -3)'],
  ['[$x, $x]', '[-3, -3]'],
  ['(-$x)', '(-(-3))'],
  ['($x - 1)', '((-3) - 1)'],
])('a negative number is one operand in %s', (text, right) => expect(filled(text, '-3')).toBe(right));

it.each([
  ['1$x', '3', '1(3)'],
  ['1.$x', '3', '1.(3)'],
  ['t.$x', '3', 't.(3)'],
  ['$x.5', '3', '(3).5'],
  ["'a'$x", "'b'", "'a'('b')"],
  ["'a'\n$x", "'b'", "'a'\n('b')"],
  ["$x\n'a'", "'b'", "('b')\n'a'"],
  ["$x'a'", "'b'", "('b')'a'"],
  ['"a"$x', '3', '"a"(3)'],
  ['"a" $x', '[1]', '"a" ([1])'],
  ['f(1)$x', '[1]', 'f(1)([1])'],
  ['$x[1]', '3.5e0::DOUBLE', '(3.5e0::DOUBLE)[1]'],
  ['$x.a', '{"a": 1}', '({"a": 1}).a'],
])('%s does not run together with %s', (text, literal, right) => expect(filled(text, literal)).toBe(right));

it.each(["'$x'", '"$x"', '-- $x', '/* $x */', '/* /* */ $x */', '$$ $x $$', '$t$ $x $t$', "e'\\'$x'", 'a$x'])(
  '%s holds no parameter',
  (text) => expect(filled(text, '-3')).toBe(text),
);

it.each([
  ['a IN $x', '[1, 2]'],
  ['DATE $x', "'2020-01-01'"],
  ['a=$x+1', '3'],
  ['LIMIT $x', '3'],
  ['SET TimeZone = $x', "'UTC'"],
])('%s is filled as it stands', (text, literal) => expect(filled(text, literal)).toBe(text.replace('$x', literal)));
