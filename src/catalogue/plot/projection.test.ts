import { describe, expect, test } from 'vitest';
import { seededRandom } from '../testing/scatteredPositions.ts';
import { flatSky } from './projection.ts';

describe.each(['mollweide', 'hammer', 'aitoff'] as const)('%s', (name) => {
  const { flat, onSky, halfX, halfY } = flatSky(name);

  test('every place comes back', () => {
    const random = seededRandom(20);
    for (let i = 0; i < 2000; i++) {
      const [lon, lat] = [random() * 359.8 - 179.9, (Math.asin(2 * random() - 1) * 180) / Math.PI];
      const [backLon = NaN, backLat = NaN] = onSky(...flat(lon, lat)) ?? [];
      expect(backLat).toBeCloseTo(lat, 5);
      expect((backLon - lon) * Math.cos((lat * Math.PI) / 180)).toBeCloseTo(0, 5);
    }
  });

  test('the edge is where it is said to be, east is left, and nothing lies beyond', () => {
    expect(flat(180, 0)[0]).toBeCloseTo(-halfX, 9);
    expect(flat(-180, 0)[0]).toBeCloseTo(halfX, 9);
    expect(flat(0, 90)[1]).toBeCloseTo(halfY, 9);
    expect(flat(10, 0)[0]).toBeLessThan(0);
    expect(onSky(halfX * 0.9, halfY * 0.9)).toBeUndefined();
    expect(onSky(0, halfY * 1.01)).toBeUndefined();
  });
});

test('known places are where the papers have them', () => {
  // Snyder (1987), USGS PP 1395, p. 251: Mollweide of 90 degrees west on the sphere of radius 1.
  expect(flatSky('mollweide').flat(-90, 0)[0]).toBeCloseTo(Math.SQRT2, 9);
  expect(flatSky('mollweide').flat(-90, 60)[1] / Math.SQRT2).toBeCloseTo(0.762, 3);
  // Aitoff keeps distances along the equator and the middle meridian.
  expect(flatSky('aitoff').flat(-90, 0)[0]).toBeCloseTo(Math.PI / 2, 9);
  expect(flatSky('aitoff').flat(0, 45)[1]).toBeCloseTo(Math.PI / 4, 9);
});
