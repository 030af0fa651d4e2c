import type { LocalChoice } from '../../../workers/wire/localChoice.ts';
import { lastOf } from '../../known/lastOf.ts';

/** Code that reads a file or folder of the reader's, as a cell would have it. */
export type ReadyLine = { readonly language: 'sql' | 'python'; readonly text: string };

/** Files that make a folder a catalogue: of a collection, of HATS, of HiPSCat. */
const MARKERS = ['collection.properties', 'hats.properties', 'catalog_info.json'];
const PARQUET = /\.(parquet|parq|pq)$/i;

/** How a choice is read in SQL, where SQL can, and in Python. */
export function readyLines(choice: LocalChoice): readonly ReadyLine[] {
  if (!choice.isFolder) return fileLines(choice.name);
  const catalogue = catalogueIn(choice);
  if (catalogue !== undefined) return catalogueLines(catalogue);
  return [
    {
      language: 'python',
      text: `from pathlib import Path\nsorted(Path(${python(`/local/${choice.name}`)}).rglob('*'))`,
    },
  ];
}

/** The path of the outermost catalogue, or else of the outermost folder that holds Parquet files. */
function catalogueIn({ name, files }: LocalChoice): string | undefined {
  const steps = files.map(({ path }) => path.split('/')).sort((a, b) => a.length - b.length);
  const outermost = (fits: (file: string) => boolean) => steps.find((path) => fits(lastOf(path)));
  const found = outermost((file) => MARKERS.includes(file)) ?? outermost((file) => PARQUET.test(file));
  return found && [name, ...found.slice(0, -1)].join('/');
}

function catalogueLines(path: string): readonly ReadyLine[] {
  return [
    { language: 'sql', text: `SELECT * FROM hats(${sql(`local://${path}`)}) LIMIT 1000` },
    { language: 'python', text: `from skybook import catalog\ncatalog(${python(`local://${path}`)})` },
  ];
}

function fileLines(name: string): readonly ReadyLine[] {
  const address = sql(`local://${name}`);
  const path = python(`/local/${name}`);
  const table = (options = '') => `from astropy.table import Table\nTable.read(${path}${options})`;
  const lines = (ofSql: string | undefined, ofPython: string): readonly ReadyLine[] => [
    ...(ofSql === undefined ? [] : [{ language: 'sql', text: ofSql } as const]),
    { language: 'python', text: ofPython },
  ];
  const plain = name.replace(/\.gz$/i, '');
  if (PARQUET.test(name)) return catalogueLines(name);
  if (/\.csv$/i.test(plain)) return lines(`SELECT * FROM ${address}`, table(", format='csv'"));
  if (/\.tsv$/i.test(plain)) return lines(`SELECT * FROM ${address}`, table(", format='ascii.tab'"));
  if (/\.(txt|dat)$/i.test(plain)) return lines(`SELECT * FROM read_csv(${address})`, table(", format='ascii'"));
  if (/\.(vot|votable|xml)$/i.test(plain))
    return lines(`SELECT * FROM votable(${address})`, table(", format='votable'"));
  if (/\.(json|jsonl|ndjson)$/i.test(plain)) return lines(`SELECT * FROM ${address}`, `open(${path}).read(500)`);
  if (/\.ecsv$/i.test(plain)) return lines(`SELECT * FROM ${address}`, table());
  if (/\.(fits?|fts)(\.fz)?$/i.test(plain))
    return lines(undefined, `from astropy.io import fits\nfits.open(${path}).info()`);
  return lines(undefined, `open(${path}, 'rb').read(80)`);
}

function sql(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

function python(text: string): string {
  return `'${text.replace(/[\\']/g, '\\$&')}'`;
}
