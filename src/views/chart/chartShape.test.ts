import { expect, test } from 'vitest';
import { flatSky } from '../../catalogue/plot/projection.ts';
import { seeded } from '../../known/testing/seeded.ts';
import { insideShape, type ChartShape } from './chartShape.ts';

const PLAIN = { x: { isLog: false }, y: { isLog: false } };
const box: ChartShape = { kind: 'box', x: { from: 1, to: 3 }, y: { from: -1, to: 2 } };

test('a box holds what lies within both its sides, and its border', () => {
  const isInside = insideShape(box, { kind: 'points', ...PLAIN });
  expect([isInside(1, 2), isInside(2, 0), isInside(0.9, 0), isInside(2, 2.1), isInside(NaN, 0)]).toEqual([
    ...[true, true, false, false, false],
  ]);
});

test('of a histogram a box holds what lies within its width', () => {
  const isInside = insideShape({ ...box, y: { from: 0, to: 0 } }, { kind: 'histogram', ...PLAIN });
  expect([isInside(1, NaN), isInside(3.1, NaN)]).toEqual([true, false]);
});

test('an outline that turns inwards leaves out its bay, and one without corners all', () => {
  const isInside = insideShape(
    { kind: 'outline', x: [0, 4, 4, 2, 0], y: [0, 0, 4, 1, 4] },
    { kind: 'points', ...PLAIN },
  );
  expect([isInside(0.5, 2), isInside(3.5, 2), isInside(2, 3), isInside(2, 0.5), isInside(5, 1)]).toEqual([
    ...[true, true, false, true, false],
  ]);
  const none: ChartShape = { kind: 'outline', x: [], y: [] };
  expect(insideShape(none, { kind: 'points', ...PLAIN })(0, 0)).toBe(false);
});

test('on a flat sky places lie where they are drawn', () => {
  const [x, y] = flatSky('mollweide').flat(60, 30);
  const around = { kind: 'box', x: { from: x - 0.01, to: x + 0.01 }, y: { from: y - 0.01, to: y + 0.01 } } as const;
  const isInside = insideShape(around, { kind: 'sky', projection: 'mollweide', ...PLAIN });
  expect([isInside(60, 30), isInside(62, 30)]).toEqual([true, false]);
});

test('the edges of an outline are straight where they are drawn, on logarithmic axes too', () => {
  const random = seeded(7);
  for (const [isLogX, isLogY] of [
    [true, true],
    [true, false],
    [false, true],
  ] as const) {
    const drawn = Array.from({ length: 7 }, () => [4 * random() - 2, 4 * random() - 2] as const);
    const valueOf = (at: number, isLog: boolean): number => (isLog ? 10 ** at : at);
    const outlineOf = (isX: boolean, isY: boolean): ChartShape => ({
      ...{ kind: 'outline', x: drawn.map(([x]) => valueOf(x, isX)), y: drawn.map(([, y]) => valueOf(y, isY)) },
    });
    const flat = insideShape(outlineOf(false, false), { kind: 'points', ...PLAIN });
    const axes = { x: { isLog: isLogX }, y: { isLog: isLogY } };
    const scaled = insideShape(outlineOf(isLogX, isLogY), { kind: 'points', ...axes });
    const linear = insideShape(outlineOf(isLogX, isLogY), { kind: 'points', ...PLAIN });
    let others = 0;
    for (let i = 0; i < 500; i++) {
      const [x, y] = [4 * random() - 2, 4 * random() - 2];
      expect(scaled(valueOf(x, isLogX), valueOf(y, isLogY))).toBe(flat(x, y));
      if (linear(valueOf(x, isLogX), valueOf(y, isLogY)) !== flat(x, y)) others++;
    }
    expect(others).toBeGreaterThan(0);
  }
});
