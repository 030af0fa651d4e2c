import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { HAS_PYTHON, TestPython } from '../../../workers/python/testing/openNodePython.ts';
import { hasExtensions } from '../../../workers/sql/testing/openNodeDatabase.ts';
import type { Carried } from '../../../workers/wire/carried.ts';
import { arrowOfTable } from '../../engines/arrowMetadata.ts';
import { openEngine } from '../../engines/sql/testing/openEngine.ts';
import { positionsOf } from '../../views/sky/positions.ts';

/** Random tables of positions; more of them by `SKYBOOK_TABLES=10000`. */
const TABLES = Number(process.env.SKYBOOK_TABLES ?? 32);
const FIRST = Number(process.env.SKYBOOK_FIRST_TABLE ?? 0);
const MOST_ARCSEC = 1e-5;
const DEG = Math.PI / 180;

/** The angle between two positions, in arcseconds. */
function apartArcsec(ra: number, dec: number, ra0: number, dec0: number): number {
  const haversine =
    Math.sin(((dec - dec0) * DEG) / 2) ** 2 +
    Math.cos(dec * DEG) * Math.cos(dec0 * DEG) * Math.sin(((ra - ra0) * DEG) / 2) ** 2;
  return (2 * Math.asin(Math.sqrt(haversine)) * 3600) / DEG;
}

describe.skipIf(!HAS_PYTHON || !hasExtensions)('positions of any form and frame', () => {
  const { run } = openEngine(resolve(import.meta.dirname, '../../../public'), {
    carry: async (value) => value as Carried,
  });
  let python: TestPython;

  beforeAll(async () => {
    python = await new TestPython().boot();
    const source = readFileSync(resolve(import.meta.dirname, 'random_places.py'), 'utf8');
    await python.run(
      `import sys, types\nmodule = types.ModuleType('random_places')\nexec(${JSON.stringify(source)}, module.__dict__)\nsys.modules['random_places'] = module`,
    );
  });

  test(`are where astropy has them on the sky, in regions and in matches: ${TABLES} tables`, async () => {
    const wrong: string[] = [];
    for (let seed = FIRST; seed < FIRST + TABLES; seed++) {
      const told = (where: string) => (words: string) => wrong.push(`${seed} ${where}: ${words}`);
      const carried = await python.carry(
        `import random_places\nmade, names = random_places.table(${seed})\nprint(*names)`,
      );
      const [lon, lat] = python.printed().trim().split(' ');
      if (carried.kind !== 'table') throw new Error(carried.kind);
      const arrow = arrowOfTable(carried.table);
      const about = JSON.stringify(carried.table.columns.slice(1, 3));
      try {
        for (const asked of [{}, { ra: lon!, dec: lat! }]) {
          const { rows, raDeg, decDeg, total } = positionsOf(arrow, asked, 100);
          const far = Array.from(rows, (row, i) =>
            apartArcsec(
              raDeg[i]!,
              decDeg[i]!,
              Number(arrow.getChild('truth_a')!.get(row)),
              Number(arrow.getChild('truth_d')!.get(row)),
            ),
          );
          if (total !== arrow.numRows || far.some((off) => !(off < MOST_ARCSEC)))
            told('sky()')(`${about} ${total} ${far.join(' ')}`);
        }
        const at = `"${lon}", "${lat}"`;
        const { rows } = await run(
          `SELECT max(DISTANCE(POINT(${at}), POINT(truth_a, truth_d))) * 3600 AS off,
             count(*) FILTER (WHERE 1 = CONTAINS(POINT(truth_a, truth_d), CIRCLE(${at}, 0.0001)))::INTEGER AS inside FROM t`,
          undefined,
          { t: carried },
        );
        if (!(Number(rows[0]!.off) < MOST_ARCSEC) || rows[0]!.inside !== arrow.numRows)
          told('regions')(`${about} ${String(rows[0]!.off)} ${String(rows[0]!.inside)}`);
        const matched = await run(
          `SELECT count(DISTINCT n)::INTEGER AS n, max(_dist_arcsec) AS off FROM xmatch((SELECT * EXCLUDE (truth_a, truth_d) FROM t), (SELECT truth_a AS ra, truth_d AS dec FROM t), 0.001)`,
          undefined,
          { t: carried },
        );
        if (matched.rows[0]!.n !== arrow.numRows || !(Number(matched.rows[0]!.off) < MOST_ARCSEC))
          told('xmatch')(`${about} ${String(matched.rows[0]!.n)} ${String(matched.rows[0]!.off)}`);
      } catch (error) {
        told('failed')(`${about} ${String(error)}`);
      }
    }
    expect(wrong).toEqual([]);
  }, 3_600_000);
});
