import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { hasExtensions } from '../../../workers/sql/testing/openNodeDatabase.ts';
import { AdqlDatabase } from '../testing/adqlDatabase.ts';
import { rewriteGeometry } from './rewriteGeometry.ts';
import { itemAt } from '../../known/itemAt.ts';
import { seededRandom } from '../testing/scatteredPositions.ts';

/**
 * Answers of spherical_geometry 1.4, astropy 8.0 and mpmath (Girard's theorem with fifty digits) to random questions,
 * ties left out; of truths every third is asked, all of them where SKYBOOK_QUERIES is set.
 */
const cases = JSON.parse(readFileSync(resolve(import.meta.dirname, 'cases/geometry.json'), 'utf8')) as Readonly<
  Record<'truths' | 'numbers', readonly (readonly [sql: string, answer: number])[]>
>;

const truths = cases.truths.filter((_, i) => process.env.SKYBOOK_QUERIES !== undefined || i % 3 === 0);

describe.skipIf(!hasExtensions)('ADQL geometry', () => {
  let database: AdqlDatabase;
  beforeAll(async () => {
    database = await AdqlDatabase.open();
    await database.run(
      'CREATE TABLE stars AS SELECT * FROM (VALUES (10.0, 20.0, 1.5), (350.0, -80.0, 0.5), (NULL, 20.0, 1.0), (10.0, NULL, 1.0)) t(ra, "dec", size)',
    );
  });

  async function ask(sql: string): Promise<readonly (readonly unknown[])[]> {
    const table = await database.ask(sql, rewriteGeometry);
    return table
      .toArray()
      .map((row) => table.schema.names.map((_, i) => row[table.schema.names[i] as string] as unknown));
  }
  /** The value of each expression; those with columns in place of their numbers first. */
  async function values(expressions: readonly string[], from = ''): Promise<readonly unknown[]> {
    const found: unknown[] = [];
    for (let i = 0; i < expressions.length; i += 25)
      found.push(
        ...(
          await ask(
            `SELECT ${expressions
              .slice(i, i + 25)
              .map((sql, j) => `${sql} AS v${j}`)
              .join(', ')} ${from}`,
          )
        )[0]!,
      );
    return found;
  }

  test('of points, circles, boxes and polygons gives what other libraries give', async () => {
    const found = await values(truths.map(([sql]) => sql));
    expect(truths.filter(([, answer], i) => answer !== found[i])).toEqual([]);
  });

  test('gives the same where the numbers come from rows', { timeout: 240_000 }, async () => {
    const some = truths.filter((_, i) => i % 3 === 0);
    // Adding a column makes an expression that no planner can know.
    const found = await values(
      some.map(([sql]) => sql.replace(/-?\d+\.\d+/g, (number) => `(${number} + nothing)`)),
      'FROM (SELECT random() * 0 AS nothing)',
    );
    expect(some.filter(([, answer], i) => answer !== found[i])).toEqual([]);
  });

  test('measures distances, areas and centroids', async () => {
    const found = await values(cases.numbers.map(([sql]) => sql));
    for (const [i, [sql, answer]] of cases.numbers.entries()) {
      const tolerance = sql.includes('CENTROID')
        ? 1e-4
        : Math.max(3e-14, answer * (sql.startsWith('AREA') ? 1e-9 : 1e-13));
      expect(
        Math.abs((found[i] as number) - answer),
        `${sql} is ${answer}, not ${String(found[i])}`,
      ).toBeLessThanOrEqual(tolerance);
    }
  });

  test.each([
    ['1 = CONTAINS(POINT(ra, dec), CIRCLE(10, 20, 1))', 1],
    ["CONTAINS(POINT('ICRS', ra, dec), CIRCLE('ICRS', 10, 20, 1)) = 1", 1],
    ['CONTAINS(POINT(ra, dec), CIRCLE(10, 20, 1))', 1],
    ['CONTAINS(POINT(ra, dec), CIRCLE(10, 20, 1)) = TRUE', 1],
    ['NOT CONTAINS(POINT(ra, dec), CIRCLE(10, 20, 1)) = 1', 1],
    ['0 = CONTAINS(POINT(ra, dec), CIRCLE(10, 20, 1))', 1],
    ['CONTAINS(POINT(ra, dec), CIRCLE(10, 20, 1)) <> 1', 1],
    ['NOT CONTAINS(POINT(ra, dec), CIRCLE(10, 20, 1))', 1],
    ['CONTAINS(POINT(ra, dec), CIRCLE(10, 20, 1)) > 0 OR dec < -70', 2],
    ['CONTAINS(POINT(ra, dec), CIRCLE(10, 20, 1)) OR CONTAINS(POINT(ra, dec), CIRCLE(350, -80, 1))', 2],
    ['1 = CONTAINS(POINT(ra, dec), CIRCLE(10, 20, 1)) AND 1 = CONTAINS(POINT(ra, dec), CIRCLE(350, -80, 1))', 0],
    ["1 = CONTAINS(POINT('', ra, dec), CIRCLE('', POINT('', 10, 20), 0))", 1],
    ['1 = CONTAINS(POINT(ra, dec), CIRCLE(370, 20, 0))', 1],
    ['1 = CONTAINS(POINT(ra, dec), CIRCLE(-350, 20, 0))', 1],
    ['1 = CONTAINS(POINT(11.2, 20), CIRCLE(ra, dec, size))', 1],
    ['1 = CONTAINS(POINT(ra, dec), CIRCLE(10, 20, 180))', 2],
    ['1 = INTERSECTS(POINT(ra, dec), BOX(10, 20, 1, 1))', 1],
    ['1 = INTERSECTS(CIRCLE(ra, dec, size), BOX(12, 20, 2, 1))', 1],
    ["1 = CONTAINS(POINT(ra, dec), POLYGON('ICRS', 10, 20, 12, 20, 12, 22))", 1],
    ["1 = CONTAINS(POINT(ra, dec), POLYGON('ICRS', POINT('ICRS', 9, 19), POINT('ICRS', 11, 19), POINT(10, 25)))", 1],
    ['DISTANCE(POINT(ra, dec), POINT(10, 21)) < 1.5', 1],
    ['DISTANCE(ra, dec, 10, 21) < 1.5', 1],
    // A border round the sky, zigzag, which fits into no hemisphere: the part with the north pole is the smaller.
    [
      '1 = CONTAINS(POINT(ra, dec), POLYGON(0, 10, 30, 12, 60, 10, 90, 12, 120, 10, 150, 12, 180, 10, 210, 12, 240, 10, 270, -5, 300, 10, 330, -5))',
      1,
    ],
    ["CONTAINS(POINT(ra, dec), CIRCLE(10, 20, 1)) = 1 AND contains('abc', 'b') AND contains([1, 2], 2)", 1],
  ])('WHERE %s finds %i of two stars', async (where, count) => {
    expect(await ask(`SELECT count(*)::INTEGER FROM stars WHERE ${where}`)).toEqual([[count]]);
  });

  test('is NULL where a position is, however it is joined, denied and compared', async () => {
    const random = seededRandom(Number(process.env.SKYBOOK_SEED ?? 11));
    const leaves: readonly (readonly [written: string, plain: string])[] = [
      ['1 = CONTAINS(POINT(ra, dec), CIRCLE(10, 20, 1))', '(ra = 10 AND "dec" = 20 OR nothing)'],
      ['0 = CONTAINS(POINT(ra, dec), CIRCLE(10, 20, 1))', '(NOT (ra = 10 AND "dec" = 20 OR nothing))'],
      ['INTERSECTS(POINT(ra, dec), BOX(350, -80, 2, 2)) > 0', '("dec" = -80 OR nothing)'],
      ['CONTAINS(POINT(ra, dec), CIRCLE(350, -80, 1))', '("dec" = -80 OR nothing)'],
      ['size > 0.7', 'size > 0.7'],
      ['flag', 'flag'],
    ];
    const one = (depth: number): readonly [string, string] => {
      const kind = depth > 0 ? Math.floor(random() * 4) : 3;
      if (kind === 3) return itemAt(leaves, Math.floor(random() * leaves.length));
      const [a, b] = [one(depth - 1), one(depth - 1)];
      if (kind === 2) return [`(NOT ${a[0]})`, `(NOT ${a[1]})`];
      const word = kind === 1 ? 'AND' : 'OR';
      return [`(${a[0]} ${word} ${b[0]})`, `(${a[1]} ${word} ${b[1]})`];
    };
    // `nothing` is NULL where a coordinate is, else FALSE.
    const from =
      'FROM (SELECT *, CASE WHEN ra + "dec" IS NOT NULL THEN FALSE END AS nothing FROM stars, (VALUES (TRUE), (FALSE), (NULL)) f(flag))';
    const questions = Array.from({ length: 120 }, () => one(4));
    const answers = (of: 0 | 1, i: number) => [
      `(SELECT list((${questions[i]![of]})::BOOLEAN ORDER BY ra, "dec", flag)::VARCHAR ${from}) AS v${i}`,
      `(SELECT count(*) ${from} WHERE ${questions[i]![of]}) AS w${i}`,
      `(SELECT count(*) FILTER (WHERE ${questions[i]![of]}) ${from}) AS f${i}`,
    ];
    for (let start = 0; start < questions.length; start += 20) {
      const some = Array.from({ length: 20 }, (_, i) => start + i);
      const [found, expected] = await Promise.all(
        ([0, 1] as const).map((of) => ask(`SELECT ${some.flatMap((i) => answers(of, i)).join(', ')}`)),
      );
      expect(
        found!.flat().map(String),
        questions
          .slice(start, start + 20)
          .map(([sql]) => sql)
          .join('\n'),
      ).toEqual(expected!.flat().map(String));
    }
  });

  test('stands in the list of columns, too', async () => {
    expect(
      await ask(
        "SELECT CONTAINS(POINT(ra, dec), CIRCLE(10, 20, 1)), contains('abc', 'b'), AREA(CIRCLE(ra, dec, 0)), COORD1(POINT('ICRS', ra, dec)) AS a, COORD2(POINT(ra, dec)), CASE WHEN 1 = INTERSECTS(POINT(ra, dec), BOX(10, 20, 1, 1)) THEN 'in' ELSE 'out' END AS w FROM stars WHERE ra + dec IS NOT NULL ORDER BY ra",
      ),
    ).toEqual([
      [1, true, 0, '10.0', '20.0', 'in'].map((value) =>
        typeof value === 'string' && value.includes('.') ? expect.anything() : value,
      ),
      [0, true, 0, '350.0', '-80.0', 'out'].map((value) =>
        typeof value === 'string' && value.includes('.') ? expect.anything() : value,
      ),
    ]);
  });

  test('in a polygon belongs its border: vertices and points of its sides', async () => {
    const inside = await values(
      [...['0, 0', '10, 0', '10, 10', '0, 10', '5, 0', '0, 5', '10, 5', '359.999, 5', '10.001, 5', '5, -0.001']].map(
        (at) => `CONTAINS(POINT(${at}), POLYGON(0, 0, 10, 0, 10, 10, 0, 10))`,
      ),
    );
    expect(inside).toEqual([1, 1, 1, 1, 1, 1, 1, 0, 0, 0]);
  });

  test('numbers in another system than ICRS are where astropy has them', async () => {
    // What astropy 7.2 has for (0, 0), (120.5, -21.3), (200, -60) in these frames.
    expect(
      await values([
        "CONTAINS(POINT(266.404988, -28.936178), CIRCLE('GALACTIC', 0, 0, 0.00001))",
        "CONTAINS(POINT('GALACTIC', 120.5, -21.3), CIRCLE(9.833014, 41.514577, 0.00001))",
        "CONTAINS(POINT(200.809695, -60.261014), CIRCLE('FK4 GEOCENTER', 200, -60, 0.00001))",
        "CONTAINS(POINT(266.4, -28.9), BOX('GALACTIC', 0, 0, 0.2, 0.2))",
        "CONTAINS(POINT(266.4, -28.7), BOX('GALACTIC', 0, 0, 0.2, 0.2))",
        "CONTAINS(POINT(266.4, -28.9), POLYGON('GALACTIC', POINT(359, -1), POINT(1, -1), POINT(0, 1)))",
        "COORD1(POINT('GALACTIC', 120.5::DOUBLE, -21.3))",
      ]),
    ).toEqual([1, 1, 1, 1, 0, 1, 120.5]);
  });

  test.each([
    ['CIRCLE(10, 100, 1)', /declination 100° of a CIRCLE is beyond a pole/],
    ['CIRCLE(10, 10, -1)', /radius -1° of a CIRCLE is negative/],
    ['CIRCLE(10, 10)', /CIRCLE has 2 numbers; its form is CIRCLE\(ra, dec, radius\)/],
    ["CIRCLE('HELIOCENTRIC', 10, 10, 1)", /HELIOCENTRIC is not supported/],
    ["BOX('GALACTIC', ra, dec, 1, 1)", /A BOX in galactic takes numbers/],
    ['BOX(10, 10, 360, 180)', /A BOX has sides from 0° to less than 180°/],
    ['POLYGON(10, 10, 20, 20)', /POLYGON has 4 numbers/],
    ['POLYGON(10, 10, 20, 20, 10, 10)', /three different vertices/],
    ['POLYGON(0, 0, 180, 0, 90, 45)', /opposite each other/],
  ])('%s is refused in plain words', async (region, message) => {
    await expect(ask(`SELECT 1 FROM stars WHERE 1 = CONTAINS(POINT(ra, dec), ${region})`)).rejects.toThrow(message);
  });
});
