import { tableFromArrays, type Table } from 'apache-arrow';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { hasExtensions } from '../../../workers/sql/testing/openNodeDatabase.ts';
import type { Frame } from '../../catalogue/position/frame.ts';
import { pixelAt } from '../../catalogue/healpix/pixelAt.ts';
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
  const arrow: Table = tableFromArrays({
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

function sexagesimal(value: number, gap: string): string {
  const [size, sign] = [Math.round(Math.abs(value) * 3.6e10), value < 0 ? '-' : '+'];
  const parts = [Math.floor(size / 3.6e10), Math.floor(size / 6e8) % 60, ((size % 6e8) / 1e7).toFixed(7)];
  return sign + parts.join(gap);
}

function texts(lon: (value: number) => string, lat: (value: number) => string): Table {
  return tableFromArrays({
    i: Int32Array.of(...PLACES.keys()),
    ra: PLACES.map(([value]) => lon(value)),
    dec: PLACES.map(([, value]) => lat(value)),
  });
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
const TABLES: Readonly<Record<string, readonly [Table, Frame]>> = {
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
  'sexagesimal texts': [
    texts(
      (lon) => sexagesimal(lon / 15, ':'),
      (lat) => sexagesimal(lat, ' '),
    ),
    'icrs',
  ],
  'texts of degrees': [texts(String, String), 'icrs'],
  'hours by name': [
    table({ name: 'ra_hours' }, { name: 'dec_deg' }, (value, axis) => (axis === 0 ? value / 15 : value)),
    'icrs',
  ],
  milliarcseconds: [
    table({ name: 'ra', unit: 'mas' }, { name: 'dec', unit: 'mas' }, (value) => value * 3_600_000),
    'icrs',
  ],
  'galactic longitude and latitude beside a system for the header': [
    table({ name: 'glon', unit: 'deg', frame: 'FK5 2000.0' }, { name: 'glat', unit: 'deg', frame: 'FK5 2000.0' }),
    'galactic',
  ],
  'supergalactic longitude and latitude': [table({ name: 'sgl' }, { name: 'sgb' }), 'supergalactic'],
  'B1950 by name': [table({ name: 'RAB1950' }, { name: 'DEB1950' }), 'fk4'],
  FK5: [table({ name: 'ra', frame: 'FK5' }, { name: 'dec', frame: 'FK5' }), 'fk5'],
  'ecliptic longitude and latitude': [table({ name: 'ecl_lon' }, { name: 'ecl_lat' }), 'ecliptic'],
};

/** How a query asks which of `given` lie near a position; `at` names its columns. */
const CONES: Readonly<Record<string, (at: string, ra: number, dec: number) => string>> = {
  'a circle': (at, ra, dec) => `SELECT i FROM given WHERE CONTAINS(POINT(${at}), CIRCLE(${ra}, ${dec}, 0.00001))`,
  'a circle about them': (at, ra, dec) =>
    `SELECT i FROM given WHERE 1 = CONTAINS(POINT(${ra}, ${dec}), CIRCLE(${at}, 0.00001))`,
  'a distance': (at, ra, dec) => `SELECT i FROM given g WHERE DISTANCE(${at}, ${ra}, ${dec}) < 0.00001`,
  'a box': (at, ra, dec) => `SELECT i FROM given WHERE CONTAINS(POINT(${at}), BOX(${ra}, ${dec}, 0.00001, 0.00001))`,
  'a MOC': (at, ra, dec) => `SELECT i FROM given WHERE in_moc(${at}, '20/${pixelAt(ra, dec, 20)}')`,
  'circles that touch': (at, ra, dec) =>
    `SELECT i FROM given WHERE INTERSECTS(CIRCLE(${at}, 0.000001), CIRCLE(${ra}, ${dec}, 0.00001))`,
  'other names': (at, ra, dec) => {
    const [lon, lat] = at.split(', ');
    return `WITH w AS (SELECT i, ${lon} AS x, ${lat} AS y FROM given) SELECT i FROM (SELECT * FROM w) s WHERE CONTAINS(POINT(s.x, y), CIRCLE(${ra}, ${dec}, 0.00001))`;
  },
  'a query in an expression': (at, ra, dec) =>
    `SELECT i FROM given WHERE EXISTS (SELECT 1 FROM (VALUES (${ra}::DOUBLE, ${dec}::DOUBLE)) t(a, d) WHERE CONTAINS(POINT(${at}), CIRCLE(a, d, 0.00001)))`,
};

describe.skipIf(!hasExtensions)('regions', () => {
  const { run } = openEngine(resolve(import.meta.dirname, '../../../public'));

  test.each(
    Object.entries(TABLES).flatMap(([form, given], nth) =>
      Object.keys(CONES).map((cone, kind) => [form, cone, given, nth + kind] as const),
    ),
  )('hold positions in %s where they are, in %s', async (_, cone, [given, frame], turn) => {
    const [, lon, lat] = given.schema.names as string[];
    for (const [i, [a, b]] of PLACES.entries()) {
      // A form meets each place in two kinds of region, a kind each place in four forms.
      if (process.env.SKYBOOK_QUERIES === undefined && i !== turn % PLACES.length) continue;
      const [ra, dec] = toIcrs(frame, a, b);
      expect((await run(CONES[cone]!(`${lon}, ${lat}`, ra, dec), undefined, { given })).rows).toEqual([{ i }]);
    }
  });

  test.each(Object.entries(TABLES))(
    'give positions in %s the HEALPix pixel of their place in ICRS',
    async (_, [given, frame]) => {
      const [, lon, lat] = given.schema.names as string[];
      const at = `IVO_HEALPIX_INDEX(10, ${lon}, ${lat})::INTEGER AS a, IVO_HEALPIX_INDEX(10, POINT(${lon}, ${lat}))::INTEGER AS b`;
      const { rows } = await run(`SELECT ${at} FROM given ORDER BY i`, undefined, { given });
      const pixels = PLACES.map(([a, b]) => Number(pixelAt(...toIcrs(frame, a, b), 10)));
      expect(rows).toEqual(pixels.map((pixel) => ({ a: pixel, b: pixel })));
    },
  );

  test('tell of frames by the names of their columns, and how a region in one is written', async () => {
    const [given] = TABLES['galactic longitude and latitude by UCD']!;
    const ask = async (region: string) =>
      (await run(`SELECT i FROM given WHERE ${region}`, undefined, { given })).table!;
    expect((await ask('CONTAINS(POINT(x, y), CIRCLE(120.5, -21.3, 0.001))')).warnings).toEqual([
      expect.stringContaining('`x` and `y` are galactic, and are compared as ICRS') as string,
    ]);
    const named = await ask("CONTAINS(POINT('GALACTIC', x, y), CIRCLE('GALACTIC', 120.5, -21.3, 0.001))");
    expect([named.rows, named.warnings]).toEqual([1, []]);
  });

  test.each([
    ['in a unit of no angle', table({ name: 'ra', unit: 'm' }, { name: 'dec', unit: 'm' }), 'the unit of `ra`, m'],
    ['in a frame that is not known', table({ name: 'ra', frame: 'FK5 J1975' }, { name: 'dec' }), '“FK5 J1975”'],
  ])('refuse positions %s by name', async (_, given, words) => {
    await expect(
      run('SELECT i FROM given WHERE CONTAINS(POINT(ra, dec), CIRCLE(1, 2, 3))', undefined, { given }),
    ).rejects.toMatchObject({ failure: { kind: 'sql', message: expect.stringContaining(words) as unknown } });
  });

  test('leave what a query has made of its columns itself', async () => {
    const [given] = TABLES['galactic longitude and latitude in radians']!;
    const [ra, dec] = toIcrs('galactic', ...PLACES[0]);
    const { rows } = await run(
      `SELECT i FROM given WHERE CONTAINS(POINT(degrees(glon), degrees(glat)), CIRCLE(${ra}, ${dec}, 0.00001))`,
      undefined,
      { given },
    );
    expect(rows).toEqual([{ i: 0 }]);
  });
});

describe.skipIf(!hasExtensions)('xmatch', () => {
  const { run } = openEngine(resolve(import.meta.dirname, '../../../public'));

  test.each(Object.entries(TABLES))('takes positions in %s for what they are', async (_, [given, frame]) => {
    const { rows } = await run(
      'SELECT i, i_2, _dist_arcsec < 1e-5 AS same FROM xmatch(given, there, 0.001) ORDER BY i',
      undefined,
      { given, there: icrs(frame) },
    );
    expect(rows).toEqual(PLACES.map((__, i) => ({ i, i_2: i, same: true })));
  });

  test('takes them so through a query', async () => {
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
  ])('refuses positions %s by its name', async (_, given, words) => {
    await expect(
      run('SELECT count(*) FROM xmatch(given, there, 1)', undefined, { given, there: icrs('icrs') }),
    ).rejects.toMatchObject({ failure: { kind: 'sql', message: expect.stringContaining(words) as unknown } });
  });
});
