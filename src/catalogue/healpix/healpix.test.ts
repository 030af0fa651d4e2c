import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { DATA_FOLDERS } from '../../build/fixtures/dataFolders.ts';
import { ancestorOf, childrenOf, cornersOf } from '../testing/pixels.ts';
import { seededRandom, scatteredPositions } from '../testing/scatteredPositions.ts';
import { centreOf } from './centre.ts';
import { toFacePixel, toPixel } from './facePixel.ts';
import { neighboursOf } from './neighbours.ts';
import { pixelAt, pixelsAt } from './pixelAt.ts';
import { separation, vectorAt } from './sphere.ts';
import { rangeOf } from './tree.ts';

type Reference = {
  readonly points: readonly {
    readonly name: string;
    readonly ra: number;
    readonly dec: number;
    readonly nested: Readonly<Record<string, number>>;
  }[];
};

describe('nested HEALPix', () => {
  it.each(DATA_FOLDERS)('gives the pixels of cdshealpix ($name)', ({ path, expected }) => {
    const file = path('expected/healpix.json');
    const { points } = expected<Reference>('healpix');
    expect(points.length).toBeGreaterThan(10);
    // JSON numbers beyond 2^53 lost their last digits: order 29 is read from the text.
    const exact = [...readFileSync(file, 'utf8').matchAll(/"29": (\d+)/g)].map(([, digits]) => BigInt(digits!));
    points.forEach(({ name, ra, dec, nested }, i) => {
      for (const [order, pixel] of Object.entries(nested)) {
        expect(pixelAt(ra, dec, Number(order)), `${name} at order ${order}`).toBe(
          order === '29' ? exact[i] : BigInt(pixel),
        );
      }
    });
  });

  it('puts a pixel’s centre and the middle of its way to each corner in the pixel, at every order', () => {
    const random = seededRandom(7);
    for (let order = 0; order <= 29; order++) {
      for (let i = 0; i < 200; i++) {
        const [ra, dec] = scatteredPositions(random, 1)[0]!;
        const pixel = pixelAt(ra, dec, order);
        expect(pixelAt(...centreOf(order, pixel), order)).toBe(pixel);
        const reach = Math.max(
          ...cornersOf(order, pixel).map(([r, d]) => separation(vectorAt(r, d), vectorAt(...centreOf(order, pixel)))),
        );
        expect(separation(vectorAt(ra, dec), vectorAt(...centreOf(order, pixel)))).toBeLessThanOrEqual(
          reach * 1.12 + 1e-14,
        );
      }
    }
  });

  it('handles the poles, right ascension beyond a turn, and negative right ascension', () => {
    for (const order of [0, 5, 29]) {
      const last = 4n ** BigInt(order) - 1n;
      expect(pixelAt(45, 90, order)).toBe(last);
      expect(pixelAt(45, -90, order)).toBe(8n * 4n ** BigInt(order));
      expect(pixelAt(-350, 41, order)).toBe(pixelAt(10, 41, order));
      expect(pixelAt(370, 41, order)).toBe(pixelAt(10, 41, order));
    }
  });

  it('gives the same pixels in bulk as one by one, at every order', () => {
    const positions = scatteredPositions(seededRandom(3), 500);
    const ra = Float64Array.from(positions, ([r]) => r);
    const dec = Float64Array.from(positions, ([, d]) => d);
    for (let order = 0; order <= 29; order++) {
      expect([...pixelsAt(ra, dec, order)]).toEqual(positions.map(([r, d]) => pixelAt(r, d, order)));
    }
  });

  it('goes from indices to face pixels and back without loss', () => {
    const random = seededRandom(11);
    for (let i = 0; i < 2000; i++) {
      const order = Math.floor(random() * 30);
      const pixel = BigInt(Math.floor(random() * 2 ** 53)) % (12n * 4n ** BigInt(order));
      expect(toPixel(toFacePixel(pixel, order), order)).toBe(pixel);
    }
  });

  it('nests: children lie in their parent’s range and only there', () => {
    const pixel = 183n;
    for (const child of childrenOf(pixel)) {
      expect(ancestorOf(3, child, 2)).toBe(pixel);
      const [start, end] = rangeOf(2, pixel);
      expect(rangeOf(3, child)[0]).toBeGreaterThanOrEqual(start);
      expect(rangeOf(3, child)[1]).toBeLessThanOrEqual(end);
    }
    expect(rangeOf(0, 11n)).toEqual([11n << 58n, 12n << 58n]);
  });

  it('finds as neighbours the pixels that a small ring about each corner and edge meets', () => {
    for (const order of [0, 1, 2, 3]) {
      for (let pixel = 0n; pixel < 12n * 4n ** BigInt(order); pixel++) {
        expect(new Set(neighboursOf(order, pixel)), `pixel ${pixel} of order ${order}`).toEqual(touching(order, pixel));
      }
    }
  });
});

/** Neighbours found by looking just outside the border, all around. */
function touching(order: number, pixel: bigint): Set<bigint> {
  const found = new Set<bigint>();
  const corners = cornersOf(order, pixel);
  const around = (ra: number, dec: number) => {
    for (let turn = 0; turn < 24; turn++) {
      const angle = ((turn + 0.37) * Math.PI) / 12;
      const d = dec + 1e-4 * Math.sin(angle);
      const over = Math.abs(d) > 90;
      found.add(
        pixelAt(
          (over ? ra + 180 : ra) + (1e-4 * Math.cos(angle)) / Math.max(1e-6, Math.cos((dec * Math.PI) / 180)),
          over ? Math.sign(d) * 180 - d : d,
          order,
        ),
      );
    }
  };
  for (const [ra, dec] of corners) around(ra, dec);
  found.delete(pixel);
  return found;
}
