import { describe, expect, it } from 'vitest';
import { FILE_KINDS, fileKindOf, isParquet, readerOfFunction } from './fileKinds.ts';

describe('kinds of file', () => {
  it('have each an ending, and each function, to themselves', () => {
    for (const of of [FILE_KINDS.flatMap(({ endings }) => endings), FILE_KINDS.flatMap(({ functions }) => functions)]) {
      expect(new Set(of).size).toBe(of.length);
    }
  });

  it.each([
    ['https://x.org/a/stars.parquet?download=1', 'Parquet'],
    ['stars.PQ', 'Parquet'],
    ['https://x.org/table.xml#top', 'VOTable'],
    ['local://a b/stars.csv.gz', 'CSV'],
    ['stars.tsv', 'TSV'],
    ['stars.jsonl.zst', 'JSON'],
    ['image.fits.fz', 'FITS'],
    ['stars.ecsv', 'ECSV'],
    ['https://x.org/catalogue/', undefined],
    ['stars.csv.old', undefined],
  ])('%s is told by its ending', (address, name) => {
    expect(fileKindOf(address)?.name).toBe(name);
  });

  it('are read by the functions of SQL that name them', () => {
    expect(['HATS', 'votable', 'read_fits', 'ecsv', 'read_ndjson', 'range'].map(readerOfFunction)).toEqual([
      'catalogue',
      'votable',
      'fits',
      'ecsv',
      'file',
      undefined,
    ]);
  });

  it('count as Parquet where DuckDB could read them by parts', () => {
    expect(['a.parquet', 'a.parquet.gz', 'a.csv'].map(isParquet)).toEqual([true, false, false]);
  });
});
