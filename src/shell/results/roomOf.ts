import type { CellResult, Results } from '../../notebook/results/cellResult.ts';

/** The most characters of results that are kept of a notebook, and of all notebooks. */
export const RESULTS_ROOM = { notebook: 20_000_000, all: 200_000_000 } as const;

/** Results as texts, as many as there is room for in one notebook: what was kept last stays. */
export function withinRoom(results: Results, most: number = RESULTS_ROOM.notebook): Readonly<Record<string, string>> {
  const latest = Object.entries(results).toSorted(([, a], [, b]) => b.atMs - a.atMs);
  let left = most;
  const kept = latest.flatMap(([id, result]: readonly [string, CellResult]) => {
    const text = JSON.stringify(result);
    if (text.length > left) return [];
    left -= text.length;
    return [[id, text] as const];
  });
  return Object.fromEntries(kept);
}

type Mark = { readonly atMs: number; readonly length: number };

/** The oldest, which go so that the others take no more than there is room for. */
export function overRoom<M extends Mark>(marks: readonly M[], most: number = RESULTS_ROOM.all): readonly M[] {
  let left = most;
  return marks.toSorted((a, b) => b.atMs - a.atMs).filter(({ length }) => (left -= length) < 0);
}
