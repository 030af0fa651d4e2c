import type { Cell } from '../notebook/cell.ts';

/** The ids of the Python cells that stand above one in the document. */
export function pythonAbove(cells: readonly Cell[], id: string): readonly string[] {
  const place = cells.findIndex((cell) => cell.id === id);
  return cells.flatMap((cell, at) => (at < place && cell.language === 'python' ? [cell.id] : []));
}
