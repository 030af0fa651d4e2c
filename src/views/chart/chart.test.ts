import { describe, expect, test } from 'vitest';
import { isRecord } from '../../known/isRecord.ts';
import type { PlotFacts } from '../../catalogue/plot/facts.ts';
import type { Plot } from '../../catalogue/plot/plot.ts';
import { flatSky } from '../../catalogue/plot/projection.ts';
import { readPlot } from '../../catalogue/plot/readPlot.ts';
import type { PlotWish } from '../../../workers/wire/plot.ts';
import { plain } from './bokehJson.ts';
import { chartJson } from './chartJson.ts';
import { moved, padded, seenOf } from './chartRange.ts';
import { chartLabel, chartNotes } from './chartWords.ts';
import { CubeValues, pixelWords } from './cubeValues.ts';
import { planePicture, skyPicture } from './densityPicture.ts';
import { errorBars, withErrors } from './errorBars.ts';
import { paletteOf } from './palette.ts';
import { seenSky } from './seenSky.ts';

const COLUMNS = ['x', 'y', 'c', 'e'].map((name) => ({ name, type: 'DOUBLE', unit: name === 'y' ? 'mag' : undefined }));
const plotOf = (wish: PlotWish): Plot => readPlot(wish, COLUMNS);
const FACTS: PlotFacts = {
  ...{ rows: 12, drawn: 10, uncolored: 0, leftOut: [{ column: 'x', missing: 2, infinite: 0, beyond: 0, outside: 0 }] },
  ...{ x: { from: 1, to: 100 }, y: { from: -5, to: 5 }, color: { from: 3, to: 3 } },
};

