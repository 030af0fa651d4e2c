import { NotebookError } from '../../workers/wire/notebookError.ts';
import type { RunEvent } from '../../workers/wire/runEvent.ts';
import type { Engine } from '../engines/engine.ts';
import { isHalfDone } from '../engines/halfDone.ts';
import { Outdated } from '../engines/outdated.ts';
import type { Cell, Language } from '../notebook/cell.ts';
import { showsUnder, withEvent } from './cellRun.ts';
import type { CellState, Rest } from './cellState.ts';
import { type Entry } from './entry.ts';
import type { Link } from './link.ts';
import { UNBOUND, type Made } from './made.ts';
import type { Places } from './places.ts';
import { STOPPED } from './stopped.ts';
import { Turns } from './turns.ts';
import { definedBelow, unboundName } from './upstreamFailure.ts';
import { present } from '../known/present.ts';

/** What runs are given of the graph. */
export type RunsParts = {
  readonly engines: Readonly<Record<Language, Engine>>;
  readonly places: Places;
  readonly cells: () => readonly Cell[];
  readonly entryOf: (id: string) => Entry | undefined;
  readonly enter: (entry: Entry, phase: Entry['phase'], change: Partial<CellState>) => void;
  readonly change: (entry: Entry, change: Partial<CellState>) => void;
};

/** One run of a cell. */
export type Run = {
  readonly link: Link;
  /** Values of the link's inputs, and then what its star cells have made. */
  readonly values: readonly unknown[];
  /** Resolves when the run has been outdated. */
  readonly invalidation: Promise<void>;
  readonly rests: readonly Rest[];
  /** In order of the document, the Python cells above. */
  readonly above: readonly string[] | undefined;
  readonly placeOf: (id: string) => number;
  /** Whether something that the cell needs has to run again, which has begun then. */
  readonly bringsBack: () => boolean;
};

/** Runs cells in their engines, each when its turn has come. */
export class Runs {
  readonly #parts: RunsParts;
  /**
   * One job at a time in Python and in SQL: the one has a single interpreter, the other a pool that each query fills.
   */
  readonly #turns: Partial<Record<Language, Turns>> = { python: new Turns(), sql: new Turns() };
  #last: Entry | undefined;

  constructor(parts: RunsParts) {
    this.#parts = parts;
  }

  /** The cell that ran last. */
  get last(): Entry | undefined {
    return this.#last;
  }

  /** Shows anew what any cell shows under an id. */
  #update(event: Extract<RunEvent, { kind: 'update' }>): void {
    const { cells, entryOf, change } = this.#parts;
    for (const { id } of cells()) {
      const entry = entryOf(id);
      if (entry && showsUnder(entry.state, event.id)) change(entry, withEvent(entry.state, event, false));
    }
  }

  /** What the cell has made, also where it failed after that; rejects where it has made nothing. */
  async run(entry: Entry, { link, values, invalidation, rests, above, placeOf, bringsBack }: Run): Promise<Made> {
    const { places, cells, enter, change } = this.#parts;
    const { cell, analysis } = entry;
    const engine = this.#parts.engines[cell.language];
    const running = new AbortController();
    entry.running = running;
    const outdated = new AbortController();
    const { orders } = entry;
    const isWanted = () => entry.orders === orders;
    let current = true;
    let started = false;
    let ended = false;
    void invalidation.then(() => {
      current = false;
      outdated.abort();
      if (!started) running.abort(new NotebookError(STOPPED));
      else if (!engine.whenOutdated || (engine.whenOutdated === 'ends unless unwanted' && !isWanted()))
        running.abort(new Outdated());
      else entry.ending = !ended;
    });
    let endTurn: (() => void) | undefined;
    let fresh = true;
    let startMs = 0;
    const done = (made: Made): Made => {
      entry.made = made;
      return made;
    };
    try {
      await places.wait(cell.id, running.signal);
      endTurn = await this.#turns[cell.language]?.take(
        () => cells().findIndex(({ id }) => id === cell.id),
        running.signal,
      );
      running.signal.throwIfAborted();
      if (bringsBack()) throw new NotebookError(STOPPED);
      started = true;
      startMs = performance.now();
      this.#last = entry;
      enter(entry, 'running', {
        runs: entry.state.runs + 1,
        failure: undefined,
        sources: undefined,
        refused: undefined,
        rests: rests.length > 0 ? rests : undefined,
      });
      const { inputs, unbound } = this.#inputs(entry, link, values, placeOf);
      const exports = await engine.run({
        cell,
        analysis: { ...analysis, defines: cell.language === 'python' ? analysis.defines : [...link.gives.keys()] },
        inputs,
        unbound,
        private: link.private,
        above,
        onTaken: () => {
          entry.taken = true;
          places.changed();
        },
        signal: running.signal,
        outdated: AbortSignal.any([outdated.signal, running.signal]),
        emit: (event) => {
          // What is let end is shown, as long as nothing newer is: under a reader's hand there is always a newer value.
          if (running.signal.aborted || !(current || (isWanted() && event.kind !== 'progress'))) return;
          if (event.kind === 'update') return this.#update(event);
          change(entry, withEvent(entry.state, event, fresh));
          if (event.kind !== 'progress' && event.kind !== 'sources') fresh = false;
        },
      });
      return done({ exports, rests });
    } catch (error) {
      if (!isHalfDone(error)) throw error;
      return done({ exports: error.exports, failure: error.failure, rests });
    } finally {
      endTurn?.();
      entry.running = undefined;
      entry.ending = false;
      ended = true;
      if (current && started)
        entry.state = { ...entry.state, ...(fresh && { outputs: [] }), elapsedMs: performance.now() - startMs };
    }
  }

  /** The values of needed names; Python finds out by itself, as it runs, that one has none. */
  #inputs(entry: Entry, link: Link, values: readonly unknown[], placeOf: (id: string) => number) {
    const { places, entryOf } = this.#parts;
    const needs = [...link.inputs.keys()];
    const unbound = new Map<string, string>();
    const inputs = new Map<string, unknown>();
    for (const made of values.slice(needs.length) as readonly Made[])
      for (const [name, value] of Object.entries(made.exports)) inputs.set(name, value);
    needs.forEach((name, i) => {
      if (values[i] !== UNBOUND)
        return inputs.set(name, places.reading(entry.cell.id, present(link.inputs.get(name)), values[i]));
      const maker = present(link.makers.get(name));
      const failure = unboundName(name, placeOf(maker), entryOf(maker)?.made?.failure);
      if (entry.cell.language !== 'python') throw new NotebookError(failure);
      return unbound.set(name, `${failure.message}. ${failure.advice}`);
    });
    for (const [name, maker] of link.onlyBelow) unbound.set(name, definedBelow(name, placeOf(maker)));
    return { inputs, unbound };
  }
}
