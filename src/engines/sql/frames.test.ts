import { tableFromArrays } from 'apache-arrow';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { hasExtensions } from '../../../workers/sql/testing/openNodeDatabase.ts';
import type { Frame } from '../../catalogue/position/frame.ts';
import { toIcrs } from '../../catalogue/position/toIcrs.ts';
import { openEngine } from './testing/openEngine.ts';

type Facts = { readonly name: string; readonly unit?: string; readonly ucd?: string; readonly frame?: string };

const PLACES = [
  [120.5, -21.3],
  [0.001, 0],
  [359.9, 89.5],
  [200, -60],
] as const;

function table(lon: Facts, lat: Facts, scale: (value: number, axis: 0 | 1) => number = (value) => value) {
  const arrow = tableFromArrays({
    i: Int32Array.of(...PLACES.keys()),
    [lon.name]: Float64Array.from(PLACES, ([value]) => scale(value, 0)),
    [lat.name]: Float64Array.from(PLACES, ([, value]) => scale(value, 1)),
  });
  [lon, lat].forEach((facts, axis) => {
    for (const [key, value] of Object.entries(facts))
      if (key !== 'name') arrow.schema.fields[1 + axis]!.metadata.set(key, value);
  });
  return arrow;
}

function icrs(frame: Frame) {
  const at = PLACES.map(([lon, lat]) => toIcrs(frame, lon, lat));
  return tableFromArrays({
    i: Int32Array.of(...PLACES.keys()),
    ra: Float64Array.from(at, ([ra]) => ra),
    dec: Float64Array.from(at, ([, dec]) => dec),
  });
}

/** Tables of positions in all forms and frames, beside the frame that they are in. */
const TABLES: Readonly<Record<string, readonly [ReturnType<typeof table>, Frame]>> = {
  radians: [
    table({ name: 'ra', unit: 'rad' }, { name: 'dec', unit: 'rad' }, (value) => (value * Math.PI) / 180),
    'icrs',
  ],
  hours: [
    table({ name: 'ra', unit: 'h' }, { name: 'dec', unit: 'deg' }, (value, axis) => (axis === 0 ? value / 15 : value)),
    'icrs',
  ],
  arcminutes: [table({ name: 'ra', unit: 'arcmin' }, { name: 'dec', unit: 'arcmin' }, (value) => value * 60), 'icrs'],
  'galactic longitude and latitude by UCD': [
    table({ name: 'x', unit: 'deg', ucd: 'pos.galactic.lon' }, { name: 'y', unit: 'deg', ucd: 'pos.galactic.lat' }),
    'galactic',
  ],
  'galactic longitude and latitude in radians': [
    table({ name: 'glon', unit: 'rad' }, { name: 'glat', unit: 'rad' }, (value) => (value * Math.PI) / 180),
    'galactic',
  ],
  'FK4, as VOTable says it': [
    table({ name: 'ra', frame: 'eq_FK4 B1950' }, { name: 'dec', frame: 'eq_FK4 B1950' }),
    'fk4',
  ],
  FK5: [table({ name: 'ra', frame: 'FK5' }, { name: 'dec', frame: 'FK5' }), 'fk5'],
  'ecliptic longitude and latitude': [table({ name: 'ecl_lon' }, { name: 'ecl_lat' }), 'ecliptic'],
};

describe.skipIf(!hasExtensions)('xmatch', () => {
  const { run } = openEngine(resolve(import.meta.dirname, '../../../public'));

  test.each(Object.entries(TABLES))(
    'takes positions in %s for what they are',
    { timeout: 60_000 },
    async (_, [given, frame]) => {
      const { rows } = await run(
        'SELECT i, i_2, _dist_arcsec < 1e-5 AS same FROM xmatch(given, there, 0.001) ORDER BY i',
        undefined,
        { given, there: icrs(frame) },
      );
      expect(rows).toEqual(PLACES.map((__, i) => ({ i, i_2: i, same: true })));
    },
  );

  test('takes them so through a query', { timeout: 60_000 }, async () => {
    const given = TABLES['FK4, as VOTable says it']![0];
    const { rows } = await run(
      'SELECT count(*)::INTEGER AS n FROM xmatch((SELECT i, ra, dec FROM given WHERE i < 3), there, 0.001)',
      undefined,
      { given, there: icrs('fk4') },
    );
    expect(rows).toEqual([{ n: 3 }]);
  });

  test.each([
    ['in a unit of no angle', table({ name: 'ra', unit: 'm' }, { name: 'dec', unit: 'm' }), 'the unit of `ra`, m'],
    [
      'in a frame that it does not know',
      table({ name: 'ra', frame: 'FK5 J1975' }, { name: 'dec', frame: 'FK5 J1975' }),
      '“FK5 J1975”',
    ],
  ])('refuses positions %s by its name', { timeout: 60_000 }, async (_, given, words) => {
    await expect(
      run('SELECT count(*) FROM xmatch(given, there, 1)', undefined, { given, there: icrs('icrs') }),
    ).rejects.toMatchObject({ failure: { kind: 'sql', message: expect.stringContaining(words) as unknown } });
  });
});
