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
  /** How often the reader has had it run as it then read, itself or by a cell above. */
  orders: number;
  /** It has been run, or was above or below one that was: the runtime knows it. */
  armed: boolean;
  /** What its last run has made, also where it failed. */
  made?: Made;
  running?: AbortController;
  /** A run of it with values of before is let end; the next waits for that. */
  ending: boolean;
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
    ending: false,
    taken: false,
    orders: 0,
    stopsBefore: 0,
  };
}

/** The reader wants it run anew: what runs of it is not waited for, and what it did before is forgiven. */
export function renew(entry: Entry): void {
  entry.orders++;
  entry.guilty = undefined;
}

/** Whether it runs or is about to. */
export function isBusy({ phase }: Entry): boolean {
  return phase === 'waiting' || phase === 'running';
}

/** Whether it runs, or is about to, with the values that are the newest. */
export function isBusyNow(entry: Entry | undefined): boolean {
  return entry !== undefined && isBusy(entry) && !entry.ending;
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
