import { fromHtml, toHtml } from './html.ts';
import { readExported } from './files/exported.ts';
import { readMarimo, isMarimo } from './files/marimo.ts';
import { readMarkdownFile } from './files/markdownFile.ts';
import { notebookOfDrafts } from './files/draft.ts';
import { readPercent } from './files/percent.ts';
import { readZeppelin } from './files/zeppelin.ts';
import { readParts, type Brought } from './results/resultsFile.ts';
import { jsonIn } from './ipynb/jupyterFile.ts';
import { notebookOf } from './ipynb/readIpynb.ts';
import { LIMITS, overLimit, refused } from './limits.ts';
import type { Notebook } from './notebook.ts';
import { lastOf } from '../known/lastOf.ts';

/** A notebook that was read, its `<notebook>` text, as it stood in the file where it was that, and what it brought. */
export type ReadNotebook = { readonly notebook: Notebook; readonly html: string } & Partial<Brought>;

/**
 * The notebook in a file's text: the `<notebook>` format, what Download makes with results, Jupyter's, Zeppelin's,
 * marimo's, Python in cells, scripts of nbconvert, Markdown with cells of code (MyST, Quarto, Jupytext); and by its
 * name also Python and Markdown without such marks. `undefined` where the text is none; fails with kind `link`, in
 * words for the reader, for a notebook over a limit, one that is cut short, and one of Pluto's.
 */
export function readNotebook(text: string, name = ''): ReadNotebook | undefined {
  if (text.length > LIMITS.bytes) throw overLimit('bytes');
  const json = jsonIn(text);
  if (json !== undefined) return asHtml(notebookOf(json) ?? readZeppelin(json));
  // First, since its cells may hold what reads as parts.
  const own = fromHtml(text, { isForeign: true });
  if (own) return { notebook: own, html: text };
  const withResults = readParts(text);
  if (withResults) return withResults;
  return asHtml(readProgram(text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n'), name.toLowerCase()));
}

/** A notebook in a program's or in Markdown's own form. */
function readProgram(text: string, name: string): Notebook | undefined {
  if (/^\ufeff?\s*\{\s*"/.test(text) && text.includes('"cells"'))
    throw refused(
      'This Jupyter notebook is damaged: it is no whole JSON',
      'Nothing was opened. Perhaps it was cut on the way: fetch it again.',
    );
  if (/^### A Pluto\.jl notebook ###/.test(text) || name.endsWith('.jl'))
    throw refused(
      'This is a notebook of Pluto, whose cells are in Julia',
      'Nothing was opened: Julia does not run here. Pluto exports it as a page to read.',
    );
  const isPython = name.endsWith('.py');
  if (isMarimo(text)) return readMarimo(text);
  if (/\.(?:md|markdown|qmd|rmd|myst)$/.test(name) || (!isPython && /^```+\{(?:code-cell|python|\.?sql)\b/m.test(text)))
    return readMarkdownFile(text);
  const inCells = readPercent(text) ?? readExported(text);
  if (inCells) return inCells;
  if (isPython) return notebookOfDrafts([{ language: 'python', text: text.trimEnd() }], { title: stemOf(name) });
  return undefined;
}

function stemOf(name: string): string {
  return lastOf(name.split('/')).replace(/\.\w+$/, '');
}

function asHtml(notebook: Notebook | undefined): ReadNotebook | undefined {
  if (!notebook) return undefined;
  const html = toHtml(notebook);
  if (html.length > LIMITS.bytes) throw overLimit('bytes');
  return { notebook, html };
}
