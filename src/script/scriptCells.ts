import type { Cell } from '../notebook/cell.ts';
import type { Notebook } from '../notebook/notebook.ts';
import type { Analysis } from '../parse/analysis.ts';
import { constantsCode, pythonCode, sqlCode, type Known } from './codeOf.ts';

/** A cell as Python or text; `more` is Python that stands behind a cell that is none. */
export type ScriptCell = {
  readonly cell: Cell;
  /** Python; absent for text. */
  readonly code?: string;
  readonly more?: string;
};

/** How values are shown, and whether IPython's commands may stand. */
export type ScriptWays = { readonly magics: boolean; show(value: string): string };

/** The cells of a notebook, in the order in which they run, as Python elsewhere. */
export function scriptCells(
  { cells }: Notebook,
  known: Known,
  ways: ScriptWays,
  analyse: (cell: Cell) => Analysis,
): readonly ScriptCell[] {
  const read = new Set(
    cells.filter(({ language }) => language === 'python' || language === 'sql').flatMap((cell) => analyse(cell).needs),
  );
  return cells.map((cell): ScriptCell => {
    const analysis = analyse(cell);
    const names = analysis.defines.filter((name) => read.has(name));
    const isRead = names.length > 0;
    if (cell.language === 'python') return { cell, code: pythonCode(cell, analysis, ways.magics, isRead) };
    if (cell.language === 'sql') return { cell, code: sqlCode(cell, known, ways.show, isRead) };
    if (cell.language !== 'javascript') return { cell };
    return { cell, ...(names.length > 0 && { more: constantsCode(names, known) }) };
  });
}