describe('a plot as a document of Bokeh', () => {
  test.each<PlotWish>([
    { x: 'x' },
    { x: 'x', log: 'xy' },
    { x: 'x', y: '-y', title: 'A $$title$$' },
    { x: 'x', y: 'y', color: 'c', xerr: 'e', yerr: 'e', log: 'x, color', line: true },
    { x: 'x', y: 'e', projection: 'aitoff', color: 'c' },
    { x: 'x', y: 'e', projection: 'hammer' },
  ])('%j names each model once, and before it is named again', (wish) => {
    const known = new Set<string>();
    const visit = (json: unknown): void => {
      if (Array.isArray(json)) json.forEach(visit);
      if (!isRecord(json)) return;
      const { id, type } = json;
      if (type === 'object') {
        expect(known.has(String(id))).toBe(false);
        // A model is there once its attributes are read.
        Object.values(json).forEach(visit);
        known.add(String(id));
      } else if (id !== undefined) expect([...known]).toContain(id);
      else Object.values(json).forEach(visit);
    };
    const json = chartJson(plotOf(wish), FACTS);
    visit(json);
    expect(known.has('figure')).toBe(true);
    expect(JSON.stringify(json)).not.toMatch(/NaN|\$\$/);
  });

  test('a magnitude runs backwards, and names of columns are no TeX', () => {
    const json = JSON.stringify(chartJson(plotOf({ x: 'x', y: '-y' }), FACTS));
    expect(json).toContain('{"start":5.4,"end":-5.4}');
    expect(json).toContain('y (mag)');
    for (const text of ['$$a$$', '$$$x$$$', '\\(a\\)', '\\[a\\]']) expect(plain(text)).not.toMatch(/\$\$|\\\(|\\\[/);
    expect(plain('a (b) [c] $d')).toBe('a (b) [c] $d');
  });
});

describe('what is seen', () => {
  test('has room, on logarithms too, and where there is one value alone', () => {
    expect(padded({ isLog: false }, { from: 0, to: 100 })).toEqual({ from: -4, to: 104 });
    expect(padded({ isLog: true }, { from: 1, to: 100 }).from).toBeGreaterThan(0);
    for (const value of [0, -3, 1e-300, 7]) {
      const { from, to } = padded({ isLog: false }, { from: value, to: value });
      expect(from < value || to > value).toBe(true);
    }
  });

  test('is no more than there is, and nothing beside it', () => {
    const whole = { from: 0, to: 10 };
    expect(seenOf({ isLog: false }, whole, { from: 5, to: 20 })).toEqual({ from: 5, to: 10 });
    expect(seenOf({ isLog: false }, whole, { from: 11, to: 20 })).toBeUndefined();
    const one = seenOf({ isLog: false }, { from: 3, to: 3 }, { from: 0, to: 9 });
    expect(one && one.from < 3 && one.to > 3).toBe(true);
  });

  test('moves by a part of its width, and back', () => {
    const range = { from: 1, to: 100 };
    const there = moved({ isLog: true }, range, 0.15, 0.5);
    const back = moved({ isLog: true }, there, -0.3, 2);
    expect([back.from, back.to].map((value) => value.toPrecision(9))).toEqual(['1.00000000', '100.000000']);
  });

  test('of a whole sky is all of it, and of a corner a part', () => {
    const sky = flatSky('mollweide');
    const all = seenSky(sky, { x: { from: -3, to: 3 }, y: { from: -1.5, to: 1.5 } });
    expect(all?.x.from).toBeLessThan(-165);
    expect(all?.y.to).toBeGreaterThan(85);
    const part = seenSky(sky, { x: { from: -0.5, to: 0 }, y: { from: 0, to: 0.3 } });
    expect(part?.x.from).toBeGreaterThan(-3);
    expect(part?.x.to).toBeLessThan(60);
    expect(seenSky(sky, { x: { from: 5, to: 6 }, y: { from: 0, to: 1 } })).toBeUndefined();
  });
});

test('error bars end at value and error, and those that reach zero on logarithms below all that is seen', () => {
  const { x, y = x } = plotOf({ x: 'x', y: 'y', log: 'y', yerr: 'e' });
  const points = { x: Float64Array.of(1, 2, 3), y: Float64Array.of(10, 1, 5), yError: Float64Array.of(2, 4, NaN) };
  const { y0, y1 } = errorBars(points, x, y);
  expect([...y1]).toEqual([12, 5]);
  expect(y0[0]).toBe(8);
  expect((y0[1] ?? 0) > 0 && (y0[1] ?? 1) < 1e-6).toBe(true);
  expect(withErrors(y, points.y, points.yError)).toEqual({ from: 1, to: 12 });
  expect(withErrors({ ...y, isLog: false }, points.y, points.yError)).toEqual({ from: -3, to: 12 });
});

test('an empty bin is clear, and a sky’s density is of its area', () => {
  const x = { from: -180, to: 180, count: 2, isLog: false };
  const y = { from: -90, to: 90, count: 2, isLog: false };
  const counts = { counts: Float64Array.of(4, 0, 8, 8) };
  expect([...planePicture({ x, y }, counts).values]).toEqual([4, NaN, 8, 8]);
  const sky = flatSky('mollweide');
  const window = { x: { from: -3, to: 3 }, y: { from: -1.5, to: 1.5 }, shape: [40, 80] as const };
  const { values, most } = skyPicture(sky, { x, y }, counts, window);
  // A quarter of the sky has 10,313 square degrees.
  expect(most).toBeCloseTo(8 / 10_313.24, 8);
  expect(values[0]).toBeNaN();
});

test('a bin whose rows have no colour is apart from an empty one, and grey', () => {
  const x = { from: 0, to: 3, count: 3, isLog: false };
  const y = { from: 0, to: 1, count: 1, isLog: false };
  const bins = { counts: Float64Array.of(2, 0, 5), means: Float64Array.of(NaN, NaN, 7) };
  expect([...planePicture({ x, y }, bins).values]).toEqual([-Infinity, NaN, 7]);
  const plot = plotOf({ x: 'x', y: 'y', color: 'c' });
  const mappers: Record<string, unknown>[] = [];
  const visit = (json: unknown): void => {
    if (Array.isArray(json)) json.forEach(visit);
    if (!isRecord(json)) return;
    if (json['id'] === 'density-map' && isRecord(json['attributes'])) mappers.push(json['attributes']);
    Object.values(json).forEach(visit);
  };
  visit(chartJson(plot, { ...FACTS, color: { from: 3, to: 7 } }));
  expect(mappers).toMatchObject([{ low_color: '#9a9a9a', nan_color: 'rgba(0, 0, 0, 0)', high: 7 }]);
  // The mean of threes may be a little less than three.
  expect(Number(mappers[0]?.['low'])).toBeLessThan(3 - 1e-12);
});

test('a cube gives its planes and spectra, and one that is not whole is refused', () => {
  const numbers = Float32Array.from({ length: 24 }, (_, i) => i);
  const cube = new CubeValues(new Uint8Array(numbers.buffer), [4, 2, 3]);
  expect([...cube.plane(1)]).toEqual([6, 7, 8, 9, 10, 11]);
  expect([...cube.spectrum({ row: 1, column: 2 })]).toEqual([5, 11, 17, 23]);
  expect(cube.brightest(0)).toEqual({ row: 1, column: 2 });
  expect(() => new CubeValues(new Uint8Array(8), [4, 2, 3])).toThrow('not whole');
});

test('pixels of a thinned cube have the numbers that they have in its array', () => {
  expect(pixelWords({ row: 2, column: 5 }, { step: 3 })).toBe('pixel 15, 6');
  expect(pixelWords({ row: 2, column: 5 }, {})).toBe('pixel 5, 2');
});

test('every map of colours begins dark and ends light, in order', () => {
  for (const name of ['viridis', 'cividis', 'plasma', 'inferno', 'magma', 'grey'] as const) {
    const light = paletteOf(name).map((color) => {
      const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => parseInt(color.slice(at, at + 2), 16));
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    });
    expect(light).toHaveLength(256);
    light.forEach((value, i) => expect(value).toBeGreaterThan((light[i - 8] ?? -9) - 1));
  }
});

test('what a plot shows is said, and an empty one says so', () => {
  const plot = plotOf({ x: 'x', y: '-y', color: 'c', title: 'Stars' });
  const state = { way: 'points', rows: 10, x: { from: 1, to: 100 }, y: { from: -5, to: 5 } } as const;
  expect(chartLabel(plot, FACTS, state)).toBe(
    'Stars. Scatter plot of y (mag) (running backwards) from -5 to 5, against x from 1 to 100, coloured by c; 10 of 12 rows in view',
  );
  expect(chartNotes(plot, FACTS, state)).toEqual(['10 rows.', '2 rows of 12 are not drawn: 2 without x.']);
  const noted = { ...plot, notes: ['`x` has 2 leap seconds, null here.'] };
  expect(chartNotes(noted, FACTS, state).at(-1)).toBe('`x` has 2 leap seconds, null here.');
  expect(chartNotes(plot, { ...FACTS, rows: 0, drawn: 0 }, undefined)).toEqual(['There are no rows to draw.']);
});
