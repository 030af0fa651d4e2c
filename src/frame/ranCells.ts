import type { CellState } from '../graph/cellState.ts';
import type { Begin } from '../notebook/handed.ts';
import type { Notebook } from '../notebook/notebook.ts';

/** The cells of a notebook that have run, or began to, to be run again elsewhere. */
export function ranCells({ cells }: Notebook, state: (id: string) => CellState): Begin | undefined {
  const ids = cells.map(({ id }) => id).filter((id) => state(id).status !== 'idle');
  if (ids.length === 0) return undefined;
  return ids.length === cells.length ? { kind: 'all' } : { kind: 'cells', ids };
}
