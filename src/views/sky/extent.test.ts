import { expect, test } from 'vitest';
import { positionOf, separation, vectorAt } from '../../catalogue/healpix/sphere.ts';
import { seeded } from '../../known/testing/seeded.ts';
import { extentOf } from './extent.ts';

const degrees = (one: readonly [number, number], other: readonly [number, number]): number =>
  (separation(vectorAt(...one), vectorAt(...other)) * 180) / Math.PI;

test('wherever they lie, the cap about points holds all of them, and one of them is at its edge', () => {
  const random = seeded(8);
  for (let n = 0; n < 300; n++) {
    const centre = vectorAt(360 * random(), 180 * random() - 90);
    const size = 10 ** (-6 * random());
    const points = Array.from({ length: 1 + Math.floor(12 * random()) }, () => {
      const [x, y, z] = centre.map((part) => part + size * (random() - 0.5));
      return positionOf([x!, y!, z!]);
    });
    const cap = extentOf(points)!;
    const furthest = Math.max(...points.map((point) => degrees(point, [cap.raDeg, cap.decDeg])));
    expect(Math.abs(furthest - cap.radiusDeg)).toBeLessThan(1e-9);
  }
});

test('points all round have no middle, and no points no cap', () => {
  expect(
    extentOf([
      [0, 0],
      [180, 0],
    ]),
  ).toEqual({ raDeg: 0, decDeg: 0, radiusDeg: 180 });
  expect(extentOf([])).toBeUndefined();
});
