import { expect, test } from 'vitest';
import { cross, positionOf, unit, vectorAt } from '../healpix/sphere.ts';
import { pixelAt } from '../healpix/pixelAt.ts';
import { rangeOf } from '../healpix/tree.ts';
import { touches } from './coverage.ts';
import { grown } from './grown.ts';
import { skyFraction } from './coverage.ts';

/** Numbers in [0, 1) that repeat from run to run. */
function* fractions(): Generator<number> {
  for (let state = 1; ; state = (state * 48271) % 2147483647) yield state / 2147483647;
}

test('holds every position within the radius, at the poles and across RA 0 too', () => {
  const next = fractions();
  const random = () => next.next().value as number;
  for (let n = 0; n < 1500; n++) {
    const polar = n % 4 === 0;
    const dec = polar ? 90 - 3 * random() ** 2 : (Math.asin(2 * random() - 1) * 180) / Math.PI;
    const at = vectorAt(n % 3 === 0 ? 2 * random() - 1 : 360 * random(), n % 8 === 0 ? -dec : dec);
    const radius = 10 ** (-4 + 5 * random());
    const aside = unit(cross(at, vectorAt(360 * random(), 180 * random() - 90)));
    const angle = (radius * 0.9999 * Math.PI) / 180;
    const [c, s] = [Math.cos(angle), Math.sin(angle)];
    const near = positionOf([c * at[0] + s * aside[0], c * at[1] + s * aside[1], c * at[2] + s * aside[2]]);
    const order = Math.floor(random() * 12);
    const pixel = rangeOf(order, pixelAt(...positionOf(at), order));
    const index = pixelAt(...near, 29);
    expect(touches(grown([pixel], radius), [index, index + 1n]), `${positionOf(at)} ${radius} ${order}`).toBe(true);
  }
});

test('is little more than the pixel for a small radius', () => {
  expect(skyFraction(grown([rangeOf(3, 100n)], 1 / 3600)) * 12 * 4 ** 3).toBeLessThan(1.5);
});
