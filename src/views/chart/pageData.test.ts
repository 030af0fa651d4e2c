import {
  Int64,
  makeData,
  makeVector,
  Table,
  tableFromArrays,
  TimestampMicrosecond,
  Utf8,
  vectorFromArray,
  type Vector,
} from 'apache-arrow';
import { expect, test } from 'vitest';
import { leftOutWords } from '../../catalogue/plot/plotWords.ts';
import { readPlot } from '../../catalogue/plot/readPlot.ts';
import { pageData, valuesOf } from './pageData.ts';

const ALL = { from: -Infinity, to: Infinity, count: 1, isLog: false };
/** Whole numbers as instants. */
function asMicroseconds(vector: Vector<Int64>): Vector<TimestampMicrosecond> {
  const type = new TimestampMicrosecond();
  return makeVector(
    vector.data.map(({ length, nullCount, nullBitmap, values }) =>
      makeData({ type, length, nullCount, nullBitmap, data: values }),
    ),
  );
}

const unaborted = (): AbortSignal => new AbortController().signal;

test('errors are in the unit of their value, and those below zero are none and counted', async () => {
  const plot = readPlot({ x: 'x', y: '-Vmag', yerr: 'e_Vmag' }, [
    { name: 'x', type: 'DOUBLE' },
    { name: 'Vmag', type: 'DOUBLE', unit: 'mag' },
    { name: 'e_Vmag', type: 'DOUBLE', unit: 'mmag' },
  ]);
  const arrow = tableFromArrays({
    x: Float64Array.of(1, 2, 3),
    Vmag: Float64Array.of(10, 11, 12),
    e_Vmag: Float64Array.of(20, -999, 0),
  });
  const data = pageData(plot, valuesOf(plot, arrow));
  const { yError } = await data.points({ x: ALL, y: ALL }, unaborted());
  expect([...(yError ?? [])].map((error) => Number(error.toPrecision(12)))).toEqual([0.02, NaN, 0]);
  expect((await data.facts(unaborted())).negativeErrors).toEqual([{ column: 'e_Vmag', rows: 1 }]);
});

test('a line has a gap where rows have no value, and other plots have none', async () => {
  const columns = ['x', 'y'].map((name) => ({ name, type: 'DOUBLE' }));
  const y = Float64Array.of(NaN, 5, 6, NaN, NaN, 9, Infinity);
  const arrow = tableFromArrays({ x: Float64Array.of(0, 1, 2, 3, 4, 5, 6), y });
  const points = async (line: boolean) => {
    const plot = readPlot({ x: 'x', y: 'y', line }, columns);
    return pageData(plot, valuesOf(plot, arrow)).points({ x: ALL, y: ALL }, unaborted());
  };
  const joined = await points(true);
  expect([...joined.x]).toEqual([NaN, 1, 2, NaN, 5]);
  expect([...(joined.y ?? [])]).toEqual([NaN, 5, 6, NaN, 9]);
  expect([...(joined.rows ?? [])]).toEqual([0, 1, 2, 3, 5]);
  expect([...(await points(false)).x]).toEqual([1, 2, 5]);
});

test.each([
  ['color', [NaN, NaN, NaN, NaN, 3]],
  ['', [0, -1, NaN, NaN, 3]],
])('colours without a place (log: %j) are none, and so grey as is told', async (log, expected) => {
  const plot = readPlot(
    { x: 'x', y: 'x', color: 'c', log },
    ['x', 'c'].map((name) => ({ name, type: 'DOUBLE' })),
  );
  const c = Float64Array.of(0, -1, Infinity, NaN, 3);
  const data = pageData(plot, valuesOf(plot, tableFromArrays({ x: Float64Array.of(1, 2, 3, 4, 5), c })));
  const { color } = await data.points({ x: ALL, y: ALL }, unaborted());
  expect([...(color ?? [])]).toEqual(expected);
  expect((await data.facts(unaborted())).uncolored).toBe(expected.filter(Number.isNaN).length);
});

test('decimals of many digits are numbers, and dates too far to be drawn are told to be', async () => {
  const texts = (values: (string | null)[]) => vectorFromArray(values, new Utf8());
  const plot = readPlot({ x: 'at', y: 'part', yerr: 'e' }, [
    { name: 'at', type: 'TIMESTAMP' },
    { name: 'part', type: 'DECIMAL(18,17)' },
    { name: 'e', type: 'DECIMAL(38,37)' },
  ]);
  // The forms that these columns have in JavaScript, where numbers and dates would lose some of them.
  const part = texts(['0.12345678901234567', '0.12345678901234567', '1', null]);
  const e = texts(['0.01', '0.5', null, null]);
  const numbers = new Table({ at: vectorFromArray([new Date(1), new Date(2), null, new Date(4)]), part, e });
  const { y, yError } = await pageData(plot, valuesOf(plot, numbers)).points({ x: ALL, y: ALL }, unaborted());
  expect([...(y ?? [])]).toEqual([0.12345678901234567, 0.12345678901234567]);
  expect([...(yError ?? [])]).toEqual([0.01, 0.5]);

  // The same rows in JavaScript and as they came: microseconds, of which the last is an endless one.
  const far = new Table({ at: texts(['1970-01-01 00:00:01', null, '290000-01-01', 'infinity']), part, e });
  const at = vectorFromArray([1_000_000n, null, 9n * 10n ** 18n, 2n ** 63n - 1n], new Int64());
  const made = new Table({ at: asMicroseconds(at), part, e });
  const facts = await pageData(plot, valuesOf(plot, far, made)).facts(unaborted());
  expect(facts.x).toEqual({ from: 1000, to: 1000 });
  expect(leftOutWords(plot, facts)).toEqual([
    '3 rows of 4 are not drawn: 1 without at, 2 with at that is not a date that can be drawn, 1 without part.',
  ]);
});
