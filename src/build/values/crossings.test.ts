import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { CROSSINGS } from './crossings.ts';
import { crossingsDocument } from './crossingsDocument.ts';
import { SQL_VALUES } from './sqlValues.ts';

test("the contributors' table of values is the table that the property test goes by", async () => {
  await expect(crossingsDocument()).toMatchFileSnapshot('../../../.github/VALUES.md');
});

test('every kind is made by the property test in a language at least, and nothing is made that is no kind', () => {
  const python = ['random_numbers', 'random_times', 'random_values']
    .map((name) => readFileSync(resolve(import.meta.dirname, `${name}.py`), 'utf8'))
    .join('\n');
  const made = [...python.matchAll(/^def (\w+)\(chance, n\):/gm)].map(([, name]) => name!);
  const named = (language: 'python' | 'sql') => CROSSINGS.flatMap((crossing) => crossing.made[language] ?? []);
  expect(CROSSINGS.filter(({ made: { python: own, sql } }) => !own && !sql)).toEqual([]);
  expect(made.toSorted()).toEqual(named('python').toSorted());
  expect(Object.keys(SQL_VALUES).toSorted()).toEqual(named('sql').toSorted());
});
