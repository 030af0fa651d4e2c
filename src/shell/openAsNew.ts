import { isNotebookError } from '../../workers/wire/notebookError.ts';
import { NOTEBOOK_KINDS } from '../notebook/notebookKinds.ts';
import type { Origin } from '../notebook/origin.ts';
import { readNotebook, type ReadNotebook } from '../notebook/readNotebook.ts';
import { storedOutputsOf } from '../notebook/storedOutputs.ts';
import type { Keeper } from './keeper.ts';
import { newId } from './newId.ts';
import { addressOf } from './takeWhole.ts';
import type { Trust } from './trust.ts';

/** What a text is opened as: its file's name, where it came from, and what the reader lets it do. */
export type OpenAs = { readonly name?: string; readonly origin: Origin; readonly trust: Trust };

const NO_NOTEBOOK = `That is no notebook. A notebook is ${NOTEBOOK_KINDS}. Nothing was opened.`;

/**
 * Keeps the notebook in a text as one of the reader's; the fragment that shows it. Rejects, in words for the reader,
 * where the text is none.
 */
export async function openAsNew(text: string, { name = '', origin, trust }: OpenAs, keeper: Keeper): Promise<string> {
  const now = Date.now();
  const id = newId();
  const { notebook, html, results } = readOrRefuse(text, name);
  const { title } = notebook;
  const stored = storedOutputsOf(notebook);
  // What cannot be stored opens all the same, and says so there.
  await keeper
    .put({ id, html, title, createdMs: now, changedMs: now, origin, trust, version: 0 }, stored ? { stored } : {})
    .catch(() => false);
  if (results) await keeper.results.put(addressOf(id), results).catch(() => undefined);
  return addressOf(id);
}

function readOrRefuse(text: string, name: string): ReadNotebook {
  let found: ReadNotebook | undefined;
  try {
    found = readNotebook(text, name);
  } catch (error) {
    if (!isNotebookError(error)) throw error;
    const { message, advice = '' } = error.failure;
    throw new Error(`${message}. ${advice}`, { cause: error });
  }
  if (!found) throw new Error(NO_NOTEBOOK);
  return found;
}
