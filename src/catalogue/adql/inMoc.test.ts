import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { hasExtensions } from '../../../workers/sql/testing/openNodeDatabase.ts';
import { OURS, SHARED_DATA, type DataFolder } from '../../build/fixtures/dataFolders.ts';
import { touches } from '../coverage/coverage.ts';
import { readMoc } from '../coverage/readMoc.ts';
import { pixelsAt } from '../healpix/pixelAt.ts';
import { AdqlDatabase } from '../testing/adqlDatabase.ts';
import { rewriteMocs } from './inMoc.ts';

const SHARED_MOCS = [
  'mocpy/resources/P-SDSS9-r.fits',
  'mocpy/resources/P-GALEXGR6-AIS-FUV.fits',
  'mocpy/resources/CDS-I-125A-catalog_MOC.fits',
  'aladin-lite-gw/gw_0.9.fits',
  'mocpy/docs/examples/polygon_moc.fits',
  'mocpy/resources/MOC2.0/SMOC.fits',
  'mocpy/resources/MOC2.0/smoc.ascii.txt',
];

const read = ({ path }: DataFolder, names: readonly string[]) =>
  names.map((name) => [name, new Uint8Array(readFileSync(path('moc', name)))] as const);

describe.skipIf(!hasExtensions)('in_moc', () => {
  let database: AdqlDatabase;
  const count = 20_000;
  let state = 5;
  const random = () => (state = (state * 48271) % 2147483647) / 2147483647;
  const ra = Float64Array.from({ length: count }, (_, i) => (i % 2 ? 360 * random() : 10 + random()));
  const dec = Float64Array.from({ length: count }, (_, i) =>
    i % 2 ? (Math.asin(2 * random() - 1) * 180) / Math.PI : 41 + random(),
  );
  const pixels = pixelsAt(ra, dec, 29);
  beforeAll(async () => {
    database = await AdqlDatabase.open();
    await database.putTable('places', { ra, dec });
  });

  async function ask(sql: string, fetched = new Map<string, Uint8Array>()) {
    return (await database.ask(sql, (tree) => rewriteMocs(tree, fetched))).getChildAt(0)!;
  }

  const sources: readonly (readonly [string, string | Uint8Array])[] = [
    ['nothing', '0/'],
    ['an empty text', ''],
    ['the whole sky', '0/0-11'],
    ['a pixel', '0/4'],
    ['pixels of many orders', '1/7 3/100-140 6/20000 9/1500000-1700000 13/400000000-402000000'],
    ['pixels finer than any bit', `29/${pixels[1]!} ${pixels[3]!} 20/${pixels[5]! >> 18n}`],
    ['JSON', '{"2": [3, 4, 5], "4": [700, 701]}'],
    ...read(OURS, ['survey.fits', 'zones.json', 'fine.txt', 'empty.json']),
    ...(SHARED_DATA ? read(SHARED_DATA, SHARED_MOCS) : []),
  ];
  test.each(sources)('of %s holds the same positions as its ranges', async (name, source) => {
    const coverage = readMoc(source);
    const found = await ask(
      `SELECT in_moc(ra, "dec", '${typeof source === 'string' ? source : 'https://a/moc.fits'}') FROM places`,
      typeof source === 'string' ? undefined : new Map([['https://a/moc.fits', source]]),
    );
    const wrong = [...pixels].filter((pixel, i) => found.get(i) !== touches(coverage, [pixel, pixel + 1n]));
    // Another library's sine may put a position on the other side of a border at order 29.
    expect(wrong.length, name).toBeLessThanOrEqual(name.includes('finer') ? 3 : 0);
  });

  test('says neither yes nor no of what is no position', async () => {
    const found = await ask(
      "SELECT in_moc(x, y, '1/3-30 12/5') FROM (VALUES (NULL, 1.0), (1.0, NULL), ('nan'::DOUBLE, 1.0), (1.0, 'nan'::DOUBLE), (1.0, 95.0), ('inf'::DOUBLE, 0.0), (45.0, 2.0), (405.0, 2.0), (-315.0, 2.0)) t(x, y)",
    );
    expect([...found]).toEqual([null, null, null, null, null, null, false, false, false]);
  });
});
