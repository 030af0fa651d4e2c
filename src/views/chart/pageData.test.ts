import { tableFromArrays } from 'apache-arrow';
import { expect, test } from 'vitest';
import { readPlot } from '../../catalogue/plot/readPlot.ts';
import { pageData, valuesOf } from './pageData.ts';

const ALL = { from: -Infinity, to: Infinity, count: 1, isLog: false };
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
