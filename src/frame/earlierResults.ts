import { IDLE } from '../graph/cellRun.ts';
import type { CellState, Output } from '../graph/cellState.ts';
import { madeOf } from '../graph/madeOf.ts';
import type { Cell } from '../notebook/cell.ts';
import type { StoredOutput } from '../notebook/ipynb/storedOutput.ts';
import type { Notebook } from '../notebook/notebook.ts';
import type { CellResult, Results } from '../notebook/results/cellResult.ts';
import { programPrint } from '../notebook/results/fingerprint.ts';
import { inertResults } from '../notebook/results/inertResult.ts';
import { resultStanding } from '../notebook/results/resultStanding.ts';
import type { Analysis } from '../parse/analysis.ts';
import { present } from '../known/present.ts';

/** A stored output as the page draws it. */
export function asOutput(stored: StoredOutput): Output {
  return stored.kind === 'error'
    ? { kind: 'stream', stream: 'stderr', text: `${stored.name}: ${stored.message}\n` }
    : stored.kind === 'shown'
      ? { ...stored, kept: true }
      : stored;
}

/**
 * What cells showed in an earlier run, to be shown until they run: marked stale where their text, or that of a cell
 * they depend on, is another now.
 */
export class EarlierResults {
  #results: Results;
  #analyse: ((cell: Cell) => Analysis) | undefined;
  readonly #analyses = new WeakMap<Cell, Analysis>();
  readonly #states = new Map<string, { readonly current: CellState; readonly stale: CellState }>();
  #made: { readonly notebook: Notebook; readonly of: ReadonlyMap<string, string> } | undefined;

  /** Without `analyse`, what a cell depends on is taken for unchanged until `judgeBy` is told. */
  constructor(results: Results, analyse?: (cell: Cell) => Analysis) {
    this.#results = {};
    this.#analyse = analyse;
    this.take(results);
  }

  /** Takes results in the place of what it had of their cells. */
  take(results: Results): void {
    // Once more: what was kept may be older than the rule.
    const inert = inertResults(results);
    this.#results = { ...this.#results, ...inert };
    for (const [id, result] of Object.entries(inert)) this.#states.set(id, statesOf(result));
  }

  /** Whether it knows what cells depend on. */
  get knows(): boolean {
    return this.#analyse !== undefined;
  }

  /** Judges results from now on also by what their cells depend on. */
  judgeBy(analyse: (cell: Cell) => Analysis): void {
    this.#analyse = analyse;
  }

  /** Whether nothing was kept of any cell. */
  get isEmpty(): boolean {
    return this.#states.size === 0;
  }

  /** The state of a cell that has not run; undefined where nothing was kept of it, or its text alone tells more. */
  state(notebook: Notebook, cell: Cell): CellState | undefined {
    const states = this.#states.get(cell.id);
    if (!states) return undefined;
    const result = present(this.#results[cell.id]);
    const standing = resultStanding(result, cell, () =>
      this.#analyse ? this.made(notebook).get(cell.id) : result.made,
    );
    return standing === 'outdone' ? undefined : states[standing];
  }

  /**
   * The fingerprints of what cells are made of, once it knows that; `own` where a cell's program is not the one that
   * stands there.
   */
  made(notebook: Notebook, own?: (cell: Cell) => string): ReadonlyMap<string, string> {
    if (!own && this.#made?.notebook === notebook) return this.#made.of;
    const cells = new Map(notebook.cells.map((cell) => [cell.id, cell]));
    const nodes = notebook.cells.map((cell) => ({ id: cell.id, language: cell.language, analysis: this.#of(cell) }));
    const of = madeOf(nodes, notebook.order === 'document', (id) => (own ?? programPrint)(present(cells.get(id))));
    if (!own) this.#made = { notebook, of };
    return of;
  }

  #of(cell: Cell): Analysis {
    const known = this.#analyses.get(cell) ?? present(this.#analyse, 'How cells are read')(cell);
    this.#analyses.set(cell, known);
    return known;
  }
}

function statesOf({ atMs, outputs, failure, sources }: CellResult): {
  readonly current: CellState;
  readonly stale: CellState;
} {
  const shown = {
    ...IDLE,
    asOfMs: atMs,
    outputs: outputs.map(asOutput),
    ...(failure && { failure }),
    ...(sources && { sources }),
  };
  return { current: shown, stale: { ...shown, status: 'stale' } };
}
