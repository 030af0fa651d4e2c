import { NotebookError } from '../../workers/wire/notebookError.ts';
import { fromPermalink } from '../notebook/permalink.ts';
import type { Opened } from '../notebook/port.ts';
import { readNotebook } from '../notebook/readNotebook.ts';
import { writeRoute, type Route } from '../notebook/route.ts';
import { storedOutputsOf } from '../notebook/storedOutputs.ts';
import type { Kept } from './kept.ts';
import type { Keeper } from './keeper.ts';

/** A notebook about to be shown; `kept` is the reader's own copy, where there is one. */
export type Opening = Pick<Opened, 'html' | 'origin' | 'trusted' | 'stored'> & { readonly title: string; readonly kept?: Kept };

const MOST_BYTES = 32 * 1024 * 1024;
const PATIENCE_MS = 60_000;

/** Finds what a route names: the reader's changed copy first, else the notebook itself. Fails with `NotebookError` and opens nothing. */
export async function openRoute(route: Exclude<Route, { kind: 'home' }>, keeper: Keeper, siteUrl: string): Promise<Opening> {
  if (route.kind === 'unknown') throw failure('This address names no notebook', `Skybook cannot read “#${route.hash.slice(0, 60)}”. Part of it may be missing.`);
  // Without storage there is no copy, and the notebook itself still opens.
  const kept = await (route.kind === 'own' ? keeper.get(route.id) : keeper.ofRoute(writeRoute(route))).catch(() => undefined);
  if (kept) return { html: kept.html, stored: kept.stored, origin: kept.origin, trusted: kept.trusted, title: kept.title, kept };
  switch (route.kind) {
    case 'own':
      throw failure('This browser does not keep that notebook', 'It was made in another browser or has been deleted here. A link or a file opens anywhere.');
    case 'link':
      return notebookOf(await fromPermalink(route.payload), 'link', 'This link');
    case 'shipped':
      return notebookOf(await fetchText(new URL(`cells/${route.name}.html`, siteUrl).href), 'shipped', `The notebook ${route.name}`);
    case 'address':
      return notebookOf(await fetchText(route.url), 'address', `The file at ${new URL(route.url).host}`);
  }
}

function notebookOf(text: string, origin: Opened['origin'], what: string): Opening {
  const found = readNotebook(text);
  if (!found) throw failure(`${what} holds no notebook`, 'A notebook file is a Jupyter notebook, or has a <notebook> element with a <script> for each cell. Nothing was opened.');
  const { notebook, html } = found;
  const stored = storedOutputsOf(notebook);
  return { html, ...(stored && { stored }), origin, trusted: origin === 'shipped', title: notebook.title };
}

async function fetchText(url: string): Promise<string> {
  const { host } = new URL(url);
  let response: Response;
  let blob: Blob;
  try {
    response = await fetch(url, { credentials: 'omit', signal: AbortSignal.timeout(PATIENCE_MS) });
    blob = await response.blob();
  } catch (error) {
    if ((error as Error).name === 'TimeoutError') throw failure(`${host} did not send the notebook within ${PATIENCE_MS / 1000} seconds`, 'Nothing was opened. Reload the page to ask again.');
    throw failure(`${host} could not be asked for the notebook`, `Either you are offline, or ${host} does not allow pages of other sites to read its files (CORS); a page cannot tell which. Download the file and open it from your disk, or ask for it as a link.`);
  }
  if (!response.ok) throw failure(`${host} has no notebook there: it answered ${response.status} ${response.statusText}`.trimEnd(), `Check the address: ${url}`);
  if (blob.size > MOST_BYTES) throw failure(`The file at ${host} is larger than a notebook can be (${(blob.size / 1e6).toFixed(0)} MB)`, 'Nothing was opened.');
  return blob.text();
}

function failure(message: string, advice: string): NotebookError {
  return new NotebookError({ kind: 'link', message, advice });
}
