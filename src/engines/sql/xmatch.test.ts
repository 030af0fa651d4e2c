import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasExtensions } from '../../../workers/sql/testing/openNodeDatabase.ts';
import { separation, vectorAt } from '../../catalogue/healpix/sphere.ts';
import { openEngine } from './testing/openEngine.ts';
import { openWriter } from './testing/openWriter.ts';
import { seeded } from '../../known/testing/seeded.ts';
import { writeHats, type Star } from './testing/writeHats.ts';

/** Stars thick along RA 0, at both poles, and along borders of pixels (declination 0, RA 45°), thin elsewhere. */
function stars(count: number, random: () => number, near: readonly Star[] = []): readonly Star[] {
  const spread = () => 0.02 * (random() - 0.5);
  return Array.from({ length: count }, (_, id) => {
    const of = near[Math.floor(random() * near.length * 1.5)];
    const places: readonly (readonly [number, number])[] = [
      [360 * random(), 90 - Math.abs(spread())],
      [360 * random(), -90 + Math.abs(spread())],
      [(360 + spread()) % 360, 60 * (random() - 0.5)],
      [360 * random(), spread()],
      [45 + spread(), 60 * (random() - 0.5)],
      [360 * random(), (Math.asin(2 * random() - 1) * 180) / Math.PI],
    ];
    const [ra, dec] = of
      ? ([(360 + of.ra + spread() / 10) % 360, Math.max(-90, Math.min(90, of.dec + spread() / 10))] as const)
      : places[id % places.length]!;
    return { id, ra, dec, mag: 20 * random() };
  });
}

function bruteForce(
  left: readonly Star[],
  right: readonly Star[],
  radiusArcsec: number,
  nearest = Infinity,
): readonly string[] {
  const targets = right.map((star) => ({ star, at: vectorAt(star.ra, star.dec) }));
  return left
    .flatMap((a) => {
      const from = vectorAt(a.ra, a.dec);
      const near = targets
        .map(({ star, at }) => ({ id: star.id, d: (separation(from, at) * 180 * 3600) / Math.PI }))
        .filter(({ d }) => d <= radiusArcsec);
      return near
        .sort((x, y) => x.d - y.d)
        .slice(0, nearest)
        .map(({ id }) => `${a.id}-${id}`);
    })
    .sort();
}

