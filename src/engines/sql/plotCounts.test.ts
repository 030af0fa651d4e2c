import { tableFromIPC, tableFromArrays, vectorFromArray, Float64, Int64, Table as ArrowTable } from 'apache-arrow';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { hasExtensions } from '../../../workers/sql/testing/openNodeDatabase.ts';
import type { PlotWish } from '../../../workers/wire/plot.ts';
import { countBins, countFacts } from '../../catalogue/plot/countValues.ts';
import { countsIn } from '../../catalogue/plot/countsIn.ts';
import { drawnValue, eachDrawn, hasPlace, type PlotValues } from '../../catalogue/plot/drawnValues.ts';
import type { Bins, Edges } from '../../catalogue/plot/edges.ts';
import { factsIn } from '../../catalogue/plot/factsIn.ts';
import { binsSql, factsSql, pointsSql } from '../../catalogue/plot/plotSql.ts';
import { readPlot } from '../../catalogue/plot/readPlot.ts';
import { carryJs } from '../carryValue.ts';
import { openEngine, readFile } from './testing/openEngine.ts';
import { seeded } from './testing/seeded.ts';

const SOURCE = 'SELECT * FROM t';
const COLUMNS = ['x', 'y', 'c', 'id'].map((name) => ({ name, type: name === 'id' ? 'BIGINT' : 'DOUBLE' }));
const ODD = [NaN, Infinity, -Infinity, 0, -0, null];

/** Rows among which some have no value, an infinite one, or one on an edge. */
function randomRows(seed: number, rows: number): Readonly<Record<'x' | 'y' | 'c', readonly (number | null)[]>> {
  const random = seeded(seed);
  const one = (scale: number) => (): number | null => {
    const kind = random();
    if (kind < 0.1) return ODD[Math.floor(random() * ODD.length)] ?? null;
    if (kind < 0.2) return Math.round(random() * 10) * scale;
    return (random() - (kind < 0.4 ? 0.5 : 0)) * 10 * scale;
  };
  const list = (scale: number) => Array.from({ length: rows }, one(scale));
  return { x: list(1), y: list(100), c: list(0.01) };
}

function arrowOf(rows: ReturnType<typeof randomRows>): ArrowTable {
  const floats = (values: readonly (number | null)[]) => vectorFromArray([...values], new Float64());
  const ids = vectorFromArray(
    rows.x.map((_, i) => 9_007_199_254_740_993n + BigInt(i)),
    new Int64(),
  );
  return new ArrowTable({ x: floats(rows.x), y: floats(rows.y), c: floats(rows.c), id: ids });
}

