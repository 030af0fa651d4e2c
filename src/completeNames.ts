import { controlNames } from './engines/python/controlNames.ts';
import type { Cell } from './notebook/cell.ts';
import type { Notebook } from './notebook/notebook.ts';
import type { Completion, Completions } from './page/desk.ts';
import type { Analysis } from './parse/analysis.ts';

/** Longer names are not completed. */
const MOST_CHARACTERS = 200;

/**
 * The names that other cells define and that fit the word before `position`; after a dot those of `ui` alone, since
 * other left sides only an engine knows.
 */
export function completeNames(
  notebook: Notebook,
  id: string,
  text: string,
  position: number,
  analyse: (cell: Cell) => Analysis,
): Completions {
  const near = text.slice(Math.max(0, position - MOST_CHARACTERS), position);
  const control = /(?<![\w.])ui\.(\w*)$/.exec(near)?.[1];
  if (control !== undefined && isOurs(notebook, id, analyse))
    return {
      from: position - control.length,
      options: controlNames().filter(({ label }) => label.startsWith(control)),
    };
  const word = /(?<![\w.])[\p{L}_$][\p{L}\p{N}_]*$/u.exec(near)?.[0] ?? '';
  const from = position - word.length;
  if (word === '') return { from, options: [] };
  const options = notebook.cells
    .filter((cell) => cell.id !== id)
    .flatMap((cell) =>
      analyse(cell).defines.map((name): Completion => ({
        label: name,
        kind: cell.language === 'sql' ? 'table' : 'name',
        detail: cell.language,
      })),
    )
    .filter(({ label }) => label.toLowerCase().startsWith(word.replace(/^\$/, '').toLowerCase()));
  return { from: word.startsWith('$') ? from + 1 : from, options };
}

/** Whether `ui` in this cell is what makes controls, and no name of the notebook's own. */
function isOurs({ cells }: Notebook, id: string, analyse: (cell: Cell) => Analysis): boolean {
  const owners = cells.filter((cell) => analyse(cell).defines.includes('ui'));
  const isPython = cells.some((cell) => cell.id === id && cell.language === 'python');
  return isPython && owners.every((cell) => analyse(cell).imports.includes('skybook'));
}
