import { CELL_LANGUAGES, type Cell } from './cell.ts';
import type { History } from './history.ts';
import type { Notebook } from './notebook.ts';
import { recordOf } from '../known/recordOf.ts';

/** Cells once each, and states that name them by number. */
type Memory = { readonly cells: readonly Cell[]; readonly states: readonly State[]; readonly present: number };
type State = { readonly title: string; readonly order?: Notebook['order']; readonly cells: readonly number[] };

/** Steps back and forward that are given on. */
const STEPS = 100;
const LANGUAGES: ReadonlySet<string> = new Set(CELL_LANGUAGES);

/** A notebook with its past and future as a text; outputs that its file kept are left out. */
export function writeMemory({ past, present, future }: History): string {
  const numbers = new Map<Cell, number>();
  const cells: Cell[] = [];
  const numberOf = (cell: Cell): number => {
    const known = numbers.get(cell);
    if (known !== undefined) return known;
    const { stored: _, ...kept } = cell;
    numbers.set(cell, cells.length);
    return cells.push(kept) - 1;
  };
  const before = past.slice(-STEPS);
  const states = [...before, present, ...future.slice(0, STEPS)].map(({ title, order, cells: own }): State => ({
    title,
    ...(order && { order }),
    cells: own.map(numberOf),
  }));
  return JSON.stringify({ cells, states, present: before.length } satisfies Memory);
}

/** The notebook, past and future in such a text; undefined when it is none. */
export function readMemory(text: string): History | undefined {
  let memory: Readonly<Record<string, unknown>>;
  try {
    memory = recordOf(JSON.parse(text));
  } catch {
    return undefined;
  }
  const { cells, states, present } = memory;
  if (!Array.isArray(cells) || !cells.every(isCell) || !Array.isArray(states) || typeof present !== 'number')
    return undefined;
  const known: readonly (Cell | undefined)[] = cells;
  const notebooks = states.map((state: State): Notebook => ({
    title: String(state.title),
    ...(state.order === 'document' && { order: 'document' }),
    cells: state.cells.map((number) => known[number]).filter((cell) => cell !== undefined),
  }));
  const now = notebooks[present];
  if (!now || states.some((state: State) => state.cells.some((number) => !known[number]))) return undefined;
  return { past: notebooks.slice(0, present), present: now, future: notebooks.slice(present + 1) };
}

function isCell(value: Cell): boolean {
  return typeof value?.id === 'string' && typeof value.text === 'string' && LANGUAGES.has(value.language);
}
