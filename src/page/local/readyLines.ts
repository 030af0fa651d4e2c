import type { LocalChoice } from '../../../workers/wire/localChoice.ts';
import { stringLiteral } from '../../../workers/wire/quoted.ts';
import { fileKindOf, isParquet } from '../../format/fileKinds.ts';
import { lastOf } from '../../known/lastOf.ts';

/** Code that reads a file or folder of the reader's, as a cell would have it. */
export type ReadyLine = { readonly language: 'sql' | 'python'; readonly text: string };

/** Files that make a folder a catalogue: of a collection, of HATS, of HiPSCat. */
const MARKERS = ['collection.properties', 'hats.properties', 'catalog_info.json'];

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
  const found = outermost((file) => MARKERS.includes(file)) ?? outermost((file) => isParquet(file));
  return found && [name, ...found.slice(0, -1)].join('/');
}

function catalogueLines(path: string): readonly ReadyLine[] {
  return [
    { language: 'sql', text: `SELECT * FROM hats(${stringLiteral(`local://${path}`)}) LIMIT 1000` },
    { language: 'python', text: `from skybook import catalog\ncatalog(${python(`local://${path}`)})` },
  ];
}

function fileLines(name: string): readonly ReadyLine[] {
  if (isParquet(name)) return catalogueLines(name);
  const kind = fileKindOf(name);
  const path = python(`/local/${name}`);
  // Parquet is not compressed once more, and what Python's readers do not undo is for SQL alone.
  const isRaw = kind === undefined || kind.reader === 'catalogue' || /\.zst$/i.test(name);
  const ofSql = kind?.reader === 'catalogue' ? undefined : kind?.from?.(stringLiteral(`local://${name}`));
  return [
    ...(ofSql === undefined ? [] : [{ language: 'sql', text: `SELECT * FROM ${ofSql}` } as const]),
    { language: 'python', text: isRaw ? `open(${path}, 'rb').read(80)` : kind.python(path) },
  ];
}

function python(text: string): string {
  return `'${text.replace(/[\\']/g, '\\$&')}'`;
}
