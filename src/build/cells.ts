import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Plugin } from 'vite';
import { CELL_LANGUAGES, type Cell, type Language } from '../notebook/cell.ts';
import { toHtml } from '../notebook/html.ts';
import type { Notebook } from '../notebook/notebook.ts';
import { itemAt } from '../known/itemAt.ts';
import { present } from '../known/present.ts';
import { picturesLater } from './results/picturesLater.ts';
import { readResults, RESULTS_FOLDER } from './results/resultsFolder.ts';

const ENDINGS: Readonly<Record<Language, string>> = { markdown: 'md', python: 'py', sql: 'sql', javascript: 'js' };
const CELL = new RegExp(String.raw`^(\d+)-.+\.(?:${Object.values(ENDINGS).join('|')})$`);
const PICTURE = /\.(?:png|svg|jpg|webp)$/;
const ABOUT = 'notebook.json';

/**
 * What `notebook.json` may hold: the title, a line and a picture for the home page, the place there, and the number of
 * the cell whose picture `npm run results` takes for it.
 */
type About = {
  readonly title?: string;
  readonly line?: string;
  readonly order?: number;
  readonly picture?: string;
  readonly pictureOf?: number;
};

/** A folder of `cells/` as it is shipped; `picture` is the name of a file in it. */
export type ShippedNotebook = {
  readonly notebook: Notebook;
  readonly about: About;
  readonly picture: string | undefined;
};

/**
 * A folder of `cells/` as a notebook: a file a cell, `NN-name.{md,py,sql,js}`; the number is the cell's id. Fails on a
 * file that is none of what may be there.
 */
export async function readNotebookFolder(folder: string): Promise<ShippedNotebook> {
  const files = (await readdir(folder)).filter((file) => !file.startsWith('.'));
  const names = files.filter((file) => CELL.test(file)).sort((a, b) => numberOf(a) - numberOf(b));
  for (const file of files) {
    if (!CELL.test(file) && !PICTURE.test(file) && file !== ABOUT && file !== RESULTS_FOLDER)
      throw new Error(
        `${join(folder, file)} is not a cell: cells are called 01-name.md, 02-name.py, 03-name.sql or 04-name.js`,
      );
  }
  if (names.length === 0) throw new Error(`${folder} holds no cell: put in a file such as 01-introduction.md`);
  const twice = names.find((file, place) => place > 0 && numberOf(file) === numberOf(itemAt(names, place - 1)));
  if (twice)
    throw new Error(
      `${folder} holds two cells of the number ${numberOf(twice)}: ${names.filter((file) => numberOf(file) === numberOf(twice)).join(' and ')}`,
    );
  const about = files.includes(ABOUT)
    ? readAbout(join(folder, ABOUT), await readFile(join(folder, ABOUT), 'utf8'))
    : {};
  const cells = await Promise.all(names.map((file) => readCell(join(folder, file))));
  const heading = /^#\s+(.+)$/m.exec(cells.find((cell) => cell.language === 'markdown')?.text ?? '')?.[1];
  const picture = about.picture ?? files.find((file) => PICTURE.test(file) && file.startsWith('picture.'));
  if (picture !== undefined && !(files.includes(picture) && PICTURE.test(picture)))
    throw new Error(`${join(folder, ABOUT)}: there is no picture ${picture} (png, svg, jpg or webp) beside it`);
  return { notebook: { title: about.title ?? heading ?? basename(folder), cells }, about, picture };
}

async function readCell(path: string): Promise<Cell> {
  const language = present(CELL_LANGUAGES.find((known) => path.endsWith(`.${ENDINGS[known]}`)));
  const written = (await readFile(path, 'utf8')).replaceAll('\r\n', '\n').replace(/\n$/, '');
  const output = language === 'sql' ? /^-- output: (\w+)[ \t]*(?:\n|$)/.exec(written) : null;
  const text = output ? written.slice(output[0].length) : written;
  return {
    id: String(numberOf(basename(path))),
    language,
    text,
    pinned: language !== 'markdown',
    hidden: false,
    ...(output && { output: itemAt(output, 1) }),
  };
}

function readAbout(path: string, text: string): About {
  let about: Partial<Record<string, unknown>>;
  try {
    about = JSON.parse(text);
  } catch (error) {
    throw new Error(`${path} is not JSON: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
  const types = { title: 'string', line: 'string', order: 'number', picture: 'string', pictureOf: 'number' };
  for (const [name, type] of Object.entries(types)) {
    if (about[name] !== undefined && typeof about[name] !== type) throw new Error(`${path}: ${name} must be a ${type}`);
  }
  return about;
}

function numberOf(file: string): number {
  return Number.parseInt(file, 10);
}

/** Everything of `cells/` that the site serves: path below `cells/` → content. */
export async function shippedFiles(cellsFolder: string): Promise<ReadonlyMap<string, string | Buffer>> {
  const files = new Map<string, string | Buffer>();
  const list: { name: string; title: string; line: string; order: number; picture?: string }[] = [];
  const folders = (await readdir(cellsFolder, { withFileTypes: true })).filter((entry) => entry.isDirectory());
  for (const { name } of folders) {
    const { notebook, about, picture } = await readNotebookFolder(join(cellsFolder, name));
    files.set(`${name}.html`, toHtml(notebook));
    const { first, later } = picturesLater(readResults(join(cellsFolder, name)));
    files.set(`${name}.results.json`, JSON.stringify(first));
    files.set(`${name}.pictures.json`, JSON.stringify(later));
    if (picture) files.set(`${name}/${picture}`, await readFile(join(cellsFolder, name, picture)));
    list.push({
      name,
      title: notebook.title,
      line: about.line ?? '',
      order: about.order ?? 100,
      ...(picture && { picture: `${name}/${picture}` }),
    });
  }
  list.sort((a, b) => a.order - b.order || a.name.localeCompare(b.name));
  files.set('index.json', JSON.stringify(list));
  return files;
}

/** Serves and builds the notebooks of `cells/`. */
export function shippedNotebooks(cellsFolder: string): Plugin {
  return {
    name: 'skybook-cells',
    configureServer(server) {
      server.middlewares.use('/cells', (request, response, next) => {
        void shippedFiles(cellsFolder).then((files) => {
          const content = files.get(decodeURIComponent(itemAt((request.url ?? '').split('?'), 0).slice(1)));
          if (content === undefined) next();
          else response.end(content);
        }, next);
      });
    },
    async generateBundle() {
      for (const [path, source] of await shippedFiles(cellsFolder))
        this.emitFile({ type: 'asset', fileName: `cells/${path}`, source });
    },
  };
}
