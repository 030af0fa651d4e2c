import type { CellState } from '../graph/cellState.ts';
import type { Cell } from '../notebook/cell.ts';
import type { StoredOutput } from '../notebook/ipynb/storedOutput.ts';
import { textHere } from '../notebook/made/partsHere.ts';
import type { Notebook } from '../notebook/notebook.ts';
import type { CellResult, Results } from '../notebook/results/cellResult.ts';
import { programPrint } from '../notebook/results/fingerprint.ts';

/** What keeping results needs of the notebook and its page. */
export type KeepingResultsParts = {
  readonly notebook: () => Notebook;
  readonly state: (id: string) => CellState;
  /** Fingerprints of what cells are made of, given that of each program. */
  readonly made: (notebook: Notebook, own: (cell: Cell) => string) => ReadonlyMap<string, string>;
  readonly keptOutputs: (id: string, withPictures: boolean) => Promise<readonly StoredOutput[]> | undefined;
  readonly hasPictures: (id: string) => boolean;
  readonly save: (id: string, result: CellResult) => Promise<void>;
};

type Run = Omit<CellResult, 'outputs'>;

/** Cells that end together are kept together. */
const SOON_MS = 100;
/** A view that the reader has moved is kept once it has been still for so long. */
const STILL_MS = 1000;

/** Has what cells show kept: texts and tables as soon as a cell has run, pictures of views once they are still. */
export class KeepingResults {
  readonly #parts: KeepingResultsParts;
  /** The program with which a cell ran last. */
  readonly #ran = new Map<string, string>();
  readonly #runs = new Map<string, Run>();
  readonly #states = new Map<string, CellState>();
  readonly #kept = new Map<string, CellResult>();
  readonly #soon = new Set<string>();
  readonly #still = new Map<string, ReturnType<typeof setTimeout>>();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(parts: KeepingResultsParts) {
    this.#parts = parts;
  }

  /** What cells have shown since the notebook was opened. */
  get kept(): Results {
    return Object.fromEntries(this.#kept);
  }

  /** Told of every change of a cell's state. */
  changed(id: string): void {
    const state = this.#parts.state(id);
    const before = this.#states.get(id);
    this.#states.set(id, state);
    const cell = this.#parts.notebook().cells.find((other) => other.id === id);
    if (!cell) return;
    if (state.status === 'running' && before?.status !== 'running') this.#ran.set(id, programPrint(cell));
    const hasEnded = state.status === 'shown' || state.status === 'failed';
    if (!hasEnded || state.asOfMs !== undefined) return;
    if (before?.status === state.status && before.outputs === state.outputs && before.runs === state.runs) return;
    this.#end(cell, state);
  }

  /** Told that the reader has acted on what a cell shows. */
  touched(id: string): void {
    if (this.#runs.has(id)) this.#whenStill(id, true);
  }

  /** Sends what waits: the page may go. */
  hurry(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    for (const id of this.#soon) void this.#keep(id, false);
    this.#soon.clear();
  }

  #end(cell: Cell, { failure, sources }: CellState): void {
    const own = (one: Cell): string => this.#ran.get(one.id) ?? programPrint(one);
    const site = textHere();
    const made = this.#parts.made(this.#parts.notebook(), own).get(cell.id) ?? '';
    this.#runs.set(cell.id, {
      atMs: Date.now(),
      own: own(cell),
      made,
      ...(site !== '' && { site }),
      ...(failure && { failure }),
      ...(sources && { sources }),
    });
    this.#soon.add(cell.id);
    this.#timer ??= setTimeout(() => this.hurry(), SOON_MS);
    this.#whenStill(cell.id, false);
  }

  #whenStill(id: string, isTouched: boolean): void {
    clearTimeout(this.#still.get(id));
    this.#still.set(
      id,
      setTimeout(() => {
        this.#still.delete(id);
        const { hasPictures } = this.#parts;
        if (isTouched || hasPictures(id)) void this.#keep(id, hasPictures(id));
      }, STILL_MS),
    );
  }

  async #keep(id: string, withPictures: boolean): Promise<void> {
    const run = this.#runs.get(id);
    const outputs = await this.#parts.keptOutputs(id, withPictures);
    // It has run anew meanwhile.
    if (!run || !outputs || this.#runs.get(id) !== run) return;
    const result = { ...run, outputs };
    this.#kept.set(id, result);
    // What the shell cannot keep it tells the reader itself.
    await this.#parts.save(id, result).catch(() => undefined);
  }
}
