import { RuntimeError } from '@observablehq/runtime';
import { isNotebookError, NotebookError } from '../../workers/wire/notebookError.ts';
import { present } from '../known/present.ts';
import type { CellState } from './cellState.ts';
import type { Committed } from './committed.ts';
import { boundNames, isBusyNow, renew, statusOf, type Entry } from './entry.ts';
import type { GraphParts } from './graphParts.ts';
import type { Link } from './link.ts';
import type { Made } from './made.ts';
import { mainName } from './mainName.ts';
import { makersOf, wasStopped } from './makersOf.ts';
import { mayChange } from './mayChange.ts';
import { Pace } from './pace.ts';
import { ancestors, descendants } from './plan.ts';
import { pythonAbove } from './pythonAbove.ts';
import { restsOf } from './restsOf.ts';
import { Runs } from './runs.ts';
import { followedName, stillName } from './stillName.ts';
import { STOPPED } from './stopped.ts';
import { asFailure, upstreamFailure } from './upstreamFailure.ts';
import { Variables } from './variables.ts';

/** The committed cells as the reactive runtime runs them, and in which state that leaves each. */
export class Reactive {
  readonly #parts: GraphParts;
  readonly #committed: Committed;
  readonly #variables: Variables;
  readonly #pace = new Pace((id) =>
    [...descendants(this.#committed.links, id)].some((other) => isBusyNow(this.#committed.entry(other))),
  );
  readonly #runs: Runs;
  #stops = 0;

  constructor(parts: GraphParts, committed: Committed) {
    this.#parts = parts;
    this.#committed = committed;
    this.#variables = new Variables((id, value) => this.#pace.of(id, parts.live?.follow(value) ?? value));
    this.#runs = new Runs({
      engines: parts.engines,
      places: committed.places,
      cells: () => committed.notebook.cells,
      entryOf: (id) => committed.entry(id),
      enter: (entry, phase, change) => this.#enter(entry, phase, change),
      change: (entry, change) => this.change(entry, change),
    });
  }

  /** The cell that ran last. */
  get last(): Entry | undefined {
    return this.#runs.last;
  }

  /** Says in which state a cell is, with what of it changes. */
  change(entry: Entry, change: Partial<CellState>): void {
    entry.state = { ...entry.state, ...change, status: statusOf(entry) };
    this.#parts.onState(entry.cell.id, entry.state);
    this.#pace.changed();
  }

  /** Links the committed cells anew, and has those run again that this concerns and that were to run. */
  relink(): void {
    for (const [entry, link, isOther] of this.#committed.link()) {
      if (isOther) this.#define(entry);
      else this.#variables.give(entry.cell.id, link.gives);
    }
  }

  /** Has cells run, and then what depends on them. */
  start(ids: ReadonlySet<string>): void {
    for (const id of ids) {
      const entry = present(this.#committed.entry(id));
      entry.armed = true;
      renew(entry);
      this.#define(entry);
    }
  }

  /** Stops all that runs or waits; what was shown stays. */
  stop(): void {
    this.#stops++;
    for (const entry of this.#committed.entries) entry.running?.abort(new NotebookError(STOPPED));
  }

  /** Stops a cell that is no longer in the notebook, and has its engine forget what it made. */
  remove(entry: Entry): void {
    const { id, language } = entry.cell;
    entry.running?.abort(new NotebookError(STOPPED));
    const names = [...new Set([...boundNames(entry), ...Object.keys(entry.made?.exports ?? {})])];
    if (entry.armed && names.length > 0) this.#parts.engines[language].forget(names, id);
    this.#variables.remove(id);
  }

  dispose(): void {
    this.stop();
    this.#variables.dispose();
  }

  /** Gives a cell and its names to the runtime, which runs it anew and then what depends on it. */
  #define(entry: Entry): void {
    const { id } = entry.cell;
    const link = present(this.#committed.links.get(id));
    const { failure, gives } = link;
    // A cell that sets a control or moves a view would do so again at each step of the reader's.
    const stands = (name: string) => entry.cell.language === 'python' && mayChange(entry.cell.text, name);
    const taken = Array.from(link.inputs, ([name, as]) => (stands(name) ? stillName(as) : as));
    const inputs = failure ? [] : [...taken, ...link.starCells.map(mainName)];
    this.#variables.define(
      id,
      inputs,
      (invalidation, values) =>
        failure ? Promise.reject(new NotebookError(failure)) : this.#execute(entry, link, invalidation, values),
      {
        pending: () => this.#enter(entry, 'waiting', { progress: undefined }),
        fulfilled: (made) => {
          // What is taken from the runtime is told once more, without a value.
          const told = (made as Made | undefined)?.failure;
          this.#enter(entry, told ? 'failed' : 'shown', { failure: told, progress: undefined });
        },
        rejected: (error) => this.#fail(entry, error),
      },
    );
    this.#variables.give(id, gives);
  }

  #enter(entry: Entry, phase: Entry['phase'], change: Partial<CellState>): void {
    entry.phase = phase;
    entry.taken = false;
    this.#committed.places.changed();
    if (phase === 'waiting') {
      entry.stopsBefore = this.#stops;
      entry.lost = false;
    }
    this.change(entry, change);
  }

  #execute(entry: Entry, link: Link, invalidation: Promise<void>, values: readonly unknown[]): Promise<Made> {
    entry.made = undefined;
    if (entry.stopsBefore !== this.#stops) throw new NotebookError(STOPPED);
    if (entry.guilty) throw new NotebookError(entry.guilty);
    const { notebook } = this.#committed;
    const place = (id: string) => this.#committed.placeOf(id);
    return this.#runs.run(entry, {
      link,
      values,
      invalidation,
      rests: restsOf(link, values, (id) => this.#committed.entry(id)?.made, place),
      above: notebook.order === 'document' ? pythonAbove(notebook.cells, entry.cell.id) : undefined,
      placeOf: place,
      bringsBack: () => this.#bringBack(entry.cell.id),
    });
  }

  /** Runs again what a cell needs and an engine has lost; the cell itself follows then. */
  #bringBack(id: string): boolean {
    const lost = [...ancestors(this.#committed.links, id)]
      .map((other) => present(this.#committed.entry(other)))
      .filter((entry) => entry.lost);
    for (const entry of lost) this.#define(entry);
    return lost.length > 0;
  }

  #fail(entry: Entry, error: unknown): void {
    entry.made = undefined;
    if (entry.phase === 'running' && isNotebookError(error) && error.failure.kind === 'engine-lost')
      entry.guilty = error.failure;
    if (!(error instanceof RuntimeError)) {
      const notStarted = entry.phase === 'waiting' && isNotebookError(error) && error.failure.kind === 'cancelled';
      if (notStarted) this.#leaveUnrun(entry);
      else this.#enter(entry, 'failed', { progress: undefined, failure: asFailure(error) });
      return;
    }
    const { notebook, links } = this.#committed;
    const missing = followedName(error.input ?? '');
    const [name = missing] = [...(links.get(entry.cell.id)?.inputs ?? [])].find(([, as]) => as === missing) ?? [];
    const makers = makersOf(missing, notebook.cells, links, (id) => this.#committed.entry(id));
    const places = makers.map(({ place }) => place);
    if (makers.some(({ maker }) => wasStopped(maker))) this.#leaveUnrun(entry);
    else
      this.#enter(entry, 'failed', {
        progress: undefined,
        outputs: [],
        sources: undefined,
        failure: upstreamFailure(name, places),
      });
  }

  /** A cell that was kept from starting shows what it showed before, marked stale. */
  #leaveUnrun(entry: Entry): void {
    entry.lost = entry.state.runs > 0;
    this.#enter(entry, entry.lost ? 'shown' : 'idle', { progress: undefined, failure: undefined });
  }
}
