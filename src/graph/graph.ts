import { Runtime, RuntimeError, type Module } from '@observablehq/runtime';
import type { Failure } from '../../workers/wire/failure.ts';
import { isNotebookError, NotebookError } from '../../workers/wire/notebookError.ts';
import type { Engine, Exports } from '../engines/engine.ts';
import type { Cell, Language } from '../notebook/cell.ts';
import type { Notebook } from '../notebook/notebook.ts';
import type { Analysis } from '../parse/analysis.ts';
import { askers } from './askers.ts';
import { IDLE, withEvent } from './cellRun.ts';
import type { CellState, Refusal } from './cellState.ts';
import { newEntry, sameProgram, statusOf, type Entry } from './entry.ts';
import { linkCells, sameLink, type Link } from './links.ts';
import { mainName } from './mainName.ts';
import { Places } from './places.ts';
import { ancestors, descendants, isCurrent } from './plan.ts';
import { Turns } from './turns.ts';
import { asFailure, upstreamFailure } from './upstreamFailure.ts';

/** What the graph is given; it makes none of it itself. */
export type GraphParts = {
  readonly engines: Readonly<Record<Language, Engine>>;
  readonly analyse: (cell: Cell) => Analysis;
  readonly onState: (id: string, state: CellState) => void;
};

const STOPPED: Failure = {
  kind: 'cancelled',
  message: 'Stopped before it finished',
  advice: 'Run the cell again to complete it.',
};

