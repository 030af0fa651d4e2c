import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasExtensions } from '../../../workers/sql/testing/openNodeDatabase.ts';
import { openEngine } from './testing/openEngine.ts';
import { openWriter } from './testing/openWriter.ts';
import { seeded } from '../../known/testing/seeded.ts';
import { writeHats, type Star } from './testing/writeHats.ts';

const random = seeded(21);
/** All over the sky, thicker at the poles and along RA 0. */
const stars = Array.from({ length: 24_000 }, (_, id): Star => {
  const place = id % 6;
  const dec =
    place === 0 ? 90 - 6 * random() : place === 1 ? -90 + 6 * random() : (Math.asin(2 * random() - 1) * 180) / Math.PI;
  return { id, ra: place === 2 ? (354 + 12 * random()) % 360 : 360 * random(), dec, mag: 20 * random() };
});

/** Cosine of the angle between two positions by the spherical law of cosines. */
function cosineTo(ra: number, dec: number, star: Star): number {
  const [d, e] = [(dec * Math.PI) / 180, (star.dec * Math.PI) / 180];
  return Math.sin(d) * Math.sin(e) + Math.cos(d) * Math.cos(e) * Math.cos(((ra - star.ra) * Math.PI) / 180);
}
const within = (ra: number, dec: number, radius: number) => (star: Star) =>
  cosineTo(ra, dec, star) >= Math.cos((radius * Math.PI) / 180);
/** Left of every side of a convex polygon whose vertices run against the clock as seen from inside. */
const leftOf =
  (...vertices: readonly (readonly [number, number])[]) =>
  (star: Star) =>
    vertices.every((from, i) => {
      const at = ([ra, dec]: readonly [number, number]) =>
        [
          Math.cos((dec * Math.PI) / 180) * Math.cos((ra * Math.PI) / 180),
          Math.cos((dec * Math.PI) / 180) * Math.sin((ra * Math.PI) / 180),
          Math.sin((dec * Math.PI) / 180),
        ] as const;
      const [a, b, p] = [at(from), at(vertices[(i + 1) % vertices.length]!), at([star.ra, star.dec])];
      return (
        p[0] * (a[1] * b[2] - a[2] * b[1]) + p[1] * (a[2] * b[0] - a[0] * b[2]) + p[2] * (a[0] * b[1] - a[1] * b[0]) >=
        0
      );
    });

