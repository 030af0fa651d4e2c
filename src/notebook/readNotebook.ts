import { fromHtml, toHtml } from './html.ts';
import { readIpynb } from './ipynb/readIpynb.ts';
import type { Notebook } from './notebook.ts';

/** A notebook that was read, and its `<notebook>` text: as it stood in the file, where it was that. */
export type ReadNotebook = { readonly notebook: Notebook; readonly html: string };

/** The notebook in a file's text: the `<notebook>` format or Jupyter's. `undefined` when it holds none. */
export function readNotebook(text: string): ReadNotebook | undefined {
  const own = fromHtml(text);
  if (own) return { notebook: own, html: text };
  const notebook = readIpynb(text);
  return notebook && { notebook, html: toHtml(notebook) };
}