/** The book-keeping over the reactive runtime: which cells it knows, with which text, and in which state each is. */
export class Graph {
  readonly #parts: GraphParts;
  readonly #runtime = new Runtime(null, (name) => {
    throw new NotebookError({ kind: 'name', message: `No cell defines ${name}` });
  });
  readonly #module: Module = this.#runtime.module();
  readonly #entries = new Map<string, Entry>();
  /**
   * One job at a time in Python and in SQL: the one has a single interpreter, the other a pool that each query fills.
   */
  readonly #turns: Partial<Record<Language, Turns>> = { python: new Turns(), sql: new Turns() };
  #notebook: Notebook = { title: '', cells: [] };
  #links: ReadonlyMap<string, Link> = new Map();
  readonly #places = new Places((id) => this.#entries.get(id));
  #stops = 0;
  #lastRun: Entry | undefined;

  constructor(parts: GraphParts) {
    this.#parts = parts;
  }

  state(id: string): CellState {
    return this.#entries.get(id)?.state ?? IDLE;
  }

  /**
   * Takes a new notebook value. Added and deleted cells count at once; a changed text only marks its cell stale until
   * it is run.
   */
  setNotebook(notebook: Notebook): void {
    this.#notebook = notebook;
    const present = new Set(notebook.cells.map((cell) => cell.id));
    for (const id of this.#entries.keys()) if (!present.has(id)) this.#remove(id);
    for (const cell of notebook.cells) {
      const entry = this.#entries.get(cell.id);
      if (!entry) {
        this.#entries.set(cell.id, newEntry(cell, this.#parts.analyse(cell)));
      } else if (!entry.armed) {
        this.#commit(entry, cell);
      } else if (entry.edited === sameProgram(entry.cell, cell)) {
        entry.edited = !entry.edited;
        this.#set(entry, {});
      }
    }
    this.#relink();
  }

  /** Runs a cell as it now reads, after all above it that is not current, and then all that depends on it. */
  run(id: string): void {
    if (!this.#entries.has(id)) return;
    this.#commitCurrent(id);
    this.#relink();
    const needed = new Set([id, ...ancestors(this.#links, id)]);
    for (const reader of needed)
      for (const changer of this.#places.changersAbove(reader))
        for (const other of [changer, ...ancestors(this.#links, changer)]) needed.add(other);
    const before = [...needed].filter((other) => other !== id && !isCurrent(this.state(other).status));
    for (const other of before) this.#commitCurrent(other);
    this.#relink();
    const below = descendants(this.#links, id);
    for (const other of below) this.#entries.get(other)!.guilty = undefined;
    const after = [...below].filter((other) => !this.#entries.get(other)?.armed);
    const readers = [...before, id]
      .flatMap((changer) => this.#places.readersBelow(changer))
      .filter((other) => this.#entries.get(other)?.armed);
    this.#start(new Set([...before, id, ...after, ...readers]));
  }

  /** Runs every cell as it now reads. */
  runAll(): void {
    for (const id of this.#entries.keys()) this.#commitCurrent(id);
    this.#relink();
    this.#start(new Set(this.#entries.keys()));
  }

  /** Stops all that runs or waits; what was shown stays. */
  stop(): void {
    this.#stops++;
    for (const entry of this.#entries.values()) entry.running?.abort(new NotebookError(STOPPED));
  }

  /** Marks the cells that defined `names` stale: their engine lost the values. Nothing runs until the reader asks. */
  lost(names: readonly string[]): void {
    const gone = new Set(names);
    for (const entry of this.#entries.values()) {
      if (entry.phase !== 'shown' || !entry.analysis.defines.some((name) => gone.has(name))) continue;
      entry.lost = true;
      this.#set(entry, {});
    }
  }

  /** Notes what a policy has kept an engine from asking, at the cells that may have asked it. */
  refused(refusal: Refusal, languages: readonly Language[]): void {
    for (const entry of askers(this.#entries.values(), languages, this.#lastRun)) {
      const before = entry.state.refused ?? [];
      if (!before.some(({ host, via }) => host === refusal.host && (via === undefined) === (refusal.via === undefined)))
        this.#set(entry, { refused: [...before, refusal] });
    }
  }

  dispose(): void {
    this.stop();
    this.#runtime.dispose();
  }

  #set(entry: Entry, change: Partial<CellState>): void {
    entry.state = { ...entry.state, ...change, status: statusOf(entry) };
    this.#parts.onState(entry.cell.id, entry.state);
  }

  #commitCurrent(id: string): void {
    const entry = this.#entries.get(id);
    const cell = this.#notebook.cells.find((other) => other.id === id);
    if (entry && cell) this.#commit(entry, cell);
  }

  #commit(entry: Entry, cell: Cell): void {
    entry.edited = false;
    if (entry.cell === cell) return;
    entry.guilty = undefined;
    if (entry.cell.language !== cell.language) this.#forget(entry, () => true);
    entry.cell = cell;
    entry.analysis = this.#parts.analyse(cell);
  }

  /**
   * Takes names from the runtime and the engine: those for which `gone` holds, by the name and the runtime's name for
   * it.
   */
  #forget(entry: Entry, gone: (name: string, variable: string) => boolean): void {
    const names: string[] = [];
    for (const [name, { as, variable }] of entry.names) {
      if (!gone(name, as)) continue;
      variable.delete();
      entry.names.delete(name);
      names.push(name);
    }
    if (names.length > 0) this.#parts.engines[entry.cell.language].forget(names, entry.cell.id);
  }

  #remove(id: string): void {
    const entry = this.#entries.get(id)!;
    entry.running?.abort(new NotebookError(STOPPED));
    this.#forget(entry, () => true);
    entry.main?.delete();
    this.#entries.delete(id);
  }

  /** Links the committed cells anew and redefines the armed ones that the change concerns. */
  #relink(): void {
    const before = this.#links;
    const ordered = this.#notebook.cells.map(({ id }) => this.#entries.get(id)!);
    const nodes = ordered.map(({ cell, analysis }) => ({ id: cell.id, language: cell.language, analysis }));
    this.#links = linkCells(nodes, this.#notebook.order === 'document');
    this.#places.set(nodes, this.#links);
    for (const entry of ordered) {
      if (entry.armed && !sameLink(before.get(entry.cell.id), this.#links.get(entry.cell.id)!)) this.#define(entry);
    }
  }

  #start(ids: ReadonlySet<string>): void {
    for (const id of ids) {
      const entry = this.#entries.get(id)!;
      entry.armed = true;
      entry.guilty = undefined;
      this.#define(entry);
    }
  }

  /** Gives a cell and its names to the runtime, which runs it anew and then what depends on it. */
  #define(entry: Entry): void {
    const { id } = entry.cell;
    const link = this.#links.get(id)!;
    const { failure, gives } = link;
    entry.main ??= this.#module.variable({
      pending: () => this.#enter(entry, 'waiting', { progress: undefined }),
      fulfilled: () => this.#enter(entry, 'shown', { failure: undefined, progress: undefined }),
      rejected: (error) => this.#fail(entry, error),
    });
    this.#forget(entry, (name, as) => gives.get(name) !== as);
    const inputs = failure ? [] : ['invalidation', ...link.inputs.values(), ...link.starCells.map(mainName)];
    entry.main.define(mainName(id), inputs, (invalidation?: Promise<void>, ...values: readonly unknown[]) => {
      if (failure || !invalidation) throw new NotebookError(failure ?? STOPPED);
      return this.#execute(entry, link, invalidation, values);
    });
    for (const [name, as] of gives) {
      if (!entry.names.has(name))
        entry.names.set(name, {
          as,
          variable: this.#module.variable().define(as, [mainName(id)], (exports: Exports) => exports[name]),
        });
    }
  }

  #enter(entry: Entry, phase: Entry['phase'], change: Partial<CellState>): void {
    entry.phase = phase;
    entry.taken = false;
    this.#places.changed();
    if (phase === 'waiting') {
      entry.stopsBefore = this.#stops;
      entry.lost = false;
    }
    this.#set(entry, change);
  }

  async #execute(entry: Entry, link: Link, invalidation: Promise<void>, values: readonly unknown[]): Promise<Exports> {
    const { cell, analysis } = entry;
    const engine = this.#parts.engines[cell.language];
    if (entry.stopsBefore !== this.#stops) throw new NotebookError(STOPPED);
    if (entry.guilty) throw new NotebookError(entry.guilty);
    const running = new AbortController();
    entry.running = running;
    let current = true;
    let started = false;
    void invalidation.then(() => {
      current = false;
      if (!started || !engine.costlyStop) running.abort(new NotebookError(STOPPED));
    });
    const needs = [...link.inputs.keys()];
    const stars = values.slice(needs.length) as readonly Exports[];
    let endTurn: (() => void) | undefined;
    let fresh = true;
    let startMs = 0;
    try {
      await this.#places.wait(cell.id, running.signal);
      endTurn = await this.#turns[cell.language]?.take(
        () => this.#notebook.cells.findIndex(({ id }) => id === cell.id),
        running.signal,
      );
      running.signal.throwIfAborted();
      if (this.#bringBack(cell.id)) throw new NotebookError(STOPPED);
      started = true;
      startMs = performance.now();
      this.#lastRun = entry;
      this.#enter(entry, 'running', {
        runs: entry.state.runs + 1,
        failure: undefined,
        sources: undefined,
        refused: undefined,
      });
      return await engine.run({
        cell,
        analysis: { ...analysis, defines: [...link.gives.keys()] },
        inputs: new Map([
          ...stars.flatMap((exports) => Object.entries(exports)),
          ...needs.map((name, i) => [name, this.#places.reading(cell.id, link.inputs.get(name)!, values[i])] as const),
        ]),
        onTaken: () => {
          entry.taken = true;
          this.#places.changed();
        },
        signal: running.signal,
        emit: (event) => {
          if (!current || running.signal.aborted) return;
          this.#set(entry, withEvent(entry.state, event, fresh));
          if (event.kind !== 'progress' && event.kind !== 'sources') fresh = false;
        },
      });
    } finally {
      endTurn?.();
      entry.running = undefined;
      if (current && started)
        entry.state = { ...entry.state, ...(fresh && { outputs: [] }), elapsedMs: performance.now() - startMs };
    }
  }

  /** Runs again what a cell needs and an engine has lost; the cell itself follows then. */
  #bringBack(id: string): boolean {
    const lost = [...ancestors(this.#links, id)]
      .map((other) => this.#entries.get(other)!)
      .filter((entry) => entry.lost);
    for (const entry of lost) this.#define(entry);
    return lost.length > 0;
  }

  #fail(entry: Entry, error: unknown): void {
    const progress = undefined;
    if (entry.phase === 'running' && isNotebookError(error) && error.failure.kind === 'engine-lost')
      entry.guilty = error.failure;
    if (!(error instanceof RuntimeError)) {
      const notStarted = entry.phase === 'waiting' && isNotebookError(error) && error.failure.kind === 'cancelled';
      if (notStarted) this.#leaveUnrun(entry);
      else this.#enter(entry, 'failed', { progress, failure: asFailure(error) });
      return;
    }
    const missing = error.input ?? '';
    const [name = missing] = [...(this.#links.get(entry.cell.id)?.inputs ?? [])].find(([, as]) => as === missing) ?? [];
    const makers = this.#notebook.cells.flatMap(({ id }, index) => {
      const maker = this.#entries.get(id);
      const gives = [...(this.#links.get(id)?.gives.values() ?? [])];
      return maker && (gives.includes(missing) || mainName(id) === missing) ? [{ place: index + 1, maker }] : [];
    });
    const stopped = makers.some(
      ({ maker: { phase, lost, state } }) => phase === 'idle' || lost || state.failure?.kind === 'cancelled',
    );
    if (stopped) this.#leaveUnrun(entry);
    else
      this.#enter(entry, 'failed', {
        progress,
        outputs: [],
        sources: undefined,
        failure: upstreamFailure(
          name,
          makers.map(({ place }) => place),
        ),
      });
  }

  /** A cell that was kept from starting shows what it showed before, marked stale. */
  #leaveUnrun(entry: Entry): void {
    entry.lost = entry.state.runs > 0;
    this.#enter(entry, entry.lost ? 'shown' : 'idle', { progress: undefined, failure: undefined });
  }
}
