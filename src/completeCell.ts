import { completeCatalogue, type KnownCatalogues } from './completeCatalogue.ts';
import { completeNames } from './completeNames.ts';
import type { PythonEngine } from './engines/python/pythonEngine.ts';
import type { TapCompletion } from './engines/tap/tapCompletion.ts';
import type { Cell } from './notebook/cell.ts';
import type { Notebook } from './notebook/notebook.ts';
import type { Completions } from './page/desk.ts';
import type { Analysis } from './parse/analysis.ts';

/** Who knows what may stand in a cell beside the names that other cells define; without engines where none may run. */
export type Knowing = {
  readonly engines?: { readonly python: PythonEngine; readonly tap: Pick<TapCompletion, 'complete'> };
  readonly catalogues: KnownCatalogues;
  readonly analyse: (cell: Cell) => Analysis;
};

/**
 * What may stand at a place of a cell's text: names of other cells, what live Python values have, a service's tables
 * and columns, catalogues and theirs.
 */
export async function completeCell(
  notebook: Notebook,
  id: string,
  text: string,
  position: number,
  { engines, catalogues, analyse }: Knowing,
): Promise<Completions> {
  const language = notebook.cells.find((cell) => cell.id === id)?.language;
  const named = completeNames(notebook, id, text, position, analyse);
  // A TAP service knows nothing of the notebook's tables; values are filled in here.
  if (language === 'sql' && text[named.from - 1] === '$') return named;
  const ofService = language === 'sql' ? await engines?.tap.complete(text, position) : undefined;
  if (ofService) return ofService;
  const found = await completeCatalogue(text, position, language, catalogues);
  const live = found || language !== 'python' ? undefined : await engines?.python.complete(text, position);
  const more = found ?? live;
  if (!more || more.options.length === 0) return named;
  return more.from === named.from && !found?.isFound
    ? { from: named.from, options: [...named.options, ...more.options] }
    : more;
}
