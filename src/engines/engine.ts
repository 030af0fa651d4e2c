import type { Carried } from '../../workers/wire/carried.ts';
import type { Held } from '../../workers/wire/held.ts';
import type { RunEvent } from '../../workers/wire/runEvent.ts';
import type { Cell } from '../notebook/cell.ts';
import type { Analysis } from '../parse/analysis.ts';

/** One run of one cell. `inputs` holds a value for each name of `analysis.needs`: a `Held`, or a JavaScript value. */
export type Job = {
  readonly cell: Cell;
  readonly analysis: Analysis;
  readonly inputs: ReadonlyMap<string, unknown>;
  /** Python: names that other cells should have made and have not → why. */
  readonly unbound?: ReadonlyMap<string, string>;
  /** Python: names that the cell binds and no other cell sees. */
  readonly private?: readonly string[];
  /** Python: where the order of the document tells which value a name has, the ids of the Python cells above. */
  readonly above?: readonly string[];
  /** Aborted when the cell is stopped, edited or deleted; the engine then rejects with kind `cancelled`. */
  readonly signal: AbortSignal;
  /** Aborted too when its inputs are others now and it is let end. */
  readonly outdated?: AbortSignal;
  readonly emit: (event: RunEvent) => void;
  /** Told when the values of other languages have been taken: from then on those may change. */
  readonly onTaken?: () => void;
};

/** The values of the names a cell defines (and, for star imports, of those it turned out to define). */
export type Exports = Readonly<Record<string, unknown>>;

/** Runs the cells of one language. Fails only with `NotebookError`; with `HalfDone` where it has made something. */
export interface Engine {
  /**
   * What becomes of a run whose inputs are others now; where absent, it is stopped. It `ends` where stopping costs all
   * that the engine holds; `ends unless unwanted`, by a reader who has run the cell again, where nothing can stop it.
   */
  readonly whenOutdated?: 'ends' | 'ends unless unwanted';
  run(job: Job): Promise<Exports>;
  /** Told when a cell is deleted or its names are gone, so that what it holds can be freed. */
  forget(names: readonly string[], cellId: string): void;
}

/** Brings any cell's value out of its engine, or a JavaScript value into the wire's forms. */
export type Carry = (value: unknown) => Promise<Carried>;

/** An engine whose values stay inside until another language asks. */
export interface HoldingEngine extends Engine {
  /** Fails with kind `engine-lost` when the value is gone. */
  take(held: Held): Promise<Carried>;
}
