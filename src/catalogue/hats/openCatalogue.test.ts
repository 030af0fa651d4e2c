import { describe, expect, it } from 'vitest';
import { DATA_FOLDERS } from '../../build/fixtures/dataFolders.ts';
import { isNotebookError } from '../../../workers/wire/notebookError.ts';
import { diskRead } from '../testing/diskRead.ts';
import { openCatalogue } from './openCatalogue.ts';

type Structure = {
  readonly properties: Readonly<Record<string, string>>;
  readonly n_partitions?: number;
  readonly partitions?: readonly string[];
  readonly leaf_files?: number;
  readonly rows_by_leaf?: Readonly<Record<string, number>>;
  readonly schema?: readonly string[];
};
const ARROW_TO_DUCKDB: Readonly<Record<string, string>> = {
  int64: 'BIGINT',
  double: 'DOUBLE',
  string: 'VARCHAR',
  float: 'FLOAT',
};

describe.each(DATA_FOLDERS)(
  'openCatalogue on catalogues that the tools of HATS and LSDB wrote ($name)',
  ({ name: folder, path, expected: expectedOf }) => {
    const expected = expectedOf<Record<string, Structure>>('hats-structure');
    const isListed = ([name, { properties }]: [string, Structure]) =>
      !name.includes('info_only') && properties.dataproduct_type !== undefined;

    it.each(Object.entries(expected).filter(isListed))('reads the structure of %s', async (name, structure) => {
      const p = structure.properties;
      const catalogue = await openCatalogue(path('hats', name), diskRead);
      expect(catalogue.name).toBe(p.obs_collection);
      expect(catalogue.product).toBe(p.dataproduct_type);
      expect(catalogue.rows).toBe(Number(p.hats_nrows));
      expect(catalogue.position?.ra).toBe(p.hats_col_ra || undefined);
      expect(catalogue.healpix).toEqual(
        p.hats_col_healpix ? { column: p.hats_col_healpix, order: Number(p.hats_col_healpix_order) } : undefined,
      );
      if (structure.n_partitions !== undefined) expect(catalogue.partitions).toHaveLength(structure.n_partitions);
      const labels = new Set(catalogue.partitions.map(({ order, pixel }) => `${order}/${pixel}`));
      for (const label of structure.partitions ?? []) expect(labels).toContain(label);
      for (const leaf of Object.keys(structure.rows_by_leaf ?? {})) {
        expect(catalogue.partitions.flatMap(({ files }) => files)).toContain(path('hats', name, leaf));
      }
      for (const field of structure.schema ?? []) {
        const [column, type = ''] = field.split(':');
        const found = catalogue.columns.find((c) => c.name === column);
        expect(found, field).toBeDefined();
        if (ARROW_TO_DUCKDB[type]) expect(found?.type).toBe(ARROW_TO_DUCKDB[type]);
      }
    });

    it.each(Object.keys(expected).filter((name) => name.endsWith('_collection')))(
      'opens the main table of the collection %s with its margins and indexes',
      async (name) => {
        const catalogue = await openCatalogue(path('hats', name), diskRead);
        const p = expected[name]!.properties;
        expect(catalogue.name).toBe(p.hats_primary_table_url);
        expect(catalogue.margins.map((m) => m.name).join(' ')).toBe(p.all_margins);
        expect(catalogue.margin?.name).toBe(p.default_margin);
        expect(catalogue.indexes.map((i) => `${i.column} ${i.name}`).join(' ')).toBe(p.all_indexes);
        const margin = await openCatalogue(catalogue.margin!.url, diskRead);
        expect(margin.product).toBe('margin');
      },
    );

    it('says what it looked for where there is no catalogue', async () => {
      const failure = await openCatalogue(path(), diskRead).catch((error: unknown) =>
        isNotebookError(error) ? error.failure : error,
      );
      expect(failure).toMatchObject({ kind: 'fetch', detail: expect.stringContaining('hats.properties') as unknown });
    });

    it('says that partitions are not listed where neither list exists', async () => {
      const opened = openCatalogue(
        path('hats', folder === 'ours' ? 'info_only' : 'hats-tests/info_only/catalog'),
        diskRead,
      );
      await expect(opened).rejects.toMatchObject({
        failure: { kind: 'fetch', message: expect.stringContaining('does not say what partitions') as unknown },
      });
    });

    it('opens one Parquet file as a catalogue of one partition', async () => {
      const [file, rows] =
        folder === 'ours'
          ? [
              path('hats/stars_collection/stars/dataset/Norder=0/Dir=0/Npix=4.parquet'),
              expected['stars_collection/stars']!.rows_by_leaf!['dataset/Norder=0/Dir=0/Npix=4.parquet'],
            ]
          : [path('hats/lsdb-tests/small_sky/dataset/Norder=0/Dir=0/Npix=11.parquet'), 131];
      const catalogue = await openCatalogue(file, diskRead);
      expect(catalogue).toMatchObject({
        product: 'files',
        rows,
        position: { ra: 'ra', dec: 'dec' },
        healpix: { column: '_healpix_29', order: 29 },
      });
      expect(catalogue.partitions).toEqual([{ files: [file], rows }]);
    });
  },
);