describe.skipIf(!hasExtensions)('xmatch', () => {
  const folder = mkdtempSync(resolve(tmpdir(), 'skybook-'));
  const random = seeded(11);
  const left = stars(300, random);
  const right = stars(360, random, left);
  const { run } = openEngine(folder, { workers: 2 });
  const table = (list: readonly Star[]) => list.map((star) => ({ ...star }));

  beforeAll(async () => {
    const database = await openWriter();
    await writeHats(resolve(folder, 'left'), left, { mostRows: 60, rowGroupRows: 2048 }, database);
    await writeHats(resolve(folder, 'right'), right, { mostRows: 90 }, database);
    await writeHats(resolve(folder, 'margined'), right, { mostRows: 40, marginArcsec: 60 }, database);
    await writeHats(resolve(folder, 'plain'), right, { mostRows: 200, noHealpix: true, suffix: '.parq' }, database);
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const pairs = async (from: string, inputs = {}) => {
    const { rows } = await run(
      `SELECT string_agg(concat(id::INTEGER, '-', id_2::INTEGER), ' ') AS pairs FROM ${from}`,
      undefined,
      inputs,
    );
    return ((rows[0]!.pairs ?? '') as string).split(' ').filter(Boolean).sort();
  };

  test.each([
    ["hats('left')", "hats('right')"],
    ["hats('left')", "hats('margined')"],
    ["hats('margined')", "hats('left')"],
    ["hats('left')", "hats('plain')"],
    ['l', "hats('right')"],
    ['l', "hats('margined')"],
    ["hats('left')", 'r'],
    ['l', 'r'],
    ["hats('plain')", 'l'],
    ['(SELECT * FROM l)', "hats('right')"],
  ])('%s with %s gives the pairs that all distances give, over partition borders, poles and RA 0', async (a, b) => {
    const isRight = (side: string) => !/left|l$|l\)$/.test(side);
    const [one, two] = [isRight(a) ? right : left, isRight(b) ? right : left];
    const inputs = {
      ...(/\bl\b/.test(`${a} ${b}`) && { l: table(left) }),
      ...(/\br\b/.test(`${a} ${b}`) && { r: table(right) }),
    };
    for (const radius of [5, 300]) {
      const expected = bruteForce(one, two, radius);
      expect(await pairs(`xmatch(${a}, ${b}, radius_arcsec => ${radius})`, inputs), `${radius}″`).toEqual(expected);
    }
    expect(await pairs(`xmatch(${a}, ${b}, radius_arcsec => 60, n => 1)`, inputs)).toEqual(bruteForce(one, two, 60, 1));
  });

  test('columns keep their names, and the right’s that are taken get a number', async () => {
    const { table: result, rows } = await run(
      "FROM xmatch(hats('left'), hats('right'), radius_arcsec => 10, n => 1) AS m WHERE m.mag < 10 ORDER BY _dist_arcsec LIMIT 3",
    );
    expect(result!.columns.map(({ name }) => name)).toEqual([
      '_healpix_29',
      'id',
      'ra',
      'dec',
      'mag',
      '_healpix_29_2',
      'id_2',
      'ra_2',
      'dec_2',
      'mag_2',
      '_dist_arcsec',
    ]);
    expect(result!.columns.at(-1)).toMatchObject({ unit: 'arcsec', ucd: 'pos.angDistance' });
    expect(rows).toHaveLength(3);
  });

  test('is aggregated by partition, and a region on the left prunes both sides', async () => {
    const { rows, plan } = await run(
      "SELECT count(*)::INTEGER AS n FROM xmatch(hats('left'), hats('right'), radius_arcsec => 50) WHERE 1 = CONTAINS(POINT(ra, dec), CIRCLE(45, 10, 8))",
    );
    const inside = left.filter(({ ra, dec }) => separation(vectorAt(ra, dec), vectorAt(45, 10)) <= (8 * Math.PI) / 180);
    expect(rows).toEqual([{ n: bruteForce(inside, right, 50).length }]);
    expect(plan).toMatchObject({ way: 'split' });
    expect(plan!.partitions).toBeLessThan((plan!.ofPartitions as number) / 3);
  });

  test('a few stars fetch little of a catalogue', async () => {
    const few = [{ name: 'a', ra: right[2]!.ra, dec: right[2]!.dec }];
    const { rows, plan } = await run(
      "SELECT name, id FROM xmatch(few, hats('right'), radius_arcsec => 1, n => 1)",
      undefined,
      { few },
    );
    expect(rows).toEqual([{ name: 'a', id: 2n }]);
    expect(plan!.partitions).toBe(1);
  });

  test('a name of WITH is a side', async () => {
    const { rows } = await run(
      "WITH bright AS (SELECT * FROM hats('left') WHERE mag < 5) SELECT count(*)::INTEGER AS n FROM xmatch(bright, hats('right'), radius_arcsec => 50)",
    );
    expect(rows).toEqual([
      {
        n: bruteForce(
          left.filter(({ mag }) => mag < 5),
          right,
          50,
        ).length,
      },
    ]);
  });

  test('positions in radians are matched where they are, and not taken for degrees', async () => {
    const [star] = (await run("SELECT ra, dec FROM hats('right') LIMIT 1")).rows;
    const inRadians = [{ ra_rad: (Number(star!.ra) * Math.PI) / 180, dec_rad: (Number(star!.dec) * Math.PI) / 180 }];
    const { rows } = await run("SELECT _dist_arcsec FROM xmatch(r, hats('right'), radius_arcsec => 1)", undefined, {
      r: inRadians,
    });
    expect(rows.some((row) => Number(row._dist_arcsec) < 1e-6)).toBe(true);
  });

  test('what is missing is said', async () => {
    await expect(run("FROM xmatch(hats('left'), hats('right'))")).rejects.toMatchObject({
      failure: { kind: 'sql', message: expect.stringContaining('radius_arcsec') as unknown },
    });
    await expect(
      run("FROM xmatch(n, hats('right'), radius_arcsec => 1)", undefined, { n: [{ x: 1 }] }),
    ).rejects.toMatchObject({ failure: { message: expect.stringContaining('right ascension') as unknown } });
  });
});
