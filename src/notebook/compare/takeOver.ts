import type { Cell } from '../cell.ts';
import { freshIds } from '../freshIds.ts';
import type { Notebook } from '../notebook.ts';
import type { Change } from './change.ts';
import { pairCells } from './pairCells.ts';

/**
 * My notebook with these changes of another version taken over; all else, and the ids of my cells, stay. A change of a
 * cell that is not there any more is left out.
 */
export function takeOver(mine: Notebook, theirs: Notebook, changes: readonly Change[]): Notebook {
  const pairs = pairCells(mine.cells, theirs.cells);
  /** By their ids in theirs: the ids of cells in what is being made. */
  const here = new Map([...pairs].map(([own, other]) => [other, own] as const));
  const freshId = freshIds([...mine.cells, ...theirs.cells].map(({ id }) => id));
  const wanted = changes.flatMap((change) => (change.kind === 'cell' ? [change] : []));
  let cells: readonly Cell[] = mine.cells.filter(
    ({ id }) => !wanted.some((change) => change.mine === id && !change.theirs),
  );
  for (const [place, other] of theirs.cells.entries()) {
    const change = wanted.find(({ theirs: id }) => id === other.id);
    if (change?.mine !== undefined)
      cells = cells.map((cell) => (cell.id === change.mine ? asTheirs(cell, other) : cell));
    else if (change) {
      const id = mine.cells.some((cell) => cell.id === other.id) ? freshId() : other.id;
      cells = cells.toSpliced(placeAfter(cells, theirs.cells.slice(0, place), here), 0, { ...other, id });
      here.set(other.id, id);
    }
  }
  const has = (kind: Change['kind']): boolean => changes.some((change) => change.kind === kind);
  if (has('places')) cells = inOrderOf(cells, theirs.cells, here);
  const { order: _, ...rest } = mine;
  const order = has('order') ? theirs.order : mine.order;
  return { ...rest, ...(order && { order }), title: has('title') ? theirs.title : mine.title, cells };
}

/** The cell with their program under my id; what it showed was of my program. */
function asTheirs({ id }: Cell, { stored: _, ...other }: Cell): Cell {
  return { ...other, id };
}

/** The place behind the last of these cells of theirs that is here too. */
function placeAfter(cells: readonly Cell[], before: readonly Cell[], here: ReadonlyMap<string, string>): number {
  const near = before.findLast(({ id }) => cells.some((cell) => cell.id === here.get(id)));
  return near ? cells.findIndex(({ id }) => id === here.get(near.id)) + 1 : 0;
}

/** Cells in the order of theirs; one that is mine alone stays behind the cell that it stood behind. */
function inOrderOf(
  cells: readonly Cell[],
  theirs: readonly Cell[],
  here: ReadonlyMap<string, string>,
): readonly Cell[] {
  const ordered = theirs.flatMap(({ id }) => cells.filter((cell) => cell.id === here.get(id)));
  const known = new Set(ordered);
  cells.forEach((cell, place) => {
    if (known.has(cell)) return;
    const before = cells[place - 1];
    ordered.splice(before ? ordered.indexOf(before) + 1 : 0, 0, cell);
  });
  return ordered;
}
