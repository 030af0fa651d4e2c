import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { hasExtensions } from '../../../workers/sql/testing/openNodeDatabase.ts';
import { openEngine } from './testing/openEngine.ts';

const data = resolve(import.meta.dirname, '../../../../shared/data');

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

const FOLDERS: Readonly<Record<string, string>> = {
  small_sky_order1: 'lsdb-tests/small_sky_order1_collection',
  small_sky_order1_source: 'lsdb-tests/small_sky_order1_source_collection',
};

describe.skipIf(!hasExtensions || !existsSync(data))('catalogues written by the HATS tools', () => {
  const { run } = openEngine(resolve(data, 'hats'));
  const structure = existsSync(data)
    ? (JSON.parse(readFileSync(resolve(data, 'expected/hats-structure.json'), 'utf8')) as Readonly<
        Record<
          string,
          {
            readonly rows_in_leaves?: number;
            readonly leaf_files?: number;
            readonly properties?: Readonly<Record<string, string>>;
          }
        >
      >)
    : {};
  const queries = existsSync(data)
    ? (JSON.parse(readFileSync(resolve(data, 'expected/hats-queries.json'), 'utf8')) as Queries)
    : { cone_searches: [], box_searches: [] };
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
      const prefix = catalog.endsWith('source') ? 'source_' : '';
      const { rows } = await run(
        `SELECT ${prefix}id AS id FROM hats('${FOLDERS[catalog]}') WHERE 1 = CONTAINS(POINT('ICRS', ${prefix}ra, ${prefix}dec), CIRCLE('ICRS', ${ra}, ${dec}, ${radius} / 3600.0))`,
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
        `SELECT count(*)::INTEGER AS n FROM hats('${FOLDERS[catalog]}') WHERE ${within} AND dec BETWEEN ${dec[0]} AND ${dec[1]}`,
      );
      expect(rows).toEqual([{ n: count }]);
    },
  );

  test.each([
    ['lsdb-tests/small_sky_order1_collection', 'id = 707', 1],
    ['hats-tests/small_sky_o1_collection', 'id IN (700, 702)', 2],
    ['lsdb-tests/small_sky_order1_source_collection', "object_id = 702 AND band = 'r'", undefined],
    ['lsdb-tests/small_sky_order1_source_collection', 'object_id IN (700, 701) AND mjd > 58500', 1],
    ['lsdb-tests/small_sky_order1_collection', 'id = -1', 0],
  ])('the index of %s tells where %s is', async (name, where, partitions) => {
    const { rows, plan } = await run(`SELECT count(*)::INTEGER AS n FROM hats('${name}') WHERE ${where}`);
    // An index does not know of expressions.
    const whole = await run(
      `SELECT count(*)::INTEGER AS n FROM hats('${name}') WHERE ${where.replaceAll(/\b(id|object_id)\b/g, '$1 + 0')}`,
    );
    expect(rows).toEqual(whole.rows);
    if (partitions !== undefined) expect(plan!.partitions).toBe(partitions);
    else expect(plan!.partitions).toBeLessThan(whole.plan!.partitions as number);
  });

  test('the nearest neighbours are those of lsdb, distance for distance', async () => {
    const csv = resolve(data, 'hats/lsdb-tests/raw/xmatch_expected/xmatch_correct.csv');
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
    ["'SITE/lsdb-tests/raw/small_sky/small_sky.csv'", 131],
    ["read_csv('lsdb-tests/raw/small_sky/small_sky.csv')", 131],
    [
      "read_csv(['lsdb-tests/raw/small_sky/small_sky.csv', 'lsdb-tests/raw/small_sky/small_sky.csv'], header = true)",
      262,
    ],
    ["hats('lsdb-tests/raw/small_sky/small_sky.csv')", 131],
    ["read_parquet('lsdb-tests/small_sky/dataset/Norder=0/Dir=0/Npix=11.parquet')", 131],
    ["'SITE/lsdb-tests/small_sky/dataset/Norder=0/Dir=0/Npix=11.parquet'", 131],
    [
      "hats(['lsdb-tests/small_sky_xmatch/dataset/Norder=1/Dir=0/Npix=44.parquet', 'lsdb-tests/small_sky_xmatch/dataset/Norder=1/Dir=0/Npix=45.parquet'])",
      70,
    ],
    ["read_votable('../votable/astropy/vizier_b2_votable.xml')", undefined],
  ])('FROM %s reads a file by its address', async (from, count) => {
    const { rows } = await run(
      `SELECT count(*)::INTEGER AS n FROM ${from.replace('SITE', `file://${resolve(data, 'hats')}`)}`,
    );
    if (count !== undefined) expect(rows).toEqual([{ n: count }]);
    else expect(rows[0]!.n).toBeGreaterThan(0);
  });

  test('a VOTable keeps its units, and is matched with a catalogue', async () => {
    const { table } = await run(
      "SELECT RAJ2000, MajDiam FROM read_votable('../votable/astropy/vizier_b2_votable.xml') LIMIT 2",
    );
    expect(table!.columns).toMatchObject([{ ucd: 'pos.eq.ra;meta.main' }, { unit: 'arcsec' }]);
    const { rows } = await run(
      "SELECT count(*)::INTEGER AS n FROM xmatch(read_votable('../votable/astropy/vizier_b2_votable.xml'), hats('lsdb-tests/small_sky'), radius_arcsec => 1)",
    );
    expect(rows).toHaveLength(1);
  });
});
