import { RuntimeError } from '@observablehq/runtime';
import { isNotebookError, NotebookError } from '../../workers/wire/notebookError.ts';
import type { Exports } from '../engines/engine.ts';
import type { Cell, Language } from '../notebook/cell.ts';
import type { Notebook } from '../notebook/notebook.ts';
import { askers } from './askers.ts';
import { IDLE } from './cellRun.ts';
import type { CellState, Refusal } from './cellState.ts';
import { boundNames, isBusyNow, newEntry, renew, sameProgram, statusOf, type Entry } from './entry.ts';
import type { GraphParts } from './graphParts.ts';
import { sameLink, type Link } from './link.ts';
import { linkCells } from './links.ts';
import { Linked } from './linked.ts';
import type { Made } from './made.ts';
import { mainName } from './mainName.ts';
import { mayChange } from './mayChange.ts';
import { followedName, stillName } from './stillName.ts';
import { Pace } from './pace.ts';
import { makersOf, wasStopped } from './makersOf.ts';
import { Places } from './places.ts';
import { ancestors, descendants } from './plan.ts';
import { pythonAbove } from './pythonAbove.ts';
import { restsOf } from './restsOf.ts';
import { Runs } from './runs.ts';
import { serves } from './serves.ts';
import { STOPPED } from './stopped.ts';
import { asFailure, upstreamFailure } from './upstreamFailure.ts';
import { Variables } from './variables.ts';
import { present } from '../known/present.ts';

