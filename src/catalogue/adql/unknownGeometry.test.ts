import { beforeAll, describe, expect, test } from 'vitest';
import { hasExtensions } from '../../../workers/sql/testing/openNodeDatabase.ts';
import { itemAt } from '../../known/itemAt.ts';
import { AdqlDatabase } from '../testing/adqlDatabase.ts';
import { seededRandom } from '../testing/scatteredPositions.ts';
import { rewriteFunctions } from './rewriteFunctions.ts';
import { rewriteGeometry } from './rewriteGeometry.ts';
import { rewritePlaces } from './rewritePlaces.ts';

describe.skipIf(!hasExtensions)('ADQL geometry of numbers that are not there, or are none', () => {
  let database: AdqlDatabase;
  beforeAll(async () => {
    database = await AdqlDatabase.open();
    await database.run(
      `CREATE TABLE stars AS SELECT * FROM (VALUES (10.0::DOUBLE, 20.0::DOUBLE, 5.0::DOUBLE, NULL::DOUBLE)) t(ra, "dec", r, n)`,
    );
  });

  /** The values of expressions of the one star. */
  async function values(expressions: readonly string[], rest = 'FROM stars'): Promise<readonly unknown[]> {
    const table = await database.ask(
      `SELECT ${expressions.map((sql, i) => `${sql} AS v${i}`).join(', ')} ${rest}`,
      (tree) => rewriteFunctions(rewriteGeometry(rewritePlaces(tree))),
    );
    const row = table.get(0);
    return expressions.map((_, i) => row?.[`v${i}`] as unknown);
  }
  /** Whether a filter keeps the one star. */
  const kept = async (filter: string) => Number(itemAt(await values(['count(*)'], `FROM stars WHERE ${filter}`), 0));

  // Each of its numbers may be left out; the column `ra + 0` makes it one that no planner knows.
  const shapes: readonly (readonly [name: string, ...numbers: string[]])[] = [
    ['POINT', 'ra', 'dec'],
    ['POINT', '10', '20'],
    ['CIRCLE', 'ra', 'dec', 'r'],
    ['CIRCLE', '10', '20', '180'],
    ['CIRCLE', 'ra', 'dec', '170 + r'],
    ['BOX', 'ra', 'dec', 'r', '2'],
    ['BOX', '10', '20', '3', '2'],
    ['POLYGON', '8', '18', 'ra + 2', '18', '12', '22', '8', '22'],
    ['POLYGON', '9', '19', '11', '19', '10', '21'],
    // Fits into no hemisphere, the south belongs to it.
    ['POLYGON', ...Array.from({ length: 12 }, (_, i) => [`${i * 30}`, i % 3 === 1 ? '25' : '-10']).flat()],
  ];
  const written = ([name, ...numbers]: readonly string[]) => `${name}(${numbers.join(', ')})`;
  const without = ([name = '', ...numbers]: readonly string[], i: number) => [name, ...numbers.with(i, 'n')];

  test('is neither TRUE nor FALSE of any pair of shapes without any of their numbers', async () => {
    const seed = Number(process.env.SKYBOOK_SEED ?? 7);
    const random = seededRandom(seed);
    const pairs = shapes
      .slice(0, -1)
      .flatMap((a) => shapes.map((b) => [a, b] as const))
      // How it lies to other regions than points is not asked of what fits into no hemisphere.
      .filter(([a, b]) => b !== shapes.at(-1) || a[0] === 'POINT')
      .filter((_, i) => i % 6 === seed % 6);
    const questions = pairs.flatMap(([a, b]) => {
      const first = written(without(a, Math.floor(random() * (a.length - 1))));
      const second = written(without(b, Math.floor(random() * (b.length - 1))));
      return [`(${first}, ${written(b)})`, `(${written(a)}, ${second})`];
    });
    const name = () => (random() < 0.5 ? 'CONTAINS' : 'INTERSECTS');
    const asked = questions.map((arguments_) => `${name()}${arguments_}`);
    for (let start = 0; start < asked.length; start += 30) {
      const some = asked.slice(start, start + 30);
      const counts = some.flatMap((sql) =>
        ['1', '0'].map((bit) => `(SELECT count(*)::INTEGER FROM stars WHERE ${bit} = ${sql})`),
      );
      const found = await values([...some, ...counts]);
      expect(some.filter((_, i) => found[i] !== null)).toEqual([]);
      expect(counts.filter((_, i) => found[some.length + i] !== 0)).toEqual([]);
    }
  });

  test('measures nothing of a shape without any of its numbers', async () => {
    const asked = shapes
      .slice(0, -1)
      .flatMap((shape) => Array.from({ length: shape.length - 1 }, (_, i) => `AREA(${written(without(shape, i))})`));
    const found = await values(asked);
    expect(asked.filter((_, i) => found[i] !== null)).toEqual([]);
    expect(
      await values(['DISTANCE(ra, dec, n, 0)', 'COORD1(CENTROID(CIRCLE(ra, dec, n)))', 'COORD1(POINT(ra, n))']),
    ).toEqual([null, null, 10]);
    expect(await kept('1 = CONTAINS(CENTROID(CIRCLE(ra, dec, n)), CIRCLE(10, 20, 1))')).toBe(0);
  });

  test.each([
    '0 = CONTAINS(EPOCH_PROP_POS(ra, dec, 5, 1, 1, n, 2016, 2000), CIRCLE(100, 0, 1))',
    '1 = CONTAINS(EPOCH_PROP_POS(ra, dec, n, 1, 1, n, 2016, 2000), CIRCLE(10, 20, 1))',
    'NOT CONTAINS(POINT(coalesce(n, 10), dec), CIRCLE(100, 0, 1)) = 1',
    '0 = CONTAINS(POINT(CASE WHEN n IS NULL THEN ra ELSE n END, dec), CIRCLE(100, 0, 1))',
    '0 = CONTAINS(POINT((SELECT max(a) FROM (VALUES (10), (NULL)) q(a)), dec), CIRCLE(100, 20, 1))',
    '0 = INTERSECTS(CIRCLE(10, 20, coalesce(n, 1)), BOX(100, 0, 1, 1))',
  ])('a position that is known without all of its columns counts: %s', async (filter) => {
    expect(await kept(filter)).toBe(1);
  });

  test('a position or a size that is no finite number is in no region, and fails no query', async () => {
    const odd = ["'nan'::DOUBLE", "'inf'::DOUBLE", "'-inf'::DOUBLE"];
    const random = seededRandom(Number(process.env.SKYBOOK_SEED ?? 7));
    // Of circles beyond a hemisphere the one opposite to it is asked, another question.
    const small = shapes.filter((_, i) => i !== 3 && i !== 4);
    const questions = small
      .filter(([name]) => name !== 'POLYGON')
      .flatMap((shape) =>
        small
          .filter((other) => other !== shapes.at(-1) || shape[0] === 'POINT')
          .filter((other) => shape !== shapes.at(-1) || other[0] === 'POINT')
          .flatMap((other) => {
            const [name = '', ...numbers] = shape;
            const place = Math.floor(random() * numbers.length);
            // An infinite radius is that of the whole sky.
            const some = name === 'CIRCLE' && place === 2 ? odd.toSpliced(1, 1) : odd;
            const number = some[Math.floor(random() * some.length)]!;
            // A column, so that no planner knows it.
            const without = `${name}(${numbers.with(place, `0 * ra + ${number}`).join(', ')})`;
            return [`CONTAINS(${without}, ${written(other)})`, `INTERSECTS(${written(other)}, ${without})`];
          }),
      );
    for (let start = 0; start < questions.length; start += 30) {
      const some = questions.slice(start, start + 30);
      const found = await values(some);
      expect(some.filter((_, i) => found[i] !== 0 && found[i] !== null)).toEqual([]);
    }
    for (const number of odd) {
      const index = await values([
        `ivo_healpix_index(5, 0 * ra + ${number}, dec)`,
        `ivo_healpix_index(5, ra, ${number})`,
      ]);
      expect(index).toEqual([null, null]);
      expect(await kept(`DISTANCE(0 * ra + ${number}, dec, 10, 20) < 180`)).toBe(0);
    }
    expect(
      await values(['ivo_healpix_index(5, 10, n)', 'ivo_healpix_index(5, 10, 91)', 'ivo_healpix_index(30, 1, 2)']),
    ).toEqual([null, null, null]);
  });

  test.each([
    'EPOCH_PROP_POS(n, dec, 5, 1, 1, 1, 2016, 2000)',
    'EPOCH_PROP_POS(ra, dec, 5, n, 1, 1, 2016, 2000)',
    'EPOCH_PROP_POS(ra, dec, 5, 1, 1, 1, 2016, n)',
    'POINT(coalesce(n, n), dec)',
    "POINT('GALACTIC', n, dec)",
  ])('%s is no place', async (point) => {
    const asked = `CONTAINS(${point}, CIRCLE(100, 0, 1))`;
    expect(await values([asked])).toEqual([null]);
    expect(await kept(`0 = ${asked}`)).toBe(0);
  });

  test('takes aggregates, and expressions that are grouped by', async () => {
    expect(await values(['CONTAINS(POINT(avg(ra), avg(dec)), CIRCLE(10, 20, 1))'])).toEqual([1]);
    expect(
      await values(
        ['CONTAINS(POINT(round(ra + 1), dec), CIRCLE(10, 20, 1))'],
        'FROM stars GROUP BY round(ra + 1), dec',
      ),
    ).toEqual([1]);
    expect(
      await values(
        ['count(*)::INTEGER'],
        'FROM stars HAVING 0 = CONTAINS(POINT(avg(ra), avg(dec)), CIRCLE(100, 20, 1))',
      ),
    ).toEqual([1]);
  });

  test('a size that is none makes no region, whatever it is compared with', async () => {
    const none = [
      'CIRCLE(ra, dec, -r)',
      'CIRCLE(ra, dec, -999 + 0 * r)',
      'BOX(ra, dec, -r, 1)',
      'BOX(ra, dec, 1, 175 + r)',
      'BOX(ra, dec, 400 - r, 1)',
    ];
    const others = ['POINT(10, 20)', 'CIRCLE(200, 20, 1)', 'BOX(10, 20, 30, 30)'];
    const asked = none.flatMap((shape) =>
      [...others, 'POLYGON(ra - 10, 5, 30, 5, 10, 40)'].flatMap((other) => [
        `CONTAINS(${shape}, ${other})`,
        `CONTAINS(${other}, ${shape})`,
        `INTERSECTS(${shape}, ${other})`,
      ]),
    );
    const found = await values(asked);
    expect(asked.filter((_, i) => found[i] !== 0)).toEqual([]);
    expect(await values(none.map((shape) => `AREA(${shape})`))).toEqual(none.map(() => null));
    expect(await values(['COORD1(CENTROID(CIRCLE(ra, dec, -r)))'])).toEqual([null]);
  });

  test('a circle of 180° is the whole sky', async () => {
    const shapes = ['POINT(190, -20)', 'CIRCLE(190, -20, 1)', 'CIRCLE(190, -20, r)', 'CIRCLE(10, 20, 180)'].concat(
      'BOX(190, -20, 2, 2)',
      'BOX(190, -20, r, 2)',
      'POLYGON(189, -21, 191, -21, 190, -19)',
    );
    const asked = shapes.flatMap((shape) =>
      ['180', '175 + r'].flatMap((radius) =>
        ['CONTAINS', 'INTERSECTS'].map((name) => `${name}(${shape}, CIRCLE(10, 20, ${radius}))`),
      ),
    );
    const found = await values(asked);
    expect(asked.filter((_, i) => found[i] !== 1)).toEqual([]);
    expect(await values(['CONTAINS(CIRCLE(190, -20, r), CIRCLE(10, 20, 179))'])).toEqual([0]);
  });

  test('each position is in the system that it names', async () => {
    const point = "POINT('GALACTIC', 10, 20)";
    expect(
      await values([
        `CONTAINS(${point}, CIRCLE('ICRS', ${point}, 0.001))`,
        `CONTAINS(${point}, CIRCLE(${point}, 0.001))`,
        `CONTAINS(${point}, BOX('ICRS', ${point}, 0.001, 0.001))`,
        `CONTAINS(${point}, CIRCLE('ICRS', POINT('GALACTIC', ra, dec), 0.001))`,
        // The galactic centre, in a triangle of which two vertices are galactic and one is in ICRS.
        "CONTAINS(POINT('GALACTIC', 0, 0), POLYGON(POINT('GALACTIC', 359, -1), POINT('GALACTIC', 1, -1), POINT('ICRS', 266, -28)))",
        "CONTAINS(POINT('GALACTIC', 0, 0), POLYGON('ICRS', POINT('ICRS', 266, -28), POINT('GALACTIC', 359, -1), POINT('GALACTIC', 1, -1)))",
      ]),
    ).toEqual([1, 1, 1, 1, 1, 1]);
    await expect(values(["CONTAINS(POINT(ra, dec), CIRCLE('GALACTIC', POINT('ICRS', 10, 20), 1))"])).rejects.toThrow(
      'CIRCLE in galactic has a POINT in icrs',
    );
  });

  test('a centroid is in the system of its shape', async () => {
    const found = await values([
      "COORD1(CENTROID(CIRCLE('GALACTIC', 10, 20, 1)))::DOUBLE",
      "COORD2(CENTROID(BOX('GALACTIC', 10, 20, 1, 1)))::DOUBLE",
      "COORD1(CENTROID(CIRCLE('ICRS', 10, 20, 1)))::DOUBLE",
      "COORD1(CENTROID(POLYGON('GALACTIC', 9, -1, 11, -1, 10, 1)))::DOUBLE",
      "DISTANCE(CENTROID(CIRCLE('GALACTIC', 10, 20, 1)), POINT('GALACTIC', 10, 20))::DOUBLE",
    ]);
    [10, 20, 10, 10, 0].forEach((expected, i) => expect(Number(found[i])).toBeCloseTo(expected, 9));
  });

  test('columns of tables of any name are not taken for the numbers of macros', async () => {
    const asked = [
      'CONTAINS(EPOCH_PROP_POS(ra, dec, 5, 1, 1, 1, 2016, 2000), CIRCLE(10, 20, 1))',
      'CONTAINS(POINT(ra, dec), POLYGON(8, 18, 12, 18, 12, 22, 8, 22))',
      'CONTAINS(POINT(ra, dec), POLYGON(ra - 2, 18, 12, 18, 12, 22, 8, 22))',
      'INTERSECTS(BOX(ra, dec, r, 1), POLYGON(8, 18, 12, 18, 12, 22, 8, 22))',
      'CONTAINS(BOX(ra, dec, r, 1), CIRCLE(10, 20, 170 + r))',
    ];
    const fields = ['a', 'b', 'c', 'd', 'f', 'g', 'm', 'n', 's', 't', 'x', 'y', 'z', 'l', 'w', 'v', 'u'];
    const columns = fields.map((name) => `NULL::DOUBLE AS ${name}`).join(', ');
    for (const table of ['s', 'a', 'spot', 'side', 'near'])
      expect(await values(asked, `FROM (SELECT ra, "dec", r, ${columns} FROM stars) ${table}`)).toEqual(
        asked.map(() => 1),
      );
  });
});
