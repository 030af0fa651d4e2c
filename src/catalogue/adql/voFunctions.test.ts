import { beforeAll, describe, expect, test } from 'vitest';
import { hasExtensions } from '../../../workers/sql/testing/openNodeDatabase.ts';
import { AdqlDatabase } from '../testing/adqlDatabase.ts';
import { seededRandom } from '../testing/scatteredPositions.ts';
import { rewriteFunctions } from './rewriteFunctions.ts';
import { rewriteGeometry } from './rewriteGeometry.ts';
import { listSelected, rewritePlaces } from './rewritePlaces.ts';

/** Stars (deg, mas, mas/yr, km/s, years) and where astropy 7.2 puts them, which counts light's way. */
const STARS: readonly (readonly [star: readonly number[], moved: readonly number[]])[] = [
  [
    [269.452, 4.693, 546.98, -801.551, 10362.394, -110.51, 2016, 1991.25],
    [269.4575201892512, 4.621867411961771, 546.1436999266166, -799.0213062762944, 10330.741361728702, -110.622],
  ],
  [
    [10.5, -70.2, 0.5, 3.2, -4.1, 20, 2016, 2000],
    [10.499958014113167, -70.1999817777699, 0.5000000817976273, 3.199998220394081, -4.10000354805646, 20],
  ],
  [
    [0.001, 0.0005, 100, -2000, -900, 50, 2000, 2100],
    [359.94547285381753, -0.024487210615539937, 99.94885677287633, -1997.9542402725276, -899.0789207283156, 50.11],
  ],
  [
    [123.4, 89.9995, 20, 500, -700, -30, 2016, 1950],
    [340.0213725358113, 89.98463382772422, 19.999187374694117, 16.2681850812744, 860.0089313156723, -30.056],
  ],
];

