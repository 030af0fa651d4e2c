/** A kind of file that tables are saved as. */
export type SaveFormat = 'parquet' | 'csv' | 'votable' | 'fits' | 'ecsv';

/** What is told of each: its name for people, the ending of its files, and its media type. */
export const SAVE_FORMATS: Readonly<Record<SaveFormat, { readonly label: string; readonly ending: string; readonly mime: string }>> = {
  parquet: { label: 'Parquet', ending: 'parquet', mime: 'application/vnd.apache.parquet' },
  csv: { label: 'CSV', ending: 'csv', mime: 'text/csv' },
  votable: { label: 'VOTable', ending: 'vot', mime: 'application/x-votable+xml' },
  fits: { label: 'FITS', ending: 'fits', mime: 'application/fits' },
  ecsv: { label: 'ECSV', ending: 'ecsv', mime: 'text/plain' },
};

/** Which format a file's name asks for. */
export function formatOf(name: string): SaveFormat | undefined {
  const ending = /\.(\w+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
  const others: Readonly<Record<string, SaveFormat>> = { pq: 'parquet', parq: 'parquet', xml: 'votable', votable: 'votable', fit: 'fits' };
  return others[ending] ?? (Object.entries(SAVE_FORMATS) as [SaveFormat, { ending: string }][]).find(([, known]) => known.ending === ending)?.[0];
}
