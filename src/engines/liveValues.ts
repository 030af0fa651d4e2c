import type { Carried } from '../../workers/wire/carried.ts';
import { isHeld, type Held } from '../../workers/wire/held.ts';
import type { LiveState } from '../../workers/wire/live.ts';
import type { Cell } from '../notebook/cell.ts';
import { observe } from './observe.ts';

/**
 * What the reader does to a displayed thing: what it is set to in its maker's words, where the maker has to be told,
 * and the value that other languages see, where that is known here.
 */
export type LiveChange = { readonly state?: LiveState; readonly carried?: Carried };

/** Remembers where the reader leaves the things of a cell, by the order in which it makes them. */
export type LeftThings = {
  left(cell: Cell): Readonly<Record<number, LiveState>>;
  leave(cell: Cell, nth: number, state: LiveState): void;
};

type Known = LiveChange & { readonly change: number };

/**
 * The values that displayed things own: a view tells here what the reader has done to one, by its id; cells that read
 * its value run again, and its maker is told as the next cell begins, so that no running one is disturbed.
 */
export class LiveValues {
  readonly #things: LeftThings | undefined;
  readonly #cells = new Map<string, Cell>();
  readonly #known = new Map<string, Known>();
  readonly #listeners = new Map<string, Set<() => void>>();
  #change = 0;
  #lastRun = 0;

  constructor(things?: LeftThings) {
    this.#things = things;
  }

  /** A cell is about to run: what the ids of its things begin with, and where the reader has left those before. */
  begin(cell: Cell): { readonly run: string; readonly left: Readonly<Record<number, LiveState>> } {
    const run = `${cell.id}/${++this.#lastRun}`;
    this.#cells.set(run, cell);
    return { run, left: this.#things?.left(cell) ?? {} };
  }

  /** The cell of a run has made its things: those of its earlier runs are nobody's. */
  settle(run: string): void {
    const { id } = this.#cells.get(run) ?? {};
    for (const [other, cell] of this.#cells) {
      if (cell.id !== id || other === run) continue;
      this.#cells.delete(other);
      for (const thing of this.#known.keys()) if (thing.startsWith(`${other}/`)) this.#known.delete(thing);
    }
  }

  /** The reader has set a thing; `stays` where it is to stand there again when its cell runs again. */
  set(id: string, change: LiveChange, stays = false): void {
    this.#known.set(id, { ...change, change: ++this.#change });
    const at = id.lastIndexOf('/');
    const cell = this.#cells.get(id.slice(0, at));
    if (stays && cell && change.state !== undefined) this.#things?.leave(cell, Number(id.slice(at + 1)), change.state);
    for (const listener of [...(this.#listeners.get(id) ?? [])]) listener();
  }

  /** What a thing has been set to since it was made. */
  state(id: string): LiveState | undefined {
    return this.#known.get(id)?.state;
  }

  /** What has been set since a change, and up to which. */
  since(change: number): { readonly states: Readonly<Record<string, LiveState>>; readonly change: number } {
    const states = [...this.#known].flatMap(([id, known]) =>
      known.change > change && known.state !== undefined ? [[id, known.state] as const] : [],
    );
    return { states: Object.fromEntries(states), change: this.#change };
  }

  /** A value as other languages see it, where that is known here. */
  carried({ live }: Held): Carried | undefined {
    const [id] = live?.ids ?? [];
    return live?.isItself && id !== undefined ? this.#known.get(id)?.carried : undefined;
  }

  /** Told after each change of one of these things; returns the way to stop. */
  listen(ids: readonly string[], listener: () => void): () => void {
    for (const id of ids) this.#listeners.set(id, (this.#listeners.get(id) ?? new Set()).add(listener));
    return () => {
      for (const id of ids) {
        const listeners = this.#listeners.get(id);
        if (listeners?.delete(listener) && listeners.size === 0) this.#listeners.delete(id);
      }
    };
  }

  /** Of a value that displayed things own a generator of it, anew after each change; any other value as it is. */
  follow(value: unknown): unknown {
    if (!isHeld(value) || !value.live) return value;
    const { live } = value;
    return observe<Held>((tell) => {
      const told = () => tell({ ...value, live: { ...live, change: this.#change } });
      told();
      return this.listen(live.ids, told);
    });
  }
}