describe.skipIf(!hasExtensions)('functions of the VO', () => {
  let database: AdqlDatabase;
  beforeAll(async () => {
    database = await AdqlDatabase.open();
  });

  async function ask(sql: string): Promise<readonly (readonly unknown[])[]> {
    const rewrite = (tree: unknown) => rewriteFunctions(rewriteGeometry(listSelected(rewritePlaces(tree))));
    const table = await database.ask(sql, rewrite);
    return table.toArray().map((row) => Object.values(row.toJSON() as object).map(plain));
  }
  const numbers = async (sql: string) => (await ask(`SELECT ${sql}`))[0]![0] as readonly number[];
  const separationMas = ([ra, dec]: readonly number[], [ra0, dec0]: readonly number[]) => {
    const [a, b] = [vector(ra!, dec!), vector(ra0!, dec0!)];
    return (Math.hypot(...a.map((x, i) => x - b[i]!)) * 180 * 3_600_000) / Math.PI;
  };

  test.each(STARS)('a star’s motion is astropy’s but for light’s way: %j', async (star, moved) => {
    const found = await numbers(`EPOCH_PROP(${star.join(', ')})`);
    expect(separationMas(found, moved)).toBeLessThan(Math.abs(star[7]! - star[6]!) > 90 ? 20 : 3);
    expect(found[2]! / moved[2]!).toBeCloseTo(1, 5);
    expect(Math.hypot(found[3]! - moved[3]!, found[4]! - moved[4]!)).toBeLessThan(0.1);
    expect(found[5]).toBeCloseTo(moved[5]!, 1);
  });

  test('a star moves on a straight line through space, at one speed', async () => {
    const random = seededRandom(7);
    const between = (low: number, high: number) => low + (high - low) * random();
    for (let n = 0; n < 60; n++) {
      const star = [between(0, 360), n % 9 === 0 ? between(89.99, 90) : between(-90, 90), between(0.1, 800)];
      const motion = [between(-5000, 5000), between(-5000, 5000), between(-300, 300)];
      const years = between(-500, 500);
      const found = await numbers(`EPOCH_PROP(${[...star, ...motion, 2016, 2016 + years].join(', ')})`);
      const [start, speed] = inSpace([...star, ...motion]);
      const [there, after] = inSpace(found);
      const size = Math.hypot(...start!);
      for (let i = 0; i < 3; i++) {
        expect((there![i]! - start![i]! - speed![i]! * years) / size, `star ${n}`).toBeCloseTo(0, 11);
        expect(after![i]! - speed![i]!, `star ${n}`).toBeCloseTo(0, 7);
      }
    }
  });

  test.each([
    ['EPOCH_PROP_POS(10, 20, 0, 3600000, 0, 0, 2000, 2000)', [10, 20]],
    ['COORD2(EPOCH_PROP_POS(10, 0, NULL, 0, 36000000, NULL, 2000, 2001))', Math.atan(Math.PI / 18) * (180 / Math.PI)],
    [
      'COORD1(IVO_EPOCH_PROP_POS(10, 0, -3, 36000000, 0, 77, 2000, 1999))',
      10 - Math.atan(Math.PI / 18) * (180 / Math.PI),
    ],
    ['EPOCH_PROP(10, 0, NULL, 0, 1, NULL, 2000, 2001)[3] IS NULL', true],
    ['COORD1(EPOCH_PROP_POS(10, 0, 1, NULL, 1, 0, 2000, 2001)) IS NULL', true],
    ['1 = CONTAINS(EPOCH_PROP_POS(10, 0, 0, 0, 36000000, 0, 2000, 2001), CIRCLE(10, 9.9, 0.1))', true],
    ["DISTANCE(REGION('POSITION ICRS 10 20'), POINT(10, 21))", 1],
    ["CONTAINS(POINT(10, 20), REGION('Circle ICRS GEOCENTER 10 20.5 0.6'))", 1],
    ["CONTAINS(POINT(10, 20), REGION('POLYGON ICRS 0 0 20 0 20 10'))", 0],
    ["AREA(REGION('BOX 10 0 2 2')) > 3.99", true],
    ["CONTAINS(POINT(10, 20), REGION('UNION ICRS (CIRCLE 10 20.5 0.6)'))", 1],
    ["CONTAINS(POINT(10, 20), REGION('circle icrs heliocenter 10 20.5 0.6'))", 1],
    ['COORD1(IVO_APPLY_PM(10, 0, 0.001, 0, 10))', 10.01],
    ['POINT(10, 20)', [10, 20]],
    ['IVO_HEALPIX_CENTER(0, 4)', [0, 0]],
    ['COORD1(IVO_HEALPIX_CENTER(0, 6))', 180],
    ['IVO_HEALPIX_INDEX(11, IVO_HEALPIX_CENTER(11, 1234567))', 1234567],
    ['p FROM (SELECT POINT(10, 20) AS p)', [10, 20]],
    ["CIRCLE('ICRS', 10, 20, 3)", [10, 20, 3]],
    ["IVO_HASWORD('Sky survey, deep', 'SURVEY')", 1],
    ["IVO_HASWORD('Sky surveys', 'survey')", 0],
    ["IVO_HASWORD('caf\u00e9', 'caf')", 0],
    ["IVO_HASWORD('a.b c', 'axb')", 0],
    ["IVO_NOCASEMATCH('Gaia DR3', 'gaia%')", 1],
    ["IVO_NOCASEMATCH('Gaia DR3', 'gaia')", 0],
    ["IVO_HASHLIST_HAS('Optical#infrared#UV', 'INFRARED')", 1],
    ["IVO_HASHLIST_HAS('optical#infrared', 'infra')", 0],
    ['IVO_INTERVAL_OVERLAPS(1, 2, 2, 3)', 1],
    ['IVO_INTERVAL_OVERLAPS(1, 2, 2.5, 3)', 0],
    ['IVO_INTERVAL_OVERLAPS(1, 9, 2, 3)', 1],
    ['IVO_INTERVAL_HAS(2, [1, 2])', 1],
    ["IVO_TO_JD(TIMESTAMP '2026-11-28 12:34:56')", 2461373.0242592595],
    ["GAVO_TO_MJD(TIMESTAMP '2026-11-28 12:34:56')", 61372.52425925926],
    ["IVO_TO_MJD(DATE '2026-11-28')", 61372],
    ["IVO_SPECCONV(500, 'nm', 'eV')", 2.479683968664005],
    ["GAVO_SPECCONV(1.5, 'keV', 'GHz')", 362698386.31273776],
    ["IVO_SPECCONV(1e14, 'Hz', 'm')", 2.99792458e-6],
    ["IVO_SPECCONV(2e6, 'm-1', 'Angstrom')", 5000],
    ["IVO_SPECCONV(12, 'Angstrom', 'micron')", 0.0012],
    ["GAVO_MATCH('^M ?31$', 'M 31')", 1],
    ["GAVO_GETAUTHORITY('ivo://org.gavo.dc/x/y')", 'org.gavo.dc'],
    ["GAVO_URLESCAPE('a b')", 'a%20b'],
    ['Q3C_DIST(10, 0, 11, 0)', 1],
    ['Q3C_RADIAL_QUERY(10, 0, 10.5, 0, 0.6) AND NOT Q3C_JOIN(10, 0, 10.5, 0, 0.4)', true],
    ['IVO_HEALPIX_INDEX(8, POINT(10, 20)) = IVO_HEALPIX_INDEX(8, 10, 20)', true],
    ['abs(IVO_NORMAL_RANDOM(5, 0) - 5)', 0],
  ])('%s', async (sql, value) => {
    const found: unknown = await numbers(sql);
    if (typeof value !== 'number') return expect(found).toEqual(value);
    expect(Number(found)).toBeCloseTo(value, Math.min(12, 11 - Math.ceil(Math.log10(Math.abs(value) + 1))));
  });

  test('TRUNCATE takes off the digits that a number is written with', async () => {
    const random = seededRandom(3);
    const cases = Array.from({ length: 800 }, (_, n): readonly [value: number, digits: number] => {
      const digits = Math.floor(random() * 9) - 2;
      const written = Math.round(random() * 10 ** Math.floor(random() * 9)) / 10 ** Math.max(0, digits);
      const other = (random() - 0.5) * 10 ** Math.floor(random() * 8);
      return [n % 3 === 0 ? other : n % 3 === 1 ? written : -written, digits];
    });
    const odd = [0.29, 4.35, 1.15, 19.99, 0.289_999_999_999_999_9, 1e15 + 0.3, 5e-324, 1e300, 0];
    const all = [...cases, ...odd.map((value) => [value, 2] as const), ...odd.map((value) => [-value, 1] as const)];
    const values = all.map(([value, digits]) => `('${value}'::DOUBLE, ${digits})`).join(', ');
    for (let digits = -2; digits < 7; digits++) {
      const found = await ask(
        `SELECT x, TRUNCATE(x, ${digits}) AS a, TRUNCATE(x, n) AS b FROM (VALUES ${values}) AS v(x, n) WHERE n = ${digits}`,
      );
      expect(found.length).toBeGreaterThan(50);
      for (const [x, fixed, varying] of found as readonly (readonly [number, number, number])[]) {
        // Of -0 and 0 either is right.
        expect(fixed + 0, `${x}, ${digits}`).toBe(Math.sign(x) * cutOff(x, digits) + 0);
        expect(varying + 0).toBe(fixed + 0);
      }
    }
  });

  test.each([
    ['TRUNCATE(0.29, 2)::VARCHAR', '0.29'],
    ['TRUNCATE(9007199254740993, -1)::VARCHAR', '9007199254740990'],
    ['TRUNCATE(-9007199254740993, 0)::VARCHAR', '-9007199254740993'],
    ['TRUNCATE(9223372036854775807, -1)::VARCHAR', '9223372036854775800'],
    ['TRUNCATE(12345678901234.5678, 3)::VARCHAR', '12345678901234.5670'],
    ['TRUNCATE(0.29::FLOAT, 2)::VARCHAR', '0.29'],
    ["TRUNCATE('-inf'::DOUBLE, 2)::VARCHAR", '-inf'],
    ['TRUNCATE(NULL::DOUBLE, 2) IS NULL', true],
    ['TRUNCATE(-1.99)::INTEGER', -1],
  ])('%s keeps the type’s exactness', async (sql, value) => {
    expect(await numbers(sql)).toBe(value);
  });

  test('aggregates of the VO count by bins, join texts, and draw what is normal', async () => {
    const from = 'FROM range(100) AS t(i)';
    expect(
      await ask(`SELECT IVO_HISTOGRAM(i, 10, 40, 3), IVO_STRING_AGG(CASE WHEN i < 3 THEN i::VARCHAR END, '-') ${from}`),
    ).toEqual([[[10, 10, 10, 10, 60], '0-1-2']]);
    const [[mean, spread]] = (await ask(
      'SELECT avg(z), stddev(z) FROM (SELECT IVO_NORMAL_RANDOM(3, 2) AS z FROM range(20000))',
    )) as [[number, number]];
    expect(Math.abs(mean - 3)).toBeLessThan(0.1);
    expect(Math.abs(spread - 2)).toBeLessThan(0.1);
  });

  test.each([
    ["IVO_SIMBADPOINT('M31')", /IVO_SIMBADPOINT asks SIMBAD/],
    ["GAVO_VOCMATCH('uat', 'galaxies', x)", /asks a vocabulary/],
    ['spoint(1, 2)', /SPOINT is of pgSphere/],
    ['q3c_ang2ipix(1, 2)', /Q3C_ANG2IPIX counts pixels/],
    ['EPOCH_PROP_POS(1, 2, 3)', /EPOCH_PROP_POS takes \(ra, dec, parallax/],
    ["IVO_NOCASEMATCH('a')", /IVO_NOCASEMATCH takes \(text, pattern\)/],
    ["REGION('UNION ICRS (CIRCLE 1 2 3 CIRCLE 4 5 6)')", /REGION\('UNION/],
    ["REGION('CIRCLE ICRS GALACTIC 1 2 3')", /REGION/],
    ["REGION('CIRCLE 1 2 x3')", /REGION|CIRCLE/],
    ["REGION('CIRCLE ICRS CARTESIAN2 10 20 1')", /CARTESIAN2 are no longitudes and latitudes/],
    ["IVO_SPECCONV(1, 'mag', 'eV')", /IVO_SPECCONV/],
    ['IVO_HISTOGRAM(1, 2, 1, 4)', /IVO_HISTOGRAM/],
  ])('%s is refused by name', async (sql, said) => {
    await expect(ask(`SELECT ${sql} FROM (SELECT 1 AS x)`)).rejects.toMatchObject({
      failure: { kind: 'sql', message: expect.stringMatching(said) as unknown },
    });
  });

  test('a REGION of more words than are read is refused, and loses no vertices', async () => {
    await expect(ask(`SELECT REGION('POLYGON ICRS ${'1 2 '.repeat(2500)}')`)).rejects.toMatchObject({
      failure: { kind: 'sql', message: expect.stringMatching(/has 5,001 words, more than the 5,000/) as unknown },
    });
    expect(await numbers(`REGION('POLYGON ${'1 2 3 1 5 9 '.repeat(200)}')`)).toHaveLength(1200);
  });

  test('a CENTROID is selected as its numbers, and a COORDSYS as a text', async () => {
    expect(
      await ask(
        "SELECT CENTROID(CIRCLE('ICRS', 10, 20, 1)) AS a, COORDSYS(POINT('GALACTIC', 1, 2)) AS b, COORDSYS(POINT(1, 2)) AS c",
      ),
    ).toEqual([[[10, 20], 'GALACTIC', '']]);
  });

  test.each([
    ["1 = CONTAINS(POINT(1, 2), 'CIRCLE ICRS 1 2 3')", 'CONTAINS takes two of POINT'],
    ['1 = INTERSECTS(s_region, CIRCLE(1, 2, 3))', 's_region is none of them'],
    ['DISTANCE(POINT(1, 2), CIRCLE(1, 2, 3))', 'DISTANCE takes two POINTs'],
    ['COORD1(CIRCLE(1, 2, 3))', 'COORD1(CENTROID(…))'],
    ['BOX(1, 2, 3, 4)', 'A BOX has no form'],
    ['qserv_areaspec_circle(1, 2, 3)', 'QSERV_AREASPEC_CIRCLE is of Qserv'],
  ])('%s is refused by what it takes', async (asked, told) => {
    await expect(ask(`SELECT ${asked} FROM (VALUES ('x')) AS v(s_region)`)).rejects.toMatchObject({
      failure: { kind: 'sql', message: expect.stringContaining(told) as unknown },
    });
  });

  test('DuckDB’s own contains of texts and lists is left alone', async () => {
    expect(await ask("SELECT contains('abc', 'b') AS a, contains([1, 2], 3) AS b")).toEqual([[true, false]]);
  });

  test('functions of LSST’s databases give its magnitudes and separations', async () => {
    const [row] = await ask(
      'SELECT scisql_nanojanskyToAbMag(100.0) AS a, scisql_nanojanskyToAbMag(-1) AS b, scisql_nanojanskyToAbMagSigma(100, 1) AS c, scisql_angSep(1, 2, 1, 3) AS d, scisql_s2PtInCircle(1, 2, 1, 3, 1.5) AS e',
    );
    expect(row).toEqual([26.4, null, expect.closeTo(0.01085736, 8), expect.closeTo(1, 9), 1]);
  });
});

function plain(value: unknown): unknown {
  if (typeof value === 'bigint') return Number(value);
  const isMany = value !== null && typeof value === 'object' && Symbol.iterator in value;
  return isMany ? Array.from(value as Iterable<unknown>, plain) : value;
}

/** A number without the decimals behind some, by its text. */
function cutOff(value: number, digits: number): number {
  const [, whole = '', decimals = '', power = '0'] = /^(\d+)(?:\.(\d+))?(?:e([-+]\d+))?$/.exec(
    String(Math.abs(value)),
  )!;
  const scale = Number(power) - decimals.length + digits;
  const written = BigInt(whole + decimals);
  return Number(`${scale < 0 ? written / 10n ** BigInt(-scale) : written * 10n ** BigInt(scale)}e${-digits}`);
}

function vector(ra: number, dec: number): readonly number[] {
  const [a, d] = [(ra * Math.PI) / 180, (dec * Math.PI) / 180];
  return [Math.cos(d) * Math.cos(a), Math.cos(d) * Math.sin(a), Math.sin(d)];
}

/** Place in pc and speed in pc a year of a star by what is seen of it. */
function inSpace([ra = 0, dec = 0, plx = 1, pmra = 0, pmdec = 0, rv = 0]: readonly number[]) {
  const [a, d, mas] = [(ra * Math.PI) / 180, (dec * Math.PI) / 180, Math.PI / 648e6];
  const out = vector(ra, dec);
  const [pc, kmSYear] = [1000 / plx, (31_557_600 * 1) / 3.0856775814913673e13];
  const east = [-Math.sin(a), Math.cos(a), 0];
  const north = [-Math.sin(d) * Math.cos(a), -Math.sin(d) * Math.sin(a), Math.cos(d)];
  return [
    out.map((x) => x * pc),
    out.map((x, i) => (east[i]! * pmra + north[i]! * pmdec) * mas * pc + x * rv * kmSYear),
  ] as const;
}
