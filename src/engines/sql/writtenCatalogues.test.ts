import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { hasExtensions } from '../../../workers/sql/testing/openNodeDatabase.ts';
import { DATA_FOLDERS } from '../../build/fixtures/dataFolders.ts';
import { openEngine } from './testing/openEngine.ts';

type Queries = {
  readonly cone_searches: readonly {
    readonly catalog: string;
    readonly ra: number;
    readonly dec: number;
    readonly radius_arcsec: number;
    readonly n_bruteforce: number;
    readonly ids: readonly number[];
  }[];
  readonly box_searches: readonly {
    readonly catalog: string;
    readonly ra: readonly number[];
    readonly dec: readonly number[];
    readonly n_bruteforce: number;
  }[];
};

type Structure = {
  readonly rows_in_leaves?: number;
  readonly leaf_files?: number;
  readonly rows_by_leaf?: Readonly<Record<string, number>>;
  readonly properties?: Readonly<Record<string, string>>;
};

/** What stands where: a query whose key has an index, with how many partitions it leads to where that is known. */
const PLACES = {
  ours: {
    collections: '',
    table: 'stars_collection/stars/dataset/Norder=0/Dir=0/Npix=4.parquet',
    csv: 'raw/stars.csv',
    csvRows: 240,
    votable: '../votable/binary2-1.4.xml',
    columns: 'ra, mag',
    matched: 'stars_collection',
    keys: [
      ['stars_collection', 'id = 707', 1],
      ['stars_collection', 'id IN (700, 702)', undefined],
      ['visits_collection', "object_id = 702 AND band = 'r'", 1],
      ['visits_collection', 'object_id IN (700, 701) AND mjd > 58500', undefined],
      ['stars_collection', 'id = -1', 0],
    ],
  },
  shared: {
    collections: 'lsdb-tests/',
    table: 'lsdb-tests/small_sky/dataset/Norder=0/Dir=0/Npix=11.parquet',
    csv: 'lsdb-tests/raw/small_sky/small_sky.csv',
    csvRows: 131,
    votable: '../votable/astropy/vizier_b2_votable.xml',
    columns: 'RAJ2000, MajDiam',
    matched: 'lsdb-tests/small_sky',
    keys: [
      ['lsdb-tests/small_sky_order1_collection', 'id = 707', 1],
      ['hats-tests/small_sky_o1_collection', 'id IN (700, 702)', 2],
      ['lsdb-tests/small_sky_order1_source_collection', "object_id = 702 AND band = 'r'", undefined],
      ['lsdb-tests/small_sky_order1_source_collection', 'object_id IN (700, 701) AND mjd > 58500', 1],
      ['lsdb-tests/small_sky_order1_collection', 'id = -1', 0],
    ],
  },
} as const;

