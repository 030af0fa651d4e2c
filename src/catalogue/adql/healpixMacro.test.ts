import { tableFromArrays, tableFromIPC, tableToIPC } from 'apache-arrow';
import { expect, test } from 'vitest';
import { hasExtensions, openNodeDatabase } from '../../../workers/sql/testing/openNodeDatabase.ts';
import { pixelsAt } from '../healpix/pixelAt.ts';
import { FACE_PIXEL, facePixelNumber, HEALPIX_MACROS } from './healpixMacro.ts';

test.skipIf(!hasExtensions)('SQL and JavaScript give positions the same HEALPix pixel', async () => {
  const { database } = await openNodeDatabase();
  for (const [i, macro] of HEALPIX_MACROS.entries()) await database.query(i, macro);
  let state = 7;
  const random = () => (state = (state * 48271) % 2147483647) / 2147483647;
  const count = 20_000;
  const ra = Float64Array.from({ length: count }, (_, i) =>
    i % 7 === 0 ? 45 * Math.floor(random() * 9) : 380 * random() - 10,
  );
  const dec = Float64Array.from({ length: count }, (_, i) =>
    i % 11 === 0 ? [90, -90, 0, 89.9999999, -89.9999999][i % 5]! : (Math.asin(2 * random() - 1) * 180) / Math.PI,
  );
  await database.putTable('places', tableToIPC(tableFromArrays({ ra, dec }), 'stream'));
  const mine = tableFromIPC(
    await database.query(99, `SELECT skybook_coarser(${FACE_PIXEL}(ra, "dec"), 4) AS h FROM places`),
  )
    .getChild('h')!
    .toArray() as BigInt64Array;
  const expected = [...pixelsAt(ra, dec, 29)].map((pixel) => facePixelNumber(25, pixel >> 8n));
  // Another library's sine may put a position on the other side of a border.
  const different = expected.filter((pixel, i) => pixel !== mine[i]);
  expect(different.length / count).toBeLessThan(0.001);
});
