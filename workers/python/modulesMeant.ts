/** What all stands in a text → the module that a library imports for it in the middle of a call. */
const MEANT: readonly (readonly [readonly RegExp[], string])[] = [
  [[/\b(?:zoneinfo|ZoneInfo|tz_localize|tz_convert|tz=|timezone=)/], 'tzdata'],
  [[/\bread_html\b|["']lxml["']/], 'lxml'],
  [[/\b(?:read_hdf|to_hdf)\b|\.(?:hdf5|h5)["']|["']hdf5["']/], 'h5py'],
  [[/\b(?:to_parquet|write)\b/, /\bto_parquet\b|\.parquet["']|["']parquet["']/], 'pyarrow'],
  [[/\buse_fsspec\b|["'](?:s3|gs|gcs|memory|simplecache|filecache):/], 'fsspec'],
];

/**
 * The modules that a Python text does not import and that what it calls will: they are brought before it runs, since in
 * the middle of a cell not every browser can wait.
 */
export function modulesMeant(text: string): readonly string[] {
  return MEANT.filter(([patterns]) => patterns.every((pattern) => pattern.test(text))).map(([, module]) => module);
}
