import { tableFromArrays, tableFromIPC, tableToIPC } from 'apache-arrow';
import { expect, test } from 'vitest';
import { joinStreams } from './joinStreams.ts';

const stream = (columns: Record<string, readonly unknown[] | Float64Array>) =>
  tableToIPC(tableFromArrays(columns as Record<string, Float64Array>), 'stream');
const rowsOf = (ipc: Uint8Array) =>
  tableFromIPC(ipc)
    .toArray()
    .map((row) => row.toJSON() as Record<string, unknown>);

test('streams of one schema become one with all their rows in order, empty ones included', () => {
  const table = tableFromArrays({ x: Float64Array.of(1, 2, 3) });
  const streams = [
    [0, 2],
    [2, 2],
    [2, 3],
  ].map(([from, to]) => tableToIPC(table.slice(from, to), 'stream'));
  const joined = joinStreams(streams);
  expect(joined).toHaveLength(1);
  expect(rowsOf(joined[0]!)).toEqual([{ x: 1 }, { x: 2 }, { x: 3 }]);
});

test('streams of other schemas stay apart', () => {
  const joined = joinStreams([
    stream({ x: Float64Array.of(1) }),
    stream({ x: Int32Array.of(2) as unknown as Float64Array }),
    stream({ y: Float64Array.of(3) }),
  ]);
  expect(joined.map(rowsOf)).toEqual([[{ x: 1 }], [{ x: 2 }], [{ y: 3 }]]);
});

test('nothing is nothing', () => {
  expect(joinStreams([])).toEqual([]);
});
