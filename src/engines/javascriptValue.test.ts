import { expect, test } from 'vitest';
import { carryJs } from './carryValue.ts';
import { javascriptValue } from './javascriptValue.ts';
import { dateText } from './moment.ts';
import { javascriptArray } from './numpyArray.ts';

test('moments keep what is finer than a Date, also on their way back, and until it is set anew', () => {
  const moment = { $skybook: 'moment', ms: Date.UTC(2020, 0, 1), ns: 456_000, as: 'datetime' } as const;
  const date = javascriptValue(moment) as Date;
  expect(carryJs(date)).toEqual({ kind: 'plain', value: moment });
  expect(dateText(date)).toBe('2020-01-01T00:00:00.000456Z');
  date.setUTCFullYear(2021);
  expect(carryJs(date)).toMatchObject({ value: { ns: 0 } });
});

test('a number with a unit reckons as the number, reads as both, and comes back with its unit', () => {
  const pc = javascriptValue({ $skybook: 'quantity', value: 3.5, unit: 'pc' }) as number;
  expect([pc * 2, pc + 1, `${pc}`, pc > 3]).toEqual([7, 4.5, '3.5 pc', true]);
  expect(carryJs([pc])).toEqual({ kind: 'plain', value: [{ $skybook: 'quantity', value: 3.5, unit: 'pc' }] });
});

test("dictionaries whose keys are no text, sets and bytes are JavaScript's own, and come back", () => {
  const plain = {
    a: {
      $skybook: 'entries',
      entries: [
        [1, 'x'],
        ['1', 'y'],
      ],
    },
    b: { $skybook: 'set', items: [1, 2] },
    c: { $skybook: 'bytes', bytes: Uint8Array.of(0, 255) },
  };
  expect(javascriptValue(plain)).toEqual({
    a: new Map<unknown, string>([
      [1, 'x'],
      ['1', 'y'],
    ]),
    b: new Set([1, 2]),
    c: Uint8Array.of(0, 255),
  });
  expect(carryJs(javascriptValue(plain))).toEqual({ kind: 'plain', value: plain });
});

test('arrays of 64-bit integers are numbers where all are exact as such; missing values are null; both come back', () => {
  const carried = (values: BigInt64Array, mask?: Uint8Array) =>
    ({
      kind: 'array',
      dtype: 'int64',
      shape: [2],
      bytes: new Uint8Array(values.buffer),
      ...(mask && { mask }),
      unit: 'ct',
    }) as const;
  const [small, large] = [carried(BigInt64Array.of(1n, -2n)), carried(BigInt64Array.of(1n, 2n ** 60n))];
  expect(javascriptArray(small)).toEqual(Float64Array.of(1, -2));
  expect(javascriptArray(large)).toEqual(BigInt64Array.of(1n, 2n ** 60n));
  expect(javascriptArray(carried(BigInt64Array.of(1n, 7n), Uint8Array.of(0, 1)))).toEqual([1, null]);
  for (const one of [small, large, carried(BigInt64Array.of(1n, 0n), Uint8Array.of(0, 1))])
    expect(carryJs(javascriptArray(one))).toEqual(one);
});
