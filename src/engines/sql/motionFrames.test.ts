import { tableFromArrays } from 'apache-arrow';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { hasExtensions } from '../../../workers/sql/testing/openNodeDatabase.ts';
import { openEngine } from './testing/openEngine.ts';

type Facts = { readonly name: string; readonly unit?: string; readonly ucd?: string; readonly frame?: string };

/** One star, at (30, 10) in the columns' units, that moves by 100 and 200 mas a year. */
function star(facts: readonly [Facts, Facts, Facts?], scale = 1) {
  const [lon, lat, motion = { name: 'm' }] = facts;
  const table = tableFromArrays({
    [lon.name]: Float64Array.of(30 * scale),
    [lat.name]: Float64Array.of(10 * scale),
    [motion.name]: Float64Array.of(100),
    n: Float64Array.of(200),
  });
  for (const [i, { name, ...told }] of [lon, lat, motion].entries())
    for (const [key, value] of Object.entries(told)) table.schema.fields[i]!.metadata.set(key, value);
  return table;
}

describe.skipIf(!hasExtensions)('a star’s motion', () => {
  const { run } = openEngine(resolve(import.meta.dirname, '../../../public'));
  const moved = async (given: ReturnType<typeof star>, name = 'EPOCH_PROP') => {
    const [lon, lat, motion] = given.schema.names as string[];
    const call = `${name}(${lon}, ${lat}, 0, ${motion}, n, 0, 2000, 2010)`;
    const { rows } = await run(`SELECT ${call}[1] AS lon, ${call}[2] AS lat FROM given`, undefined, { given });
    return rows[0]! as { readonly lon: number; readonly lat: number };
  };

  test.each([
    ['ICRS', [{ name: 'ra' }, { name: 'dec' }], 1, 9],
    [
      'ICRS in radians',
      [
        { name: 'ra', unit: 'rad' },
        { name: 'dec', unit: 'rad' },
      ],
      Math.PI / 180,
      9,
    ],
    [
      'FK5, but for its mas',
      [
        { name: 'ra', frame: 'FK5' },
        { name: 'dec', frame: 'FK5' },
      ],
      1,
      4,
    ],
  ] as const)('is along the axes of %s', async (_, facts, scale, digits) => {
    const { lon, lat } = await moved(star(facts, scale));
    expect((lon - 30) * 3_600_000 * Math.cos(Math.PI / 18)).toBeCloseTo(1000, digits === 9 ? 2 : -2);
    expect(lat).toBeCloseTo(10 + 2000 / 3_600_000, digits === 9 ? 8 : 4);
  });

  test.each([
    [
      'galactic',
      [
        { name: 'l', unit: 'deg' },
        { name: 'b', unit: 'deg' },
      ],
      /`l` and `b` are galactic/,
    ],
    [
      'galactic by UCD',
      [
        { name: 'x', ucd: 'pos.galactic.lon' },
        { name: 'y', ucd: 'pos.galactic.lat' },
      ],
      /galactic/,
    ],
    ['ecliptic', [{ name: 'elon' }, { name: 'elat' }], /ecliptic/],
    ['supergalactic', [{ name: 'sgl' }, { name: 'sgb' }], /supergalactic/],
    [
      'FK4',
      [
        { name: 'ra', frame: 'FK4' },
        { name: 'dec', frame: 'FK4' },
      ],
      /FK4/,
    ],
    [
      'ICRS with motions that are galactic',
      [{ name: 'ra' }, { name: 'dec' }, { name: 'pml', ucd: 'pos.pm;pos.galactic.lon' }],
      /`pml` is galactic/,
    ],
  ] as const)('is refused in %s, whose axes are not those of motions in ICRS', async (_, facts, said) => {
    for (const name of ['EPOCH_PROP', 'EPOCH_PROP_POS', 'IVO_EPOCH_PROP_POS'])
      await expect(moved(star(facts), name)).rejects.toMatchObject({
        failure: { kind: 'sql', message: expect.stringMatching(said) as unknown },
      });
  });
});