/** The book-keeping over the reactive runtime: which cells it knows, with which text, and in which state each is. */
export class Graph {
  readonly #parts: GraphParts;
  readonly #variables: Variables;
  readonly #pace = new Pace((id) =>
    [...descendants(this.#links, id)].some((other) => isBusyNow(this.#entries.get(other))),
  );
  readonly #entries = new Map<string, Entry>();
  readonly #places = new Places((id) => this.#entries.get(id));
  readonly #runs: Runs;
  #notebook: Notebook = { title: '', cells: [] };
  #links: ReadonlyMap<string, Link> = new Map();
  readonly #linked = new Linked();
  #stops = 0;

  constructor(parts: GraphParts) {
    this.#parts = parts;
    this.#variables = new Variables((id, value) => this.#pace.of(id, parts.live?.follow(value) ?? value));
    this.#runs = new Runs({
      engines: parts.engines,
      places: this.#places,
      cells: () => this.#notebook.cells,
      entryOf: (id) => this.#entries.get(id),
      enter: (entry, phase, change) => this.#enter(entry, phase, change),
      change: (entry, change) => this.#set(entry, change),
    });
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
    const before = [...needed].filter(
      (other) => other !== id && !serves(present(this.#entries.get(other)), needed, this.#links),
    );
    for (const other of before) this.#commitCurrent(other);
    this.#relink();
    const below = descendants(this.#links, id);
    for (const other of below) renew(present(this.#entries.get(other)));
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

  /** What a cell has made in its last run; nothing where it has not run, or its engine has lost it. */
  made(id: string): Exports | undefined {
    return this.#entries.get(id)?.lost ? undefined : this.#entries.get(id)?.made?.exports;
  }

  /** Marks the cells that defined `names` stale: their engine lost the values. Nothing runs until the reader asks. */
  lost(names: readonly string[]): void {
    const gone = new Set(names);
    for (const entry of this.#entries.values()) {
      const held = entry.phase === 'shown' || entry.made !== undefined;
      if (!held || !boundNames(entry).some((name) => gone.has(name))) continue;
      entry.lost = true;
      this.#set(entry, {});
    }
  }

  /** Notes what a policy has kept an engine from asking, at the cells that may have asked it. */
  refused(refusal: Refusal, languages: readonly Language[]): void {
    for (const entry of askers(this.#entries.values(), languages, this.#runs.last)) {
      const before = entry.state.refused ?? [];
      if (!before.some(({ host, via }) => host === refusal.host && (via === undefined) === (refusal.via === undefined)))
        this.#set(entry, { refused: [...before, refusal] });
    }
  }

  #set(entry: Entry, change: Partial<CellState>): void {
    entry.state = { ...entry.state, ...change, status: statusOf(entry) };
    this.#parts.onState(entry.cell.id, entry.state);
    this.#pace.changed();
  }

  #commitCurrent(id: string): void {
    const entry = this.#entries.get(id);
    const cell = this.#notebook.cells.find((other) => other.id === id);
    if (entry && cell) this.#commit(entry, cell);
  }

  #commit(entry: Entry, cell: Cell): void {
    entry.edited = false;
    if (entry.cell === cell) return;
    renew(entry);
    const before = boundNames(entry);
    const engine = this.#parts.engines[entry.cell.language];
    const stays = entry.cell.language === cell.language;
    entry.cell = cell;
    entry.analysis = this.#parts.analyse(cell);
    const now = new Set(stays ? boundNames(entry) : []);
    const gone = before.filter((name) => !now.has(name));
    if (entry.armed && gone.length > 0) engine.forget(gone, cell.id);
  }

  #remove(id: string): void {
    const entry = present(this.#entries.get(id));
    entry.running?.abort(new NotebookError(STOPPED));
    const names = [...new Set([...boundNames(entry), ...Object.keys(entry.made?.exports ?? {})])];
    if (entry.armed && names.length > 0) this.#parts.engines[entry.cell.language].forget(names, id);
    this.#variables.remove(id);
    this.#entries.delete(id);
  }

  /** Links the committed cells anew and redefines the armed ones that the change concerns. */
  #relink(): void {
    const before = this.#links;
    const ordered = this.#notebook.cells.map(({ id }) => present(this.#entries.get(id)));
    const nodes = ordered.map(({ cell, analysis }) => ({ id: cell.id, language: cell.language, analysis }));
    const inOrder = this.#notebook.order === 'document';
    if (!this.#linked.changes(nodes, inOrder)) return;
    this.#links = linkCells(nodes, inOrder);
    this.#places.set(nodes, this.#links, inOrder);
    for (const entry of ordered.filter(({ armed }) => armed)) {
      const { id } = entry.cell;
      if (!sameLink(before.get(id), present(this.#links.get(id)))) this.#define(entry);
      else this.#variables.give(id, present(this.#links.get(id)).gives);
    }
  }

  #start(ids: ReadonlySet<string>): void {
    for (const id of ids) {
      const entry = present(this.#entries.get(id));
      entry.armed = true;
      renew(entry);
      this.#define(entry);
    }
  }

  /** Gives a cell and its names to the runtime, which runs it anew and then what depends on it. */
  #define(entry: Entry): void {
    const { id } = entry.cell;
    const link = present(this.#links.get(id));
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
    this.#places.changed();
    if (phase === 'waiting') {
      entry.stopsBefore = this.#stops;
      entry.lost = false;
    }
    this.#set(entry, change);
  }

  #execute(entry: Entry, link: Link, invalidation: Promise<void>, values: readonly unknown[]): Promise<Made> {
    entry.made = undefined;
    if (entry.stopsBefore !== this.#stops) throw new NotebookError(STOPPED);
    if (entry.guilty) throw new NotebookError(entry.guilty);
    const place = (id: string) => this.#notebook.cells.findIndex((cell) => cell.id === id) + 1;
    return this.#runs.run(entry, {
      link,
      values,
      invalidation,
      rests: restsOf(link, values, (id) => this.#entries.get(id)?.made, place),
      above: this.#notebook.order === 'document' ? pythonAbove(this.#notebook.cells, entry.cell.id) : undefined,
      placeOf: place,
      bringsBack: () => this.#bringBack(entry.cell.id),
    });
  }

  /** Runs again what a cell needs and an engine has lost; the cell itself follows then. */
  #bringBack(id: string): boolean {
    const lost = [...ancestors(this.#links, id)]
      .map((other) => present(this.#entries.get(other)))
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
    const missing = followedName(error.input ?? '');
    const [name = missing] = [...(this.#links.get(entry.cell.id)?.inputs ?? [])].find(([, as]) => as === missing) ?? [];
    const makers = makersOf(missing, this.#notebook.cells, this.#links, (id) => this.#entries.get(id));
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
