import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { resolve } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { hasExtensions } from '../../../workers/sql/testing/openNodeDatabase.ts';
import { isRecord } from '../../known/isRecord.ts';
import { itemAt } from '../../known/itemAt.ts';
import { seeded } from '../../known/testing/seeded.ts';
import { Quantity } from '../quantity.ts';
import { sqlLiteral } from './tables/sqlLiteral.ts';
import { unfitFor } from './tables/unfitFor.ts';
import { openEngine } from './testing/openEngine.ts';
import { openNative } from './testing/nativeDatabase.ts';

const NUMBERS = [
  ...[0, 1, -7, 0.5, -0, 1e15, 1234567890123457, 2 ** 53 - 1, 2 ** 53, 1e300, Infinity],
  ...[3n, 5853498713190525697n, -(2n ** 60n), 2n ** 64n + 1n],
];

/** A value of numbers in lists, structs, sets and dictionaries, of one shape wherever a list holds several. */
function randomValue(random: () => number): unknown {
  const pick = <T>(items: readonly T[]): T => itemAt(items, Math.floor(random() * items.length));
  const few = Array.from({ length: 3 }, () => pick(NUMBERS));
  const shaped = (depth: number): (() => unknown) => {
    const kind = depth > 2 ? 0 : Math.floor(5 * random());
    if (kind === 0) return () => pick(few);
    const inner = shaped(depth + 1);
    const items = () => Array.from({ length: 1 + Math.floor(3 * random()) }, inner);
    if (kind === 1) return items;
    if (kind === 2) return () => ({ $skybook: 'set', items: items() });
    if (kind === 3) return () => ({ $skybook: 'entries', entries: items().map((item, i) => [i, item]) });
    return () => ({ a: inner(), ...(random() < 0.5 && { b: inner() }) });
  };
  return shaped(0)();
}

/** All numbers of a value, in its order. */
function numbersIn(value: unknown): readonly (number | bigint)[] {
  if (typeof value === 'number' || typeof value === 'bigint') return [value];
  if (Array.isArray(value)) return value.flatMap(numbersIn);
  if (!isRecord(value)) return [];
  if (value.$skybook === 'set') return numbersIn(value.items);
  if (value.$skybook === 'entries') return numbersIn(value.entries);
  return ['a', 'b'].flatMap((name) => numbersIn(value[name]));
}

/** A number as DuckDB writes it, or as JavaScript does: its exact value. */
function exact(text: string): string {
  if (/^-?\d+$/.test(text) && text !== '-0') return String(BigInt(text));
  const number = Number(text.replace(/inf$/, 'Infinity'));
  return Number.isInteger(number) && !Object.is(number, -0) ? String(BigInt(number)) : number.toExponential();
}

test('a value of numbers is the same to the last digit as a constant of SQL, or refused', async () => {
  const native = await openNative();
  if (!native) return;
  const random = seeded(5);
  let refused = 0;
  for (let i = 0; i < 600; i++) {
    const value = randomValue(random);
    if (unfitFor(value) !== undefined) {
      refused++;
      continue;
    }
    const [[text] = []] = await native(`SELECT (${sqlLiteral(value)})::VARCHAR`);
    // Names of fields stand in quotes.
    const read =
      String(text)
        .replace(/'\w+'/g, '')
        .match(/-?inf|-?\d[\d.]*(?:e[+-]?\d+)?/g) ?? [];
    expect(read.map(exact), sqlLiteral(value)).toEqual(
      numbersIn(value).map((number) => exact(Object.is(number, -0) ? '-0' : String(number))),
    );
  }
  expect(refused).toBeGreaterThan(20);
  expect(refused).toBeLessThan(300);
});

describe.skipIf(!hasExtensions)('values of other cells in SQL', () => {
  const folder = mkdtempSync(resolve(tmpdir(), 'skybook-'));
  const { run } = openEngine(folder);
  afterAll(() => rmSync(folder, { recursive: true }));

  test('whole numbers are integers at every magnitude that a number counts in', async () => {
    const { rows } = await run(
      'SELECT 5853498713190525700 IN (SELECT unnest($ids)) AS near, 5853498713190525697 IN (SELECT unnest($ids)) AS own, (($n * 1000) + 1)::BIGINT AS next',
      undefined,
      { ids: [1234567890123457, 5853498713190525697n], n: 1234567890123457 },
    );
    expect(rows).toEqual([{ near: false, own: true, next: 1234567890123457001n }]);
  });

  test('an array of floats is one of doubles, whole as its numbers may be', async () => {
    const masked = Object.assign([1, null], { dtype: 'float64' });
    const { rows } = await run(
      'SELECT typeof($x) AS x, typeof($none) AS none, typeof($masked) AS masked, typeof($n) AS n',
      undefined,
      { x: Float64Array.of(1, 1e15), none: new Float32Array(), masked, n: Int32Array.of(1) },
    );
    expect(rows).toEqual([{ x: 'DOUBLE[]', none: 'DOUBLE[]', masked: 'DOUBLE[]', n: 'INTEGER[]' }]);
  });

  test.each<readonly [string, unknown]>([
    ['m, no unit', [new Quantity(1, 'm'), 2]],
    ['m, no unit', [{ d: [new Quantity(1, 'm')] }, { d: [2] }]],
    ['beside fractions', [1e300, 5853498713190525697n]],
  ])('%s in one list are refused', async (why, x) => {
    await expect(run('SELECT $x', undefined, { x })).rejects.toThrow(why);
  });

  test('tables whose names differ in the case of Greek letters are two', async () => {
    const { rows, table } = await run('SELECT Δ.v AS v, δ.w AS w FROM Δ, δ', undefined, {
      Δ: { v: [new Quantity(1, 'km')] },
      δ: { w: [new Quantity(2, 's')] },
    });
    expect(rows).toEqual([{ v: 1, w: 2 }]);
    expect(table?.columns).toMatchObject([{ unit: 'km' }, { unit: 's' }]);
  });
});
