import type { TableFormat } from '../../workers/wire/tableFormat.ts';
import { present } from '../known/present.ts';

/**
 * Who reads a file in SQL: the catalogue engine by parts, our own readers of a format, or DuckDB once all of it is
 * here.
 */
export type FileReader = 'catalogue' | TableFormat | 'file';

/** A kind of file that holds tables, and how it is read. */
export type FileKind = {
  readonly name: string;
  /** Of its names, in lower case, without a dot and without that of a compression. */
  readonly endings: readonly string[];
  /** SQL's functions that read it, and who answers them; none where SQL cannot. */
  readonly functions: readonly string[];
  readonly reader?: FileReader;
  /** The function to write where its address alone does not say how to read it. */
  readonly asks?: string;
  /** What provenance calls it. */
  readonly protocol?: string;
  /** What FROM reads it by, from its address as a text of SQL; none where it may hold no table. */
  from?(address: string): string;
  /** Python that reads it, from a path as a Python text. */
  readonly python: (path: string) => string;
};

const byAddress = (address: string) => address;

const astropy = (options: string) => (path: string) => `from astropy.table import Table\nTable.read(${path}${options})`;

/** Every kind of file that the page knows, by its name. */
export const FILE_KINDS: readonly FileKind[] = [
  {
    name: 'Parquet',
    endings: ['parquet', 'parq', 'pq'],
    functions: ['hats', 'read_parquet', 'parquet_scan'],
    reader: 'catalogue',
    asks: 'hats',
    protocol: 'Parquet',
    from: (address) => `hats(${address})`,
    python: astropy(", format='parquet'"),
  },
  {
    name: 'VOTable',
    endings: ['vot', 'votable', 'xml'],
    functions: ['votable', 'read_votable'],
    reader: 'votable',
    asks: 'votable',
    protocol: 'VOTable',
    from: (address) => `votable(${address})`,
    python: astropy(", format='votable'"),
  },
  {
    name: 'CSV',
    endings: ['csv'],
    functions: ['read_csv', 'read_csv_auto'],
    reader: 'file',
    from: byAddress,
    python: astropy(", format='csv'"),
  },
  {
    name: 'TSV',
    endings: ['tsv'],
    functions: [],
    reader: 'file',
    from: byAddress,
    python: astropy(", format='ascii.tab'"),
  },
  {
    name: 'text',
    endings: ['txt', 'dat'],
    functions: ['read_text', 'read_blob'],
    reader: 'file',
    asks: 'read_csv',
    from: (address) => `read_csv(${address})`,
    python: astropy(", format='ascii'"),
  },
  {
    name: 'JSON',
    endings: ['json', 'jsonl', 'ndjson'],
    functions: ['read_json', 'read_json_auto', 'read_json_objects', 'read_ndjson', 'read_ndjson_objects'],
    reader: 'file',
    from: byAddress,
    python: (path) => `open(${path}).read(500)`,
  },
  {
    name: 'ECSV',
    endings: ['ecsv'],
    functions: ['ecsv', 'read_ecsv'],
    reader: 'ecsv',
    asks: 'read_ecsv',
    protocol: 'ECSV',
    from: byAddress,
    python: astropy(''),
  },
  {
    name: 'FITS',
    endings: ['fits', 'fit', 'fts'],
    functions: ['fits', 'read_fits'],
    reader: 'fits',
    asks: 'read_fits',
    protocol: 'FITS',
    python: (path) => `from astropy.io import fits\nfits.open(${path}).info()`,
  },
];

/** What may follow a file's ending. */
const COMPRESSION = /\.(gz|zst|fz)$/;

/** The kind of file that an address, or a name, tells by its ending; `undefined` where it tells none. */
export function fileKindOf(address: string): FileKind | undefined {
  const ending = /\.(\w+)$/.exec(pathOf(address).replace(COMPRESSION, ''))?.[1];
  return ending === undefined ? undefined : FILE_KINDS.find(({ endings }) => endings.includes(ending));
}

/** The kind of file that one of the readers of a format of its own reads. */
export function kindReadBy(reader: Exclude<FileReader, 'file'>): FileKind {
  return present(
    FILE_KINDS.find((kind) => kind.reader === reader),
    'A kind for each reader',
  );
}

/** SQL's functions that read a catalogue by its address, as alternatives of a pattern. */
export const CATALOGUE_FUNCTIONS = kindReadBy('catalogue').functions.join('|');

/** Who reads what a function of SQL names; `undefined` for other functions. */
export function readerOfFunction(name: string): FileReader | undefined {
  return FILE_KINDS.find(({ functions }) => functions.includes(name.toLowerCase()))?.reader;
}

/** Whether an address, or a name, is that of a Parquet file as it is, not compressed once more. */
export function isParquet(address: string): boolean {
  return fileKindOf(address)?.reader === 'catalogue' && !COMPRESSION.test(pathOf(address));
}

function pathOf(address: string): string {
  // A number behind a file's name is that of a table in it, also where the sign before it is coded.
  return address
    .replace(/[?#][^]*$/, '')
    .replace(/%23\d{1,4}$/, '')
    .toLowerCase();
}
