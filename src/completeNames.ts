import type { Cell } from './notebook/cell.ts';
import type { Notebook } from './notebook/notebook.ts';
import type { Completion, Completions } from './page/desk.ts';
import type { Analysis } from './parse/analysis.ts';

/** Longer names are not completed. */
const MOST_CHARACTERS = 200;

/**
 * The names that other cells define and that fit the word before `position`; nothing after a dot, whose left side only
 * an engine knows.
 */
export function completeNames(
  notebook: Notebook,
  id: string,
  text: string,
  position: number,
  analyse: (cell: Cell) => Analysis,
): Completions {
  const word =
    /(?<![\w.])[\p{L}_$][\p{L}\p{N}_]*$/u.exec(text.slice(Math.max(0, position - MOST_CHARACTERS), position))?.[0] ??
    '';
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