describe.skipIf(!hasExtensions)('a region of the sky in WHERE', () => {
  const folder = mkdtempSync(resolve(tmpdir(), 'skybook-'));
  const { run } = openEngine(folder);
  beforeAll(async () => {
    const database = await openWriter();
    await writeHats(resolve(folder, 'sky'), stars, { mostRows: 900, rowGroupRows: 256 }, database);
    await writeHats(
      resolve(folder, 'plain'),
      stars.map((star) => ({ ...star, ra: star.ra > 180 ? star.ra - 360 : star.ra })),
      { mostRows: 3000, rowGroupRows: 128, noHealpix: true },
      database,
    );
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  // Most partitions that may be read, of 126.
  test.each<readonly [string, (star: Star) => boolean, number]>([
    ['1 = CONTAINS(POINT(ra, dec), CIRCLE(40, 30, 4))', within(40, 30, 4), 4],
    ['1 = CONTAINS(POINT(ra, dec), CIRCLE(360, 10, 3))', within(0, 10, 3), 6],
    ['1 = CONTAINS(POINT(ra, dec), CIRCLE(-2, 10, 3))', within(358, 10, 3), 6],
    ['1 = CONTAINS(POINT(ra, dec), CIRCLE(123, 90, 2))', within(0, 90, 2), 12],
    ['1 = CONTAINS(POINT(ra, dec), CIRCLE(123, -89.5, 3))', within(123, -89.5, 3), 14],
    ['1 = CONTAINS(POINT(ra, dec), CIRCLE(100, 20, 120))', within(100, 20, 120), 120],
    ['1 = CONTAINS(POINT(ra, dec), CIRCLE(100, 20, 180))', () => true, 126],
    ['DISTANCE(POINT(ra, dec), POINT(40, 30)) < 4', within(40, 30, 4), 4],
    ['DISTANCE(POINT(40, 30), POINT(ra, dec)) < 4', within(40, 30, 4), 4],
    ['1 = CONTAINS(POINT(40, 30), CIRCLE(ra, dec, 4))', within(40, 30, 4), 4],
    ['1 = INTERSECTS(CIRCLE(ra, dec, 1), CIRCLE(40, 30, 3))', within(40, 30, 4), 4],
    ['1 = CONTAINS(CIRCLE(ra, dec, 1), CIRCLE(40, 30, 5))', within(40, 30, 4), 4],
    ['CONTAINS(POINT(ra, dec), CIRCLE(40, 30, 4))', within(40, 30, 4), 4],
    ['CONTAINS(POINT(ra, dec), CIRCLE(40, 30, 4)) AND mag < 10', (star) => within(40, 30, 4)(star) && star.mag < 10, 4],
    [
      '(1 = CONTAINS(POINT(ra, dec), CIRCLE(40, 30, 2)) OR 1 = CONTAINS(POINT(ra, dec), CIRCLE(220, -30, 2))) AND mag < 10',
      (star) => (within(40, 30, 2)(star) || within(220, -30, 2)(star)) && star.mag < 10,
      8,
    ],
    [
      '1 = CONTAINS(POINT(ra, dec), CIRCLE(40, 30, 5)) AND 1 = CONTAINS(POINT(ra, dec), CIRCLE(46, 30, 5))',
      (star) => within(40, 30, 5)(star) && within(46, 30, 5)(star),
      4,
    ],
    [
      '1 = CONTAINS(POINT(ra, dec), CIRCLE(40, 30, 2)) OR mag < 1',
      (star) => within(40, 30, 2)(star) || star.mag < 1,
      126,
    ],
    ['NOT 1 = CONTAINS(POINT(ra, dec), CIRCLE(40, 30, 50))', (star) => !within(40, 30, 50)(star), 126],
    ['1 = CONTAINS(POINT(ra, dec), POLYGON(30, 10, 50, 10, 40, 30))', leftOf([30, 10], [50, 10], [40, 30]), 8],
    ['1 = CONTAINS(POINT(ra, dec), POLYGON(30, 10, 40, 30, 50, 10))', leftOf([30, 10], [50, 10], [40, 30]), 8],
    [
      '1 = CONTAINS(POINT(ra, dec), POLYGON(-5, -5, 365, -5, 5, 5, 355, 5))',
      leftOf([355, -5], [5, -5], [5, 5], [355, 5]),
      8,
    ],
    [
      '1 = CONTAINS(POINT(ra, dec), POLYGON(0, 85, 90, 85, 180, 85, 270, 85))',
      leftOf([0, 85], [90, 85], [180, 85], [270, 85]),
      12,
    ],
    [
      '1 = CONTAINS(POINT(ra, dec), BOX(0, 90, 4, 4))',
      leftOf(
        ...[45, 135, 225, 315].map(
          (ra) => [ra, 90 - (Math.atan(Math.SQRT2 * Math.tan(Math.PI / 90)) * 180) / Math.PI] as const,
        ),
      ),
      12,
    ],
    [
      '(ra > 355 OR ra < 5) AND dec BETWEEN -10 AND 10',
      ({ ra, dec }) => (ra > 355 || ra < 5) && Math.abs(dec) <= 10,
      126,
    ],
    [
      'ra BETWEEN 100 AND 110 AND dec > 20 AND dec < 30',
      ({ ra, dec }) => ra >= 100 && ra <= 110 && dec > 20 && dec < 30,
      6,
    ],
    [
      "in_moc(ra, dec, '1/0') OR 1 = CONTAINS(POINT(ra, dec), CIRCLE(60, 3, 0))",
      ({ ra, dec }) => ra >= 22.5 && ra <= 67.5 && dec >= 0 && dec <= 41.8103149 && inBaseCorner(ra, dec),
      8,
    ],
  ])('%s finds what trigonometry does, in the partitions that it touches', async (where, inside, most) => {
    const expected = stars.filter(inside);
    const { rows, plan } = await run(
      `SELECT count(*)::INTEGER AS n, sum(id)::DOUBLE AS ids FROM hats('sky') WHERE ${where}`,
    );
    expect(rows).toEqual([{ n: expected.length, ids: expected.reduce((sum, { id }) => sum + id, 0) }]);
    expect(expected.length).toBeGreaterThan(3);
    expect(plan!.partitions).toBeLessThanOrEqual(most);
  });

  test('reads of each partition the row groups that can matter, by declination where there is no HEALPix column', async () => {
    const small = '1 = CONTAINS(POINT(ra, dec), CIRCLE(40, 30, 1))';
    for (const name of ['sky', 'plain']) {
      const all = await run(`SELECT sum(mag) AS s FROM hats('${name}') WHERE ra + 0 > -999`);
      const { rows, plan } = await run(`SELECT id::INTEGER AS id FROM hats('${name}') WHERE ${small} ORDER BY id`);
      expect(rows.map(({ id }) => id)).toEqual(stars.filter(within(40, 30, 1)).map(({ id }) => id));
      expect(plan!.rowGroups as number, name).toBeLessThan((all.plan!.rowGroups as number) / 10);
    }
  });

  test('takes right ascensions as the catalogue counts them, from -180° here', async () => {
    const { rows } = await run("SELECT count(*)::INTEGER AS n FROM hats('plain') WHERE ra BETWEEN -3 AND 3");
    expect(rows).toEqual([{ n: stars.filter(({ ra }) => ra <= 3 || ra >= 357).length }]);
    const cone = await run(
      "SELECT count(*)::INTEGER AS n FROM hats('plain') WHERE 1 = CONTAINS(POINT(ra, dec), CIRCLE(359, 5, 3))",
    );
    expect(cone.rows).toEqual([{ n: stars.filter(within(359, 5, 3)).length }]);
  });
});

/**
 * Pixel 0 of order 1: the southern quarter of the first face, whose borders near the equator are straight in (ra, sin
 * dec).
 */
function inBaseCorner(ra: number, dec: number): boolean {
  const z = Math.sin((dec * Math.PI) / 180);
  return Math.abs(ra - 45) / 45 <= Math.min(z * 1.5, 1 - z * 1.5);
}
