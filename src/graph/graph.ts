import type { Exports } from '../engines/engine.ts';
import type { Language } from '../notebook/cell.ts';
import type { Notebook } from '../notebook/notebook.ts';
import { present } from '../known/present.ts';
import { askers } from './askers.ts';
import { IDLE } from './cellRun.ts';
import type { CellState, Refusal } from './cellState.ts';
import { Committed } from './committed.ts';
import { boundNames, renew } from './entry.ts';
import type { GraphParts } from './graphParts.ts';
import { ancestors, descendants } from './plan.ts';
import { Reactive } from './reactive.ts';
import { serves } from './serves.ts';

/** The book-keeping over the reactive runtime: which cells it knows, with which text, and in which state each is. */
export class Graph {
  readonly #committed: Committed;
  readonly #reactive: Reactive;

  constructor(parts: GraphParts) {
    this.#committed = new Committed(parts);
    this.#reactive = new Reactive(parts, this.#committed);
  }

  state(id: string): CellState {
    return this.#committed.entry(id)?.state ?? IDLE;
  }

  /**
   * Takes a new notebook value. Added and deleted cells count at once; a changed text only marks its cell stale until
   * it is run.
   */
  setNotebook(notebook: Notebook): void {
    const { removed, marked } = this.#committed.take(notebook);
    for (const entry of removed) this.#reactive.remove(entry);
    for (const entry of marked) this.#reactive.change(entry, {});
    this.#reactive.relink();
  }

  /** Runs a cell as it now reads, after all above it that is not current, and then all that depends on it. */
  run(id: string): void {
    const committed = this.#committed;
    if (!committed.entry(id)) return;
    this.#commit([id]);
    const needed = new Set([id, ...ancestors(committed.links, id)]);
    for (const reader of needed)
      for (const changer of committed.places.changersAbove(reader))
        for (const other of [changer, ...ancestors(committed.links, changer)]) needed.add(other);
    const before = [...needed].filter(
      (other) => other !== id && !serves(present(committed.entry(other)), needed, committed.links),
    );
    this.#commit(before);
    const below = descendants(committed.links, id);
    for (const other of below) renew(present(committed.entry(other)));
    const after = [...below].filter((other) => !committed.entry(other)?.armed);
    const readers = [...before, id]
      .flatMap((changer) => committed.places.readersBelow(changer))
      .filter((other) => committed.entry(other)?.armed);
    this.#reactive.start(new Set([...before, id, ...after, ...readers]));
  }

  /** Runs every cell as it now reads. */
  runAll(): void {
    const all = Array.from(this.#committed.entries, ({ cell }) => cell.id);
    this.#commit(all);
    this.#reactive.start(new Set(all));
  }

  /** Stops all that runs or waits; what was shown stays. */
  stop(): void {
    this.#reactive.stop();
  }

  /** What a cell has made in its last run; nothing where it has not run, or its engine has lost it. */
  made(id: string): Exports | undefined {
    const entry = this.#committed.entry(id);
    return entry?.lost ? undefined : entry?.made?.exports;
  }

  /** Marks the cells that defined `names` stale: their engine lost the values. Nothing runs until the reader asks. */
  lost(names: readonly string[]): void {
    const gone = new Set(names);
    for (const entry of this.#committed.entries) {
      const held = entry.phase === 'shown' || entry.made !== undefined;
      if (!held || !boundNames(entry).some((name) => gone.has(name))) continue;
      entry.lost = true;
      this.#reactive.change(entry, {});
    }
  }

  /** Notes what a policy has kept an engine from asking, at the cells that may have asked it. */
  refused(refusal: Refusal, languages: readonly Language[]): void {
    for (const entry of askers(this.#committed.entries, languages, this.#reactive.last)) {
      const before = entry.state.refused ?? [];
      if (!before.some(({ host, via }) => host === refusal.host && (via === undefined) === (refusal.via === undefined)))
        this.#reactive.change(entry, { refused: [...before, refusal] });
    }
  }

  dispose(): void {
    this.#reactive.dispose();
  }

  #commit(ids: readonly string[]): void {
    this.#committed.commit(ids);
    this.#reactive.relink();
  }
}
