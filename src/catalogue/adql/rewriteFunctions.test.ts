import { beforeAll, describe, expect, test } from 'vitest';
import { hasExtensions } from '../../../workers/sql/testing/openNodeDatabase.ts';
import { pixelsAt } from '../healpix/pixelAt.ts';
import { AdqlDatabase } from '../testing/adqlDatabase.ts';
import { scatteredPositions, seededRandom } from '../testing/scatteredPositions.ts';
import { asksLog, rewriteFunctions } from './rewriteFunctions.ts';
import { rewriteGeometry } from './rewriteGeometry.ts';

describe.skipIf(!hasExtensions)('functions of ADQL', () => {
  let database: AdqlDatabase;
  beforeAll(async () => {
    database = await AdqlDatabase.open();
  });
  const ask = async (sql: string) => {
    const table = await database.ask(sql, (tree) => rewriteFunctions(rewriteGeometry(tree)));
    return table.toArray().map((row) => Object.values(row.toJSON() as object) as unknown[]);
  };

  test.each([
    ['TRUNCATE(2.987)', 2],
    ['TRUNCATE(-2.987, 1)::DOUBLE', -2.9],
    ['TRUNCATE(1234.5, -2)::DOUBLE', 1200],
    ['TRUNCATE(TRUNCATE(9.99, 1))', 9],
    ['RAND() < 1 AND RAND(7) >= 0', true],
    ['GAIA_HEALPIX_INDEX(12, 4295806720)', 0],
    ['GAIA_HEALPIX_INDEX(8, 5853498713190525696)', Number(5853498713190525696n / (34359738368n * 256n))],
  ])('%s', async (sql, value) => {
    const [[found]] = (await ask(`SELECT ${sql}`)) as [[unknown]];
    expect(typeof found === 'boolean' ? found : Number(found)).toEqual(value);
  });

  test('IVO_HEALPIX_INDEX gives nested pixels at each order', async () => {
    const places = scatteredPositions(seededRandom(5), 300);
    const rows = places.map(([ra, dec]) => `(${ra}, ${dec})`).join(', ');
    for (const order of [0, 1, 5, 12, 29]) {
      const found = await ask(`SELECT IVO_HEALPIX_INDEX(${order}, ra, d) FROM (VALUES ${rows}) AS v(ra, d)`);
      const pixels = pixelsAt(
        Float64Array.from(places, ([ra]) => ra),
        Float64Array.from(places, ([, dec]) => dec),
        order,
      );
      const different = found.filter(([pixel], i) => BigInt(pixel as bigint) !== pixels[i]);
      expect(different.length, `order ${order}`).toBeLessThan(order === 29 ? 5 : 1);
    }
  });

  test.each([
    ["0 = CONTAINS(POINT('', ra, d), CIRCLE('', 0, 0, 2))", [1]],
    ['NOT 1 = CONTAINS(POINT(ra, d), CIRCLE(0, 0, 2))', [1]],
    ['CONTAINS(POINT(ra, d), CIRCLE(0, 0, 2)) <> 1', [1]],
    ['1 = CONTAINS(POINT(ra, d), CIRCLE(0, 0, 2))', [0]],
    ['CONTAINS(POINT(ra, d), CIRCLE(0, 0, 2)) IS NULL', [2, 3, 4]],
  ])('a position that is NULL is neither inside nor outside: %s', async (where, ids) => {
    const from = '(VALUES (0, 0.5, 0.5), (1, 50, 50), (2, NULL, 0.5), (3, NULL, 50), (4, 1, NULL)) AS v(id, ra, d)';
    const rows = await ask(`SELECT id::INTEGER FROM ${from} WHERE ${where} ORDER BY id`);
    expect(rows.flat()).toEqual(ids);
  });

  test('LOG of one number is found', async () => {
    expect(asksLog(await database.treeOf('SELECT log(x) FROM t'))).toBe(true);
    expect(asksLog(await database.treeOf('SELECT ln(x), log10(x), log(2, x) FROM t'))).toBe(false);
  });
});
