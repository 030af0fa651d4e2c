import type { Failure } from '../../workers/wire/failure.ts';
import type { Progress } from '../../workers/wire/progress.ts';
import type { Provenance } from '../../workers/wire/provenance.ts';
import type { Shown } from '../../workers/wire/shown.ts';

/** A cell's state mark, as in `data-state`. */
export type Status = 'idle' | 'waiting' | 'running' | 'shown' | 'failed' | 'stale';

/** One thing in a cell's output, in the order it was made. */
export type Output =
  | { readonly kind: 'stream'; readonly stream: 'stdout' | 'stderr'; readonly text: string }
  /** `kept` is of an earlier run: nothing of it may play. */
  | { readonly kind: 'shown'; readonly shown: Shown; readonly kept?: true; readonly id?: string }
  /** A JavaScript value of this page: a DOM node, an Arrow table, a number, … */
  | { readonly kind: 'value'; readonly value: unknown };

/**
 * A host that a cell asked and that the notebook may not ask; or, where there is an address `via`, one that it may,
 * whose answer led on from there to another, which browsers do not name.
 */
export type Refusal = { readonly host: string; readonly via?: string };

/** A name on which a cell's outputs rest though its own cell, at this place (from 1), has failed with this message. */
export type Rest = { readonly name: string; readonly place: number; readonly message: string };

/** All that the page draws of a cell beside its text. */
export type CellState = {
  readonly status: Status;
  readonly outputs: readonly Output[];
  readonly failure?: Failure;
  /** What its last run asked and could not. */
  readonly refused?: readonly Refusal[];
  /** What its last run took from cells that had failed, through any number of cells. */
  readonly rests?: readonly Rest[];
  readonly progress?: Progress;
  /** What its last run took data from. */
  readonly sources?: readonly Provenance[];
  /** How often the cell has run since the notebook was opened. */
  readonly runs: number;
  readonly elapsedMs?: number;
  /** Where it shows what an earlier run gave, before anything has run: when that was, in ms since 1970. */
  readonly asOfMs?: number;
};
