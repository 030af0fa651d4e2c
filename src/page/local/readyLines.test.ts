import { expect, test } from 'vitest';
import { FILE_KINDS, isParquet } from '../../format/fileKinds.ts';
import type { LocalChoice } from '../../../workers/wire/localChoice.ts';
import { choicesOf } from './choicesOf.ts';
import { readyLines } from './readyLines.ts';

const folder = (name: string, ...paths: readonly string[]): LocalChoice => ({
  name,
  isFolder: true,
  files: paths.map((path) => ({ path, file: new File([], path) })),
});
const file = (name: string): LocalChoice => ({
  name,
  isFolder: false,
  files: [{ path: name, file: new File([], name) }],
});
const texts = (choice: LocalChoice) => readyLines(choice).map(({ text }) => text);

test.each([
  [
    folder('sky', 'dataset/Norder=0/Dir=0/Npix=1.parquet', 'hats.properties'),
    "SELECT * FROM hats('local://sky') LIMIT 1000",
  ],
  [
    folder('both', 'a/hats.properties', 'a_margin/hats.properties', 'collection.properties'),
    "SELECT * FROM hats('local://both') LIMIT 1000",
  ],
  [
    folder('above', 'inner/hats.properties', 'inner/dataset/x.parquet', 'readme.txt'),
    "SELECT * FROM hats('local://above/inner') LIMIT 1000",
  ],
  [folder('files', 'a.parquet', 'b.parquet'), "SELECT * FROM hats('local://files') LIMIT 1000"],
  [file("it's.csv"), "SELECT * FROM 'local://it''s.csv'"],
  [file('x.parquet'), "SELECT * FROM hats('local://x.parquet') LIMIT 1000"],
  [file('x.vot.gz'), "SELECT * FROM votable('local://x.vot.gz')"],
  [file('x.dat'), "SELECT * FROM read_csv('local://x.dat')"],
  [file('x.csv.zst'), "SELECT * FROM 'local://x.csv.zst'"],
])('$0.name is read by $1', (choice, sql) => {
  expect(readyLines(choice)[0]).toEqual({ language: 'sql', text: sql });
});

test.each(FILE_KINDS)('each ending of $name is offered what its kind is read by', ({ endings, python }) => {
  for (const ending of endings) {
    const [last] = texts(file(`x.${ending}`)).slice(-1);
    const isCatalogue = isParquet(`x.${ending}`);
    expect(last).toBe(
      isCatalogue ? `from skybook import catalog\ncatalog('local://x.${ending}')` : python(`'/local/x.${ending}'`),
    );
  }
});

test('what SQL cannot read is for Python alone', () => {
  expect(texts(file('m31.fits'))).toEqual(["from astropy.io import fits\nfits.open('/local/m31.fits').info()"]);
  expect(texts(file("it's.bin"))).toEqual(["open('/local/it\\'s.bin', 'rb').read(80)"]);
  expect(texts(folder('frames', 'a.fits'))).toEqual([
    "from pathlib import Path\nsorted(Path('/local/frames').rglob('*'))",
  ]);
});

test('files of a folder are told from files by their paths', () => {
  const within = (path: string) => Object.assign(new File([], path.split('/').at(-1)!), { webkitRelativePath: path });
  const choices = choicesOf([within(''), within('sky/a/b.parquet'), within('sky/c')]);
  expect(choices.map(({ name, isFolder, files }) => [name, isFolder, files.map(({ path }) => path)])).toEqual([
    ['', false, ['']],
    ['sky', true, ['a/b.parquet', 'c']],
  ]);
});
