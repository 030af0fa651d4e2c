import type { Failure } from '../../workers/wire/failure.ts';
import type { Cell } from '../notebook/cell.ts';
import type { Analysis } from '../parse/analysis.ts';
import { IDLE } from './cellRun.ts';
import type { Made } from './made.ts';
import type { CellState, Status } from './cellState.ts';

/** A cell as last committed to the runtime; the author's text may be newer. */
export type Entry = {
  cell: Cell;
  analysis: Analysis;
  state: CellState;
  /** Where the runtime has it; `state.status` says stale instead when the text or the engine's value has gone. */
  phase: Exclude<Status, 'stale'>;
  /** The author's text differs from `cell`. */
  edited: boolean;
  /** The engine no longer has the values of this cell's names. */
  lost: boolean;
  /**
   * It ended its engine, and with this failure: it runs again only when the reader asks, since what it needs does so by
   * itself.
   */
  guilty?: Failure;
  /** It has been run, or was above or below one that was: the runtime knows it. */
  armed: boolean;
  /** What its last run has made, also where it failed. */
  made?: Made;
  running?: AbortController;
  /** While it runs: it has taken the values of other languages. */
  taken: boolean;
  /** The number of stops before it was last queued: a later stop keeps it from starting. */
  stopsBefore: number;
};

/** An entry for a cell that has not run. */
export function newEntry(cell: Cell, analysis: Analysis): Entry {
  return {
    cell,
    analysis,
    state: IDLE,
    phase: 'idle',
    edited: false,
    lost: false,
    armed: false,
    taken: false,
    stopsBefore: 0,
  };
}

/** The state mark that an entry's phase, text and engine together give. */
export function statusOf({ phase, edited, lost }: Entry): Status {
  const settled = phase === 'shown' || phase === 'failed';
  return settled && (edited || lost) ? 'stale' : phase;
}

/** Whether two versions of a cell run the same. */
export function sameProgram(a: Cell, b: Cell): boolean {
  return a.text === b.text && a.language === b.language && a.output === b.output;
}

/** The names that a cell's text binds, those that are its own among them. */
export function boundNames({ analysis }: Entry): readonly string[] {
  return [...analysis.defines, ...(analysis.underscored?.defines ?? [])];
}
