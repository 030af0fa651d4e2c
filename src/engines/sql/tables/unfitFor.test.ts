import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { isRecord } from '../../../known/isRecord.ts';
import { unfitFor } from './unfitFor.ts';

type Cases = { readonly unfit: readonly (readonly [unknown, string])[]; readonly fit: readonly unknown[] };

/** Cases that the scripts' Python is held to as well; integers that doubles have none for are texts there. */
const { unfit, fit } = JSON.parse(
  readFileSync(resolve(import.meta.dirname, 'unfitCases.json'), 'utf8'),
  (_, value: unknown) => (isRecord(value) && typeof value.$long === 'string' ? BigInt(value.$long) : value),
) as Cases;

test.each(unfit)('value %# would be another value as a constant of SQL', (value, why) => {
  expect(unfitFor(value) ?? '').toContain(why);
});

test.each([...fit, Float32Array.of(1, 2)].map((value) => [value]))(
  'value %# is the same as a constant of SQL',
  (value) => {
    expect(unfitFor(value)).toBeUndefined();
  },
);
