/** A kind of file that tables are saved as. */
export type SaveFormat = 'parquet' | 'csv' | 'votable' | 'fits' | 'ecsv';

/** What is told of each: its name for people, the ending of its files, and its media type. */
export const SAVE_FORMATS: Readonly<
  Record<SaveFormat, { readonly label: string; readonly ending: string; readonly mime: string }>
> = {
  parquet: { label: 'Parquet', ending: 'parquet', mime: 'application/vnd.apache.parquet' },
  csv: { label: 'CSV', ending: 'csv', mime: 'text/csv' },
  votable: { label: 'VOTable', ending: 'vot', mime: 'application/x-votable+xml' },
  fits: { label: 'FITS', ending: 'fits', mime: 'application/fits' },
  ecsv: { label: 'ECSV', ending: 'ecsv', mime: 'text/plain' },
};
