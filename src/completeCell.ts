import { completeNames, type Completions } from './completeNames.ts';
import type { PythonEngine } from './engines/python/pythonEngine.ts';
import type { TapCompletion } from './engines/tap/tapCompletion.ts';
import type { Cell } from './notebook/cell.ts';
import type { Notebook } from './notebook/notebook.ts';
import type { Analysis } from './parse/analysis.ts';

/** Who knows what may stand in a cell beside the names that other cells define. */
export type Knowing = {
  readonly python: PythonEngine;
  readonly tap: TapCompletion;
  readonly analyse: (cell: Cell) => Analysis;
};

/**
 * What may stand at a place of a cell's text: names of other cells, what live Python values have, a service's tables
 * and columns.
 */
export async function completeCell(
  notebook: Notebook,
  id: string,
  text: string,
  position: number,
  { python, tap, analyse }: Knowing,
): Promise<Completions> {
  const language = notebook.cells.find((cell) => cell.id === id)?.language;
  const named = completeNames(notebook, id, text, position, analyse);
  // A TAP service knows nothing of the notebook's tables; values are filled in here.
  if (language === 'sql' && text[named.from - 1] !== '$') return (await tap.complete(text, position)) ?? named;
  const live = language === 'python' ? await python.complete(text, position) : undefined;
  return live && live.options.length > 0 && live.from !== named.from
    ? live
    : { from: named.from, options: [...named.options, ...(live?.options ?? [])] };
}
