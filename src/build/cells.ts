import { readdir, readFile } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import type { Plugin } from 'vite';
import type { Cell, Language } from '../notebook/cell.ts';
import { toHtml } from '../notebook/html.ts';
import type { Notebook } from '../notebook/notebook.ts';

const LANGUAGES: Readonly<Record<string, Language>> = { '.md': 'markdown', '.py': 'python', '.sql': 'sql', '.js': 'javascript' };
const PICTURES = /^picture\.(png|svg|jpg)$/;

type About = { readonly title?: string; readonly line?: string; readonly order?: number; readonly picture?: string };

/** A folder of `cells/` as a notebook: a file a cell, `NN-name.{md,py,sql,js}`; the number is the cell's id. */
export async function readNotebookFolder(folder: string): Promise<{ readonly notebook: Notebook; readonly about: About }> {
  const files = (await readdir(folder)).sort();
  const about: About = files.includes('notebook.json') ? (JSON.parse(await readFile(join(folder, 'notebook.json'), 'utf8')) as About) : {};
  const cells = await Promise.all(files.filter((file) => LANGUAGES[extname(file)]).map((file) => readCell(join(folder, file))));
  const heading = /^#\s+(.+)$/m.exec(cells.find((cell) => cell.language === 'markdown')?.text ?? '')?.[1];
  return { notebook: { title: about.title ?? heading ?? basename(folder), cells }, about };
}

async function readCell(file: string): Promise<Cell> {
  const language = LANGUAGES[extname(file)]!;
  const written = (await readFile(file, 'utf8')).replace(/\n$/, '');
  const id = String(Number.parseInt(basename(file), 10));
  const output = language === 'sql' ? /^-- output: (\w+)\n/.exec(written) : null;
  const text = output ? written.slice(output[0].length) : written;
  return { id, language, text, pinned: language !== 'markdown', hidden: false, ...(output && { output: output[1]! }) };
}

/** Everything of `cells/` that the site serves: path below `cells/` → content. */
export async function shippedFiles(cellsFolder: string): Promise<ReadonlyMap<string, string | Buffer>> {
  const files = new Map<string, string | Buffer>();
  const list: (About & { readonly name: string })[] = [];
  const folders = (await readdir(cellsFolder, { withFileTypes: true })).filter((entry) => entry.isDirectory());
  for (const { name } of folders) {
    const { notebook, about } = await readNotebookFolder(join(cellsFolder, name));
    files.set(`${name}.html`, toHtml(notebook));
    const picture = (await readdir(join(cellsFolder, name))).find((file) => PICTURES.test(file));
    if (picture) files.set(`${name}/${picture}`, await readFile(join(cellsFolder, name, picture)));
    list.push({ name, title: notebook.title, line: about.line ?? '', order: about.order ?? 100, ...(picture && { picture: `${name}/${picture}` }) });
  }
  list.sort((a, b) => a.order! - b.order! || a.name.localeCompare(b.name));
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
          const content = files.get(decodeURIComponent((request.url ?? '').split('?')[0]!.slice(1)));
          if (content === undefined) next();
          else response.end(content);
        }, next);
      });
    },
    async generateBundle() {
      for (const [path, source] of await shippedFiles(cellsFolder)) this.emitFile({ type: 'asset', fileName: `cells/${path}`, source });
    },
  };
}
