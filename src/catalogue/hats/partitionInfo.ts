/** A line of `partition_info.csv`. */
type PartitionLine = { readonly order: number; readonly pixel: number; readonly rows?: number };

/** Reads `partition_info.csv`: columns Norder and Npix, and a count of rows from older writers; other columns are passed over. */
export function parsePartitionInfo(csv: string): PartitionLine[] {
  const [header = '', ...lines] = csv.split(/\r?\n/).filter((line) => line.trim());
  const names = header.split(',').map((name) => name.trim());
  const order = names.indexOf('Norder');
  const pixel = names.indexOf('Npix');
  const rows = names.findIndex((name) => /^(num_rows|row_count)$/.test(name));
  if (order < 0 || pixel < 0) throw new SyntaxError(`partition_info.csv has the columns ${names.join(', ')}, not Norder and Npix.`);
  return lines.map((line) => {
    const values = line.split(',');
    return { order: Number(values[order]), pixel: Number(values[pixel]), ...(rows >= 0 && { rows: Number(values[rows]) }) };
  });
}
