import { describe, expect, test } from 'vitest';
import { hasExtensions } from '../../../workers/sql/testing/openNodeDatabase.ts';
import { openEngine } from './testing/openEngine.ts';

describe.skipIf(!hasExtensions)('a cell', () => {
  const { run } = openEngine('/');

  test.each([
    ['AREA(CIRCLE(0, 0, 1))', 'area(circle(0, 0, 1))'],
    ['DISTANCE(POINT(ra, d), POINT(1, 2)) * 60', '(distance(point(ra, d), point(1, 2)) * 60)'],
    ['CENTROID(CIRCLE(1, 2, 1))', 'centroid'],
    ['COORD1(POINT(1, 2))', 'coord1(point(1, 2))'],
  ])('has geometry under the name that was written: %s', async (item, name) => {
    const { rows } = await run(`SELECT ${item} FROM (SELECT 1.0 AS ra, 2.0 AS d)`);
    expect(Object.keys(rows[0] ?? {})).toEqual([name]);
  });

  test.each(["EXPORT DATABASE 'x'", "IMPORT DATABASE 'x'"])('is told that there is no folder for %s', async (text) => {
    const failure = { message: expect.stringContaining('has no folder') as unknown };
    await expect(run(text)).rejects.toMatchObject({ failure });
  });
});