describe.skipIf(!hasExtensions).each(DATA_FOLDERS)(
  'catalogues of HATS’ tools ($name)',
  ({ name: kind, path, expected }) => {
    const { run } = openEngine(path('hats'));
    const place = PLACES[kind];
    const structure = expected<Readonly<Record<string, Structure>>>('hats-structure');
    const queries = expected<Queries>('hats-queries');
    const [, folder, leaf] = /(?:^|\/)(.*?)\/(dataset\/.*)$/.exec(`/${place.table}`)!;
    const tableRows = structure[folder!]?.rows_by_leaf?.[leaf!];
    const collection = (name: string) => `${place.collections}${name}_collection`;
    const whole = Object.entries(structure).filter(
      ([, { rows_in_leaves: rows, leaf_files: files }]) => rows !== undefined && files,
    );

    test.each(whole)('%s has all its rows, described and counted', async (name, { rows_in_leaves: rows }) => {
      const { rows: described, table } = await run(`DESCRIBE hats('${name}')`);
      expect(described.length).toBeGreaterThan(1);
      expect(table!.columns.map(({ name }) => name).slice(0, 2)).toEqual(['column_name', 'column_type']);
      const counted = await run(`SELECT count(*)::INTEGER AS n FROM hats('${name}')`);
      expect(counted.rows).toEqual([{ n: rows }]);
      const listed = await run(`SELECT * FROM hats('${name}') LIMIT 3`);
      expect(listed.rows).toHaveLength(Math.min(3, rows!));
      const { hats_col_ra: ra, hats_col_dec: dec } = structure[name]!.properties ?? {};
      if (!ra || !dec) return;
      const all = (await run(`SELECT ${ra} AS ra, ${dec} AS "dec" FROM hats('${name}')`, 'places'))
        .rows as unknown as readonly { readonly ra: number; readonly dec: number }[];
      const [centre] = all as [{ readonly ra: number; readonly dec: number }];
      const radians = (degrees: number) => (degrees * Math.PI) / 180;
      const near = all.filter(
        (star) =>
          Math.sin(radians(centre.dec)) * Math.sin(radians(star.dec)) +
            Math.cos(radians(centre.dec)) * Math.cos(radians(star.dec)) * Math.cos(radians(star.ra - centre.ra)) >=
          Math.cos(radians(4)),
      );
      const cone = await run(
        `SELECT count(*)::INTEGER AS n FROM hats('${name}') WHERE 1 = CONTAINS(POINT('ICRS', ${ra}, ${dec}), CIRCLE('ICRS', ${centre.ra}, ${centre.dec}, 4))`,
      );
      // Results show 10,000 rows.
      if (all.length < 10_000) expect(cone.rows).toEqual([{ n: near.length }]);
      else expect(cone.rows[0]!.n).toBeGreaterThanOrEqual(near.length);
    });

    test.each(queries.cone_searches)(
      'a cone of $radius_arcsec″ at $ra, $dec in $catalog has the rows that lsdb finds',
      async ({ catalog, ra, dec, radius_arcsec: radius, n_bruteforce: count, ids }) => {
        const prefix = /source$|^visits$/.test(catalog) ? 'source_' : '';
        const { rows } = await run(
          `SELECT ${prefix}id AS id FROM hats('${collection(catalog)}') WHERE 1 = CONTAINS(POINT('ICRS', ${prefix}ra, ${prefix}dec), CIRCLE('ICRS', ${ra}, ${dec}, ${radius} / 3600.0))`,
        );
        expect(rows).toHaveLength(count);
        expect(rows.map(({ id }) => Number(id)).sort((a, b) => a - b)).toEqual([...ids].sort((a, b) => a - b));
      },
    );

    test.each(queries.box_searches)(
      'a box of RA $ra and dec $dec in $catalog has the rows that lsdb finds',
      async ({ catalog, ra, dec, n_bruteforce: count }) => {
        const [west, east] = ra as [number, number];
        const within = west <= east ? `ra BETWEEN ${west} AND ${east}` : `(ra >= ${west} OR ra <= ${east})`;
        const { rows } = await run(
          `SELECT count(*)::INTEGER AS n FROM hats('${collection(catalog)}') WHERE ${within} AND dec BETWEEN ${dec[0]} AND ${dec[1]}`,
        );
        expect(rows).toEqual([{ n: count }]);
      },
    );

    test.each<readonly [string, string, number | undefined]>(place.keys)(
      'the index of %s tells where %s is',
      async (name, where, partitions) => {
        const { rows, plan } = await run(`SELECT count(*)::INTEGER AS n FROM hats('${name}') WHERE ${where}`);
        // An index does not know of expressions.
        const whole = await run(
          `SELECT count(*)::INTEGER AS n FROM hats('${name}') WHERE ${where.replaceAll(/\b(id|object_id)\b/g, '$1 + 0')}`,
        );
        expect(rows).toEqual(whole.rows);
        if (partitions !== undefined) expect(plan!.partitions).toBe(partitions);
        else expect(plan!.partitions).toBeLessThan(whole.plan!.partitions as number);
      },
    );

    test.skipIf(kind === 'ours')('the nearest neighbours are those of lsdb, distance for distance', async () => {
      const csv = path('hats/lsdb-tests/raw/xmatch_expected/xmatch_correct.csv');
      const [header, ...lines] = readFileSync(csv, 'utf8')
        .trim()
        .split(/\r?\n/)
        .map((line) => line.split(','));
      const { rows } = await run(
        "SELECT id, id_2, _dist_arcsec AS d FROM xmatch(hats('lsdb-tests/small_sky'), hats('lsdb-tests/small_sky_xmatch'), radius_arcsec => 36, n => 1) ORDER BY id",
      );
      const at = (name: RegExp) => header!.findIndex((column) => name.test(column));
      const expected = lines
        .map((line) => ({
          id: Number(line[at(/^(ss_id|id)/)]),
          other: Number(line[at(/^xmatch_id$/)]),
          d: Number(line[at(/dist/)]),
        }))
        .sort((a, b) => a.id - b.id);
      expect(rows).toHaveLength(103);
      expect(rows.map(({ id }) => Number(id))).toEqual(expected.map(({ id }) => id));
      expect(rows.map((row) => Number(row.id_2))).toEqual(expected.map(({ other }) => other));
    });

    test.each([
      [`'SITE/${place.csv}'`, place.csvRows],
      [`read_csv('${place.csv}')`, place.csvRows],
      [`read_csv(['${place.csv}', '${place.csv}'], header = true)`, 2 * place.csvRows],
      [`hats('${place.csv}')`, place.csvRows],
      [`read_parquet('${place.table}')`, tableRows],
      [`'SITE/${place.table}'`, tableRows],
      [`hats(['${place.table}', '${place.table}'])`, tableRows && 2 * tableRows],
      [`read_votable('${place.votable}')`, undefined],
    ])('FROM %s reads a file by its address', async (from, count) => {
      const { rows } = await run(
        `SELECT count(*)::INTEGER AS n FROM ${from.replace('SITE', `file://${path('hats')}`)}`,
      );
      if (count !== undefined) expect(rows).toEqual([{ n: count }]);
      else expect(rows[0]!.n).toBeGreaterThan(0);
    });

    test('a VOTable keeps its units, and is matched with a catalogue', async () => {
      const { table } = await run(`SELECT ${place.columns} FROM read_votable('${place.votable}') LIMIT 2`);
      expect(table!.columns).toMatchObject([{ ucd: 'pos.eq.ra;meta.main' }, { unit: expect.any(String) as string }]);
      const { rows } = await run(
        `SELECT count(*)::INTEGER AS n FROM xmatch(read_votable('${place.votable}'), hats('${place.matched}'), radius_arcsec => 1)`,
      );
      expect(rows).toHaveLength(1);
    });
  },
);
