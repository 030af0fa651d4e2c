import { fromHtml, toHtml } from './html.ts';
import { jsonIn } from './ipynb/jupyterFile.ts';
import { notebookOf } from './ipynb/readIpynb.ts';
import { LIMITS, overLimit, refused } from './limits.ts';
import type { Notebook } from './notebook.ts';

/** A notebook that was read, and its `<notebook>` text: as it stood in the file, where it was that. */
export type ReadNotebook = { readonly notebook: Notebook; readonly html: string };

/**
 * The notebook in a file's text: the `<notebook>` format or Jupyter's. `undefined` where the text is none; fails with
 * kind `link`, in words for the reader, for a notebook over a limit and one that is cut short.
 */
export function readNotebook(text: string): ReadNotebook | undefined {
  if (text.length > LIMITS.bytes) throw overLimit('bytes');
  const json = jsonIn(text);
  if (json !== undefined) return ofJupyter(notebookOf(json));
  const own = fromHtml(text, { isForeign: true });
  if (own) return { notebook: own, html: text };
  if (/^\ufeff?\s*\{\s*"/.test(text) && text.includes('"cells"'))
    throw refused(
      'This Jupyter notebook is damaged: it is no whole JSON',
      'Nothing was opened. Perhaps it was cut on the way: fetch it again.',
    );
  return undefined;
}

function ofJupyter(notebook: Notebook | undefined): ReadNotebook | undefined {
  if (!notebook) return undefined;
  const html = toHtml(notebook);
  if (html.length > LIMITS.bytes) throw overLimit('bytes');
  return { notebook, html };
}
