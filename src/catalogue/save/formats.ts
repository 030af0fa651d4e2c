/** Their names, in the order of menus. */
export const SAVE_FORMAT_NAMES = ['parquet', 'csv', 'votable', 'fits', 'ecsv'] as const;

/** A kind of file that tables are saved as. */
export type SaveFormat = (typeof SAVE_FORMAT_NAMES)[number];

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
