import { NotebookError } from '../../../workers/wire/notebookError.ts';

/** A line of `partition_info.csv`. */
export type PartitionLine = { readonly order: number; readonly pixel: number; readonly rows?: number };

/**
 * Reads `partition_info.csv`: columns Norder and Npix, and a count of rows from older writers; other columns are passed
 * over. Fails with kind `fetch` where it is none.
 */
export function parsePartitionInfo(csv: string): PartitionLine[] {
  const [header = '', ...lines] = csv
    .replace(/^\ufeff/, '')
    .split(/\r?\n/)
    .filter((line) => line.trim() && !line.startsWith('#'));
  const valuesOf = (line: string) => line.split(',').map((value) => value.trim().replace(/^"(.*)"$/, '$1'));
  const names = valuesOf(header).map((name) => name.toLowerCase());
  const [order, pixel] = [names.indexOf('norder'), names.indexOf('npix')];
  const rows = names.findIndex((name) => /^(num_rows|row_count)$/.test(name));
  if (order < 0 || pixel < 0) throw wrong(`It has the columns ${header.slice(0, 200)}, not Norder and Npix.`);
  return lines.map((line) => {
    const values = valuesOf(line);
    const [k, p] = [wholeOf(values[order]), wholeOf(values[pixel])];
    if (!(k <= 29) || !(p < 12 * 4 ** k)) throw wrong(`“${line.slice(0, 80)}” names no HEALPix pixel.`);
    return { order: k, pixel: p, ...(rows >= 0 && { rows: Number(values[rows]) }) };
  });
}

function wholeOf(value = ''): number {
  return /^\d+(\.0+)?$/.test(value) ? Number(value) : NaN;
}

function wrong(detail: string): NotebookError {
  return new NotebookError({ kind: 'fetch', message: 'The catalogue’s partition_info.csv cannot be read.', detail });
}
