import type { Notebook } from '../notebook/notebook.ts';
import type { CellResult, Results } from '../notebook/results/cellResult.ts';
import { resultStanding } from '../notebook/results/resultStanding.ts';
import type { StoredOutput } from '../notebook/ipynb/storedOutput.ts';

/** What a cell shows for a file: its outputs, its failure, and whether that was made before a change. */
export type CellNow = {
  readonly outputs: readonly StoredOutput[];
  readonly result?: CellResult;
  readonly isStale: boolean;
};

/** What each cell of a notebook shows: of its last run, or, where it has none, what its file brought. */
export function resultsNow(
  { cells }: Notebook,
  results: Results,
  made: ReadonlyMap<string, string>,
): ReadonlyMap<string, CellNow> {
  return new Map(
    cells.map((cell): readonly [string, CellNow] => {
      const result = Object.hasOwn(results, cell.id) ? results[cell.id] : undefined;
      if (!result) return [cell.id, { outputs: cell.stored ?? [], isStale: false }];
      const standing = resultStanding(result, cell, () => made.get(cell.id));
      if (standing === 'outdone') return [cell.id, { outputs: [], isStale: false }];
      return [cell.id, { outputs: result.outputs, result, isStale: standing === 'stale' }];
    }),
  );
}
