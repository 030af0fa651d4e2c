import { expect, test } from 'vitest';
import { flatSky } from '../../catalogue/plot/projection.ts';
import { insideShape, type ChartShape } from './chartShape.ts';

const box: ChartShape = { kind: 'box', x: { from: 1, to: 3 }, y: { from: -1, to: 2 } };

test('a box holds what lies within both its sides, and its border', () => {
  const isInside = insideShape(box, { kind: 'points' });
  expect([isInside(1, 2), isInside(2, 0), isInside(0.9, 0), isInside(2, 2.1), isInside(NaN, 0)]).toEqual([
    ...[true, true, false, false, false],
  ]);
});

test('of a histogram a box holds what lies within its width', () => {
  const isInside = insideShape({ ...box, y: { from: 0, to: 0 } }, { kind: 'histogram' });
  expect([isInside(1, NaN), isInside(3.1, NaN)]).toEqual([true, false]);
});

test('an outline that turns inwards leaves out its bay, and one without corners all', () => {
  const isInside = insideShape({ kind: 'outline', x: [0, 4, 4, 2, 0], y: [0, 0, 4, 1, 4] }, { kind: 'points' });
  expect([isInside(0.5, 2), isInside(3.5, 2), isInside(2, 3), isInside(2, 0.5), isInside(5, 1)]).toEqual([
    ...[true, true, false, true, false],
  ]);
  expect(insideShape({ kind: 'outline', x: [], y: [] }, { kind: 'points' })(0, 0)).toBe(false);
});

test('on a flat sky places lie where they are drawn', () => {
  const [x, y] = flatSky('mollweide').flat(60, 30);
  const around = { kind: 'box', x: { from: x - 0.01, to: x + 0.01 }, y: { from: y - 0.01, to: y + 0.01 } } as const;
  const isInside = insideShape(around, { kind: 'sky', projection: 'mollweide' });
  expect([isInside(60, 30), isInside(62, 30)]).toEqual([true, false]);
});