describe.skipIf(!hasExtensions)('a plot counted by the engine is the plot counted in the page', () => {
  const { engine } = openEngine(resolve(import.meta.dirname, '../../../public'));
  const ask = async (sql: string, table: ArrowTable): Promise<readonly Record<string, unknown>[]> => {
    const answer = await engine.query(sql, { t: carryJs(table) }, new AbortController().signal, () => undefined);
    if (answer.kind !== 'table') throw new TypeError('no table');
    return tableFromIPC(answer.table.ipc)
      .toArray()
      .map((row) => row.toJSON());
  };

  const wishes: readonly PlotWish[] = [
    { x: 'x' },
    { x: '-x', log: 'x' },
    { x: 'x', y: '-y' },
    { x: 'x', y: 'y', color: 'c', log: 'xy' },
    { x: 'x', y: 'y', color: 'c', log: 'color, y' },
    { x: 'x', y: 'y', projection: 'mollweide', center: 180 },
    { x: 'x', y: 'c', projection: 'aitoff', color: 'y' },
  ];

  test.each(wishes.flatMap((wish) => [1, 2].map((seed) => [JSON.stringify(wish), seed, wish] as const)))(
    '%s, rows of seed %i',
    async (_, seed, wish) => {
      const rows = randomRows(seed, 500);
      const plot = readPlot(wish, COLUMNS);
      const drawn = (axis = plot.color): Float64Array | undefined =>
        axis && Float64Array.from(rows[axis.column as 'x'].map((value) => drawnValue(axis.form, value ?? NaN)));
      const values: PlotValues = {
        x: drawn(plot.x) ?? new Float64Array(),
        ...(plot.y && { y: drawn(plot.y) }),
        ...(plot.color && { color: drawn() }),
      };
      const table = arrowOf(rows);

      const [row = {}] = await ask(factsSql(plot, SOURCE), table);
      const facts = countFacts(plot, values);
      expect(factsIn(plot, row)).toEqual(facts);
      expect(facts.drawn).toBeGreaterThan(40);
      expect(facts.drawn).toBeLessThan(500);

      const edges = (extent: { from: number; to: number } | undefined, count: number, isLog: boolean): Edges => ({
        ...{ from: NaN, to: NaN, ...extent, count, isLog },
      });
      const whole: Bins = {
        x: edges(facts.x, 17, plot.x.isLog),
        ...(plot.y && { y: edges(facts.y, 9, plot.y.isLog) }),
      };
      const near: Bins = { ...whole, x: { ...whole.x, from: 1, to: 5, count: 8 } };
      for (const bins of [whole, near]) {
        const expected = countBins(plot, values, bins);
        const found = countsIn(plot, bins, await ask(binsSql(plot, bins, SOURCE), table));
        expect(found.counts).toEqual(expected.counts);
        const rounded = (means?: Float64Array) => means?.map((mean) => Number(mean.toPrecision(9)));
        expect(rounded(found.means)).toEqual(rounded(expected.means));
        const inside: number[] = [];
        eachDrawn(plot, values, (at, x, y) => {
          const { from, to } = bins.y ?? { from: -Infinity, to: Infinity };
          if (x >= bins.x.from && x <= bins.x.to && (!plot.y || (y >= from && y <= to))) inside.push(at);
        });
        expect(expected.counts.reduce((sum, count) => sum + count, 0)).toBe(inside.length);
        const points = await ask(pointsSql(plot, bins, SOURCE), table);
        expect(points.map(({ x }) => x)).toEqual(inside.map((at) => values.x[at]));
        const { color } = plot;
        const colors = inside.map((at) => values.color?.[at] ?? NaN);
        if (color)
          expect(points.map(({ c }) => c)).toEqual(colors.map((value) => (hasPlace(color, value) ? value : null)));
      }
    },
  );

  test('the whole extent holds every row that is drawn, whatever the axis', () => {
    const values = { x: Float64Array.of(0.1, 0.3, 1e-300, 7e5), y: Float64Array.of(-90, 90, 0.1, 5) };
    const plot = readPlot({ x: 'x', y: 'y', log: 'x' }, COLUMNS);
    const { x = { from: 0, to: 0 }, y = { from: 0, to: 0 } } = countFacts(plot, values);
    const bins = { x: { ...x, count: 7, isLog: true }, y: { ...y, count: 3, isLog: false } };
    expect(countBins(plot, values, bins).counts.reduce((sum, count) => sum + count, 0)).toBe(4);
    expect(hasPlace(plot.x, 0)).toBe(false);
  });

  test('an empty table, 64-bit numbers and times are counted', async () => {
    const none = arrowOf(randomRows(1, 0));
    const plot = readPlot({ x: 'id', y: 'x' }, COLUMNS);
    const [empty = {}] = await ask(factsSql(plot, SOURCE), none);
    expect(factsIn(plot, empty)).toMatchObject({ rows: 0, drawn: 0, x: undefined });
    const [row = {}] = await ask(factsSql(readPlot({ x: 'id' }, COLUMNS), SOURCE), arrowOf(randomRows(1, 5)));
    expect(row).toMatchObject({ total: 5n, from_0: 2 ** 53 + 0, to_0: 2 ** 53 + 4 });
    const times = readPlot({ x: 'at' }, [{ name: 'at', type: 'TIMESTAMP' }]);
    const [time = {}] = await ask(
      factsSql(times, "SELECT unnest([TIMESTAMP '1970-01-01 00:00:01', NULL, 'infinity']) AS at"),
      tableFromArrays({ x: [1] }),
    );
    expect(factsIn(times, time)).toMatchObject({ rows: 3, drawn: 1, x: { from: 1000, to: 1000 } });
    const [far = {}] = await ask(
      factsSql(times, "SELECT unnest([TIMESTAMP '1970-01-01 00:00:01', TIMESTAMP '290000-01-01 00:00:00']) AS at"),
      tableFromArrays({ x: [1] }),
    );
    expect(factsIn(times, far)).toMatchObject({ drawn: 1, leftOut: [{ missing: 0, outside: 1 }] });
  });

  test('a line has a gap where a row has no value', async () => {
    const source =
      'SELECT x, y, e FROM (VALUES (1, 5.0, 2.0), (2, NULL, 2.0), (3, 7.0, -999), (9, NULL, 1)) AS v(x, y, e)';
    const columns = ['x', 'y', 'e'].map((name) => ({ name, type: 'DOUBLE' }));
    const bins = { x: { from: 1, to: 3, count: 1, isLog: false } };
    const pointsOf = (line: boolean) =>
      ask(pointsSql(readPlot({ x: 'x', y: 'y', yerr: 'e', line }, columns), bins, source), arrowOf(randomRows(1, 1)));
    expect((await pointsOf(true)).map(({ x, y, ey }) => [x, y, ey])).toEqual([
      [1, 5, 2],
      [null, null, 2],
      [3, 7, null],
    ]);
    expect((await pointsOf(false)).map(({ x }) => x)).toEqual([1, 3]);
  });

  test('of a catalogue the bins alone leave each partition, and a narrower range is counted finer', async () => {
    const { run } = openEngine(resolve(import.meta.dirname, '../../../public'));
    const source = "SELECT bp_rp, hip FROM (SELECT b_v AS bp_rp, hip FROM hats('catalogues/hipparcos'))";
    const plot = readPlot({ x: 'bp_rp', y: '-hip' }, [{ name: 'bp_rp' }, { name: 'hip' }]);
    const bins = {
      x: { from: 0, to: 1, count: 4, isLog: false },
      y: { from: 0, to: 60_000, count: 2, isLog: false },
    };
    for (const sql of [factsSql(plot, source), binsSql(plot, bins, source)]) {
      const { plan } = await run(sql);
      expect(plan).toMatchObject({ way: 'split', columns: ['hip', 'b_v'] });
    }
  });

  test('rows that are no catalogue’s are opened once for their plot and table', async () => {
    let asked = 0;
    const read: typeof readFile = (url, range) => (url.endsWith('.xml') && asked++, readFile(url, range));
    const folder = resolve(import.meta.dirname, '../../build/fixtures/data/votable');
    const { run } = openEngine(folder, { read });
    const sql = "SELECT * FROM read_votable('tabledata-1.4.xml')";
    const { table } = await run(sql);
    const once = asked;
    const [x] = table?.columns.map(({ name }) => name) ?? [];
    const plotted = await run(`-- plot: x=${x}\n${sql}`);
    expect(plotted.table?.rows).toBe(table?.rows);
    expect(asked - once).toBe(once);
  });
});
