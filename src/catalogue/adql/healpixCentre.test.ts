import { tableFromIPC } from 'apache-arrow';
import { expect, test } from 'vitest';
import { hasExtensions, openNodeDatabase } from '../../../workers/sql/testing/openNodeDatabase.ts';
import { seeded } from '../../known/testing/seeded.ts';
import { centreOf } from '../healpix/centre.ts';
import { GEOMETRY_MACROS } from './geometryMacros.ts';

test.skipIf(!hasExtensions)(
  'SQL and JavaScript give nested pixels the same centre, and what is none NULL',
  async () => {
    const { database } = await openNodeDatabase();
    for (const [i, macro] of GEOMETRY_MACROS.entries()) await database.query(i, macro);
    const random = seeded(9);
    const pixels = Array.from({ length: 600 }, (_, i) => {
      const order = i % 30;
      const most = 12n * 4n ** BigInt(order);
      const at = i < 60 ? [0n, most - 1n][Math.floor(i / 30)]! : BigInt(Math.floor(random() * 2 ** 30)) * (most >> 30n);
      return { order, pixel: at < most ? at : most - 1n };
    });
    const values = [
      ...pixels.map(({ order, pixel }) => `(${order}, ${pixel})`),
      '(-1, 0)',
      '(30, 0)',
      '(3, 768)',
      '(3, -1)',
      '(NULL, 1)',
      '(3, NULL)',
    ];
    const rows = tableFromIPC(
      await database.query(
        999,
        `SELECT skybook_healpix_centre(o, p)[1] AS ra, skybook_healpix_centre(o, p)[2] AS d FROM (VALUES ${values.join(', ')}) AS v(o, p)`,
      ),
    ).toArray() as readonly { readonly ra: number | null; readonly d: number | null }[];
    pixels.forEach(({ order, pixel }, i) => {
      const [ra, dec] = centreOf(order, pixel);
      const { ra: ownRa, d } = rows[i]!;
      expect(Math.abs(((ownRa! - ra + 540) % 360) - 180)).toBeLessThan(1e-9);
      expect(d).toBeCloseTo(dec, 10);
    });
    expect(rows.slice(pixels.length).every(({ ra, d }) => ra === null && d === null)).toBe(true);
  },
);
