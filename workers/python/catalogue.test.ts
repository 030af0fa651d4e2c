import { beforeAll, describe, expect, test } from 'vitest';
import type { CatalogueQuestion } from '../wire/catalogueQuestion.ts';
import { HAS_PYTHON, TestPython } from './testing/openNodePython.ts';

const GAIA =
  "from skybook.catalogue import Catalog, Selection, xmatch\ngaia = Catalog('gaia', Selection(\"hats('gaia')\"), {}, ('ra', 'dec'), None)\n";

describe.skipIf(!HAS_PYTHON)('a lazy catalogue in Python', () => {
  let python: TestPython;
  const asked: CatalogueQuestion[] = [];
  beforeAll(async () => {
    python = await new TestPython(async (question) => {
      asked.push(question);
      return { kind: 'plain', value: {} };
    }).boot();
  });

  /** The query of an expression over `gaia`. */
  const sqlOf = async (expression: string): Promise<string> => {
    await python.run(`${GAIA}print((${expression}).sql)`);
    return python.printed().trim();
  };

  test.each([
    ['gaia', "SELECT * FROM hats('gaia')"],
    ['gaia.columns("ra", "dec")["ra"]', 'SELECT "ra" FROM (SELECT "ra", "dec" FROM hats(\'gaia\'))'],
    [
      'gaia.cone(56.75, 24.1, 2)',
      'SELECT * FROM hats(\'gaia\') WHERE (1 = CONTAINS(POINT("ra", "dec"), CIRCLE(56.75, 24.1, 2.0)))',
    ],
    [
      'gaia.query("mag < 12").query("bp_rp > 1 OR bp_rp < 0").head(3)',
      "SELECT * FROM hats('gaia') WHERE (mag < 12) AND (bp_rp > 1 OR bp_rp < 0) LIMIT 3",
    ],
    ['gaia.head(3).query("mag < 12")', "SELECT * FROM (SELECT * FROM hats('gaia') LIMIT 3) WHERE (mag < 12)"],
    [
      'gaia.query("mag < 12").query("SELECT count(*) AS n FROM this")',
      "SELECT * FROM (WITH this AS (SELECT * FROM hats('gaia') WHERE (mag < 12)) SELECT count(*) AS n FROM this)",
    ],
    [
      'gaia.query("WITH b AS (FROM this) FROM b")',
      "SELECT * FROM (WITH this AS (SELECT * FROM hats('gaia')),  b AS (FROM this) FROM b)",
    ],
    [
      'xmatch(gaia.query("mag < 12"), gaia.query("mag > 3"), 2, n=1)',
      "SELECT * FROM xmatch(hats('gaia'), (SELECT * FROM hats('gaia') WHERE (mag > 3)), radius_arcsec => 2.0, n => 1) WHERE (mag < 12)",
    ],
    [
      'gaia.columns("it\'s").xmatch(gaia)',
      "SELECT * FROM xmatch((SELECT \"it's\" FROM hats('gaia')), hats('gaia'), radius_arcsec => 1.0)",
    ],
  ])('%s is written as SQL', async (expression, sql) => {
    expect(await sqlOf(expression)).toBe(sql);
  });

  test('angles may have units, and a SkyCoord is taken in ICRS', async () => {
    const circle = /CIRCLE\(([\d.]+), (-?[\d.]+), ([\d.e-]+)\)/;
    const numbers = async (cone: string) =>
      circle
        .exec(await sqlOf(`gaia.cone(${cone})`))!
        .slice(1)
        .map(Number);
    await python.run('import astropy.units\nfrom astropy.coordinates import SkyCoord');
    expect(
      await numbers(
        '__import__("astropy.coordinates").coordinates.SkyCoord(0, 0, unit="deg", frame="galactic"), 30 * __import__("astropy.units").units.arcmin',
      ),
    ).toEqual([expect.closeTo(266.40499, 4), expect.closeTo(-28.93617, 4), expect.closeTo(0.5, 12)]);
    expect(await numbers('10, 20, radius_arcsec=36')).toEqual([10, 20, 0.01]);
  });

  test('what cannot be asked says what to do instead', async () => {
    await expect(python.run('from skybook import xmatch\nxmatch(3, 4)')).rejects.toMatchObject({
      failure: { message: expect.stringContaining('xmatch() cannot match a int') as string },
    });
    await expect(python.run(`${GAIA}gaia.to_table()`)).rejects.toMatchObject({
      failure: {
        message: expect.stringContaining('cannot have Python wait') as string,
        advice: expect.stringContaining('SQL cell') as string,
        line: 3,
      },
    });
    expect(asked).toEqual([]);
  });
});
