import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { NotFoundError, type Read } from '../read.ts';
import { diskRead } from '../testing/diskRead.ts';
import { openCatalogue } from './openCatalogue.ts';

const sample = resolve(import.meta.dirname, '../../../public/catalogues/hipparcos');

/** A site of text files, with addresses that stand for files of the sample catalogue. */
function site(
  texts: Readonly<Record<string, string>>,
  files: Readonly<Record<string, string>> = {},
  missing: () => Error = () => new NotFoundError('none'),
) {
  const asked: string[] = [];
  const read: Read = async (url, range) => {
    asked.push(url);
    if (texts[url] !== undefined) return { bytes: new TextEncoder().encode(texts[url]) };
    if (files[url] !== undefined) return diskRead(resolve(sample, files[url]), range);
    throw missing();
  };
  return { read, asked };
}

const HATS = 'obs_collection=odd\ndataproduct_type=object\nhats_nrows=3\nhats_col_ra=RAJ2000\nhats_col_dec=DEJ2000\n';
const CSV = 'Norder,Npix\n0,4\n5,12287\n7,123456\n';

describe('openCatalogue on layouts that differ from the usual', () => {
  it('takes the suffix of partition files and the folder of each ten thousand pixels', async () => {
    const { read } = site(
      { 'https://a/c/hats.properties': `${HATS}hats_npix_suffix=.parq\n`, 'https://a/c/partition_info.csv': CSV },
      { 'https://a/c/dataset/_common_metadata': 'dataset/_common_metadata' },
    );
    const catalogue = await openCatalogue('https://a/c', read);
    expect(catalogue.partitions.map(({ files }) => files[0])).toEqual([
      'https://a/c/dataset/Norder=0/Dir=0/Npix=4.parq',
      'https://a/c/dataset/Norder=5/Dir=10000/Npix=12287.parq',
      'https://a/c/dataset/Norder=7/Dir=120000/Npix=123456.parq',
    ]);
    expect(catalogue.position).toEqual({ ra: 'RAJ2000', dec: 'DEJ2000' });
  });

  it('reads the partitions from _metadata, with their rows, where there is no partition_info.csv', async () => {
    const { read } = site({ 'https://a/c/properties': HATS }, { 'https://a/c/dataset/_metadata': 'dataset/_metadata' });
    const catalogue = await openCatalogue('https://a/c/', read);
    expect(catalogue.partitions).toHaveLength(24);
    expect(catalogue.partitions.reduce((sum, { rows }) => sum + rows!, 0)).toBe(117955);
    expect(catalogue.partitions[0]!.files[0]).toMatch(/^https:\/\/a\/c\/dataset\/Norder=0\/Dir=0\/Npix=\d+\.parquet$/);
  });

  it('reads the files of partitions that are folders from _metadata', async () => {
    const { read } = site(
      { 'https://a/c/hats.properties': `${HATS}hats_npix_suffix=/\n`, 'https://a/c/partition_info.csv': CSV },
      { 'https://a/c/dataset/_metadata': 'dataset/_metadata' },
    );
    expect((await openCatalogue('https://a/c', read)).partitions).toHaveLength(24);
    const without = site({
      'https://a/c/hats.properties': `${HATS}hats_npix_suffix=/\n`,
      'https://a/c/partition_info.csv': CSV,
    });
    await expect(openCatalogue('https://a/c', without.read)).rejects.toMatchObject({
      failure: { kind: 'fetch', detail: expect.stringContaining('_metadata') as unknown },
    });
  });

  it('reads HiPSCat, the predecessor: no dataset folder, rows in the list, no HEALPix column', async () => {
    const info = JSON.stringify({
      catalog_name: 'old',
      catalog_type: 'object',
      total_rows: 131,
      ra_column: 'ra',
      dec_column: 'dec',
      epoch: 'J2000',
    });
    const first = 'https://a/c/Norder=1/Dir=0/Npix=44.parquet';
    const { read } = site(
      {
        'https://a/c/catalog_info.json': info,
        'https://a/c/partition_info.csv': 'Norder,Dir,Npix,num_rows\n1,0,44,42\n1,0,45,89\n',
      },
      { [first]: 'dataset/Norder=1/Dir=0/Npix=36.parquet' },
    );
    const catalogue = await openCatalogue('https://a/c', read);
    expect(catalogue).toMatchObject({ name: 'old', rows: 131, position: { ra: 'ra', dec: 'dec' } });
    expect(catalogue.partitions).toEqual([
      { files: [first], order: 1, pixel: 44, rows: 42 },
      { files: ['https://a/c/Norder=1/Dir=0/Npix=45.parquet'], order: 1, pixel: 45, rows: 89 },
    ]);
    expect(catalogue.healpix).toBeUndefined();
    expect(catalogue.columns.length).toBeGreaterThan(20);
  });

  it('asks a server at once for all that a table has, and for nothing twice', async () => {
    const { read, asked } = site(
      { 'https://a/c/hats.properties': HATS, 'https://a/c/partition_info.csv': CSV },
      { 'https://a/c/dataset/_common_metadata': 'dataset/_common_metadata' },
    );
    const all = [
      'https://a/c/hats.properties',
      'https://a/c/partition_info.csv',
      'https://a/c/dataset/_common_metadata',
    ];
    const opened = openCatalogue('https://a/c', read);
    expect(asked).toEqual(all);
    await opened;
    expect(asked).toEqual(all);
  });

  it('asks a disk for no more than it needs', async () => {
    const { read, asked } = site({ '/c/collection.properties': 'hats_primary_table_url=none\n' });
    await expect(openCatalogue('/c', read)).rejects.toThrow();
    expect(asked.filter((path) => path.includes('partition_info') || path.includes('_common'))).toEqual([]);
  });

  it('never assumes the order of the spatial index', async () => {
    const { read } = site({
      'https://a/c/hats.properties': `${HATS}hats_col_healpix=healpix13\nhats_col_healpix_order=13\n`,
      'https://a/c/partition_info.csv': CSV,
    });
    expect((await openCatalogue('https://a/c', read)).healpix).toEqual({ column: 'healpix13', order: 13 });
    const silent = site({ 'https://a/c/hats.properties': HATS, 'https://a/c/partition_info.csv': CSV });
    expect((await openCatalogue('https://a/c', silent.read)).healpix).toBeUndefined();
  });

  it('opens a catalogue whose server forbids to ask for files that are not there', async () => {
    const { read } = site(
      { 'https://a/c/properties': HATS, 'https://a/c/partition_info.csv': CSV },
      { 'https://a/c/dataset/_common_metadata': 'dataset/_common_metadata' },
      () => new Error('HTTP 403'),
    );
    expect((await openCatalogue('https://a/c', read)).name).toBe('odd');
  });

  it('tells the server’s own words where nothing can be read', async () => {
    const { read } = site({}, {}, () => new Error('HTTP 403'));
    await expect(openCatalogue('https://a/c', read)).rejects.toMatchObject({
      failure: { kind: 'fetch', detail: 'HTTP 403' },
    });
  });

  it('keeps a query string, such as a signature, behind every path', async () => {
    const { read, asked } = site({
      'https://a/c/hats.properties?key=1': HATS,
      'https://a/c/partition_info.csv?key=1': CSV,
    });
    const catalogue = await openCatalogue('https://a/c?key=1', read);
    expect(catalogue.partitions[0]!.files[0]).toBe('https://a/c/dataset/Norder=0/Dir=0/Npix=4.parquet?key=1');
    expect(asked.every((url) => url.endsWith('?key=1'))).toBe(true);
  });

  it('takes the address of the properties file itself', async () => {
    const { read } = site({ 'https://a/c/hats.properties': HATS, 'https://a/c/partition_info.csv': CSV });
    expect((await openCatalogue('https://a/c/hats.properties', read)).url).toBe('https://a/c/');
  });

  it('opens a list of Parquet files as one catalogue, a partition a file', async () => {
    const files = {
      'https://a/1.parquet': 'dataset/Norder=1/Dir=0/Npix=36.parquet',
      'https://a/2.parquet': 'dataset/Norder=1/Dir=0/Npix=37.parquet',
    };
    const catalogue = await openCatalogue(Object.keys(files), site({}, files).read);
    expect(catalogue).toMatchObject({ product: 'files', position: { ra: 'ra', dec: 'dec' } });
    expect(catalogue.rows).toBeUndefined();
    expect(catalogue.partitions.map((p) => p.files)).toEqual([['https://a/1.parquet'], ['https://a/2.parquet']]);
    await expect(openCatalogue(['https://a/none.parquet'], site({}).read)).rejects.toMatchObject({
      failure: { message: 'There is no file at https://a/none.parquet.' },
    });
  });

  it('takes no file that stands beside the partitions for one of them, such as a thumbnail', async () => {
    const names: Readonly<Record<string, readonly string[]>> = {
      'https://a/c/dataset/': ['Norder=0/', 'data_thumbnail.parquet', 'notes.parquet', '_common_metadata'],
      'https://a/c/dataset/Norder=0/': ['Dir=0/'],
      'https://a/c/dataset/Norder=0/Dir=0/': ['Npix=4.parquet', 'Npix=5.parquet'],
    };
    const { read } = site(
      {
        'https://a/c/hats.properties': `${HATS}hats_cols_default=id mag\nhats_skymap_order=8\nhats_skymap_alt_orders=2 4\n`,
      },
      { 'https://a/c/dataset/_common_metadata': 'dataset/_common_metadata' },
    );
    const listing: Read = async (url, range) =>
      names[url] ? { bytes: new Uint8Array(), names: names[url] } : read(url, range);
    const { partitions, properties } = await openCatalogue('https://a/c', listing);
    expect(partitions.map(({ pixel }) => pixel)).toEqual([4, 5]);
    expect(properties).toMatchObject({ hats_cols_default: 'id mag', hats_skymap_alt_orders: '2 4' });
  });

  it('says of an association without rows what it is, and how the two are matched', async () => {
    const association =
      'obs_collection=pairs\ndataproduct_type=association\nhats_nrows=0\nhats_primary_table_url=gaia\n' +
      'hats_assn_join_table_url=ztf\nhats_assn_leaf_files=False\n';
    const { read } = site({
      'https://a/c/hats.properties': association,
      'https://a/c/partition_join_info.csv': 'Norder,Npix,join_Norder,join_Npix\n0,4,0,4\n',
    });
    await expect(openCatalogue('https://a/c', read)).rejects.toMatchObject({
      failure: {
        message: 'pairs is an association without rows: it says which partitions of gaia and ztf overlap.',
        advice: expect.stringContaining("xmatch(hats('…/gaia')") as unknown,
      },
    });
  });
});
