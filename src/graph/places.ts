import { isBusy, type Entry } from './entry.ts';
import type { Link } from './link.ts';
import { mayChange } from './mayChange.ts';
import type { Node } from './node.ts';
import { readingOrder, sharedValues, type ReadingOrder, type Shared, type Until } from './readingOrder.ts';
import { Readings } from './readings.ts';
import { pythonSequence } from './sequence.ts';
import { itemAt } from '../known/itemAt.ts';
import { present } from '../known/present.ts';

/**
 * Has each cell read the values of other languages as of its place in the document, changes of cells above in them and
 * none of cells below.
 */
export class Places {
  readonly #entryOf: (id: string) => Entry | undefined;
  readonly #readings = new Readings();
  readonly #waiting = new Set<() => void>();
  #place: ReadonlyMap<string, number> = new Map();
  #shared: readonly Shared[] = [];
  #order: ReadingOrder = new Map();
  /** In order of the document, the Python cells; each waits for those before it. */
  #sequence: readonly string[] = [];

  constructor(entryOf: (id: string) => Entry | undefined) {
    this.#entryOf = entryOf;
  }

  /** Takes the cells, in document order, and how they are linked; `inOrder` has Python run in that order. */
  set(nodes: readonly Node[], links: ReadonlyMap<string, Link>, inOrder: boolean): void {
    this.#place = new Map(nodes.map(({ id }, index) => [id, index]));
    this.#shared = sharedValues(nodes, links);
    this.#order = readingOrder(nodes, links, this.#shared);
    this.#sequence = inOrder ? pythonSequence(nodes, links, this.#order) : [];
    this.changed();
  }

  /** Lets those that wait look again. */
  changed(): void {
    for (const look of [...this.#waiting]) look();
  }

  /**
   * Resolves when all cells above that this one stands after, and that are about to run, are so far; rejects with the
   * signal's reason.
   */
  wait(id: string, signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    return new Promise((resolve, reject) => {
      const end = (then: () => void) => {
        this.#waiting.delete(look);
        signal.removeEventListener('abort', stop);
        then();
      };
      const stop = () => end(() => reject(signal.reason as Error));
      const look = () => {
        const earlier = this.#sequence.slice(0, Math.max(0, this.#sequence.indexOf(id)));
        if (earlier.some((other) => this.#isPending(other, 'settled'))) return;
        if (![...(this.#order.get(id) ?? [])].some(([other, until]) => this.#isPending(other, until))) end(resolve);
      };
      this.#waiting.add(look);
      signal.addEventListener('abort', stop, { once: true });
      look();
    });
  }

  /** The value of a variable as a cell at its place reads it. */
  reading(id: string, variable: string, value: unknown): unknown {
    const shared = this.#sharedBy(id, variable);
    if (!shared) return value;
    const above = shared.changers.filter((changer) => this.#isAbove(changer, id));
    return this.#readings.of(
      value,
      above.map((changer) => this.#entryOf(changer)?.state.runs ?? 0),
      above.length < shared.changers.length,
    );
  }

  /** Cells above that look as if they changed a value that this one reads. */
  changersAbove(id: string): readonly string[] {
    return this.#shared.flatMap((shared) =>
      shared.readers.includes(id)
        ? shared.changers.filter((changer) => this.#isAbove(changer, id) && this.#changes(changer, shared))
        : [],
    );
  }

  /** Cells below that read a value that this one looks as if it changed. */
  readersBelow(id: string): readonly string[] {
    return this.#shared.flatMap((shared) =>
      shared.changers.includes(id) && this.#changes(id, shared)
        ? shared.readers.filter((reader) => this.#isAbove(id, reader))
        : [],
    );
  }

  #sharedBy(reader: string, variable: string): Shared | undefined {
    return this.#shared.find((shared) => shared.variable === variable && shared.readers.includes(reader));
  }

  #changes(id: string, { variable }: Shared): boolean {
    const { text } = present(this.#entryOf(id)).cell;
    // The runtime's name of one of several definitions begins with the name itself.
    return mayChange(text, itemAt(variable.split(' '), 0));
  }

  #isAbove(one: string, other: string): boolean {
    return (this.#place.get(one) ?? 0) < (this.#place.get(other) ?? 0);
  }

  #isPending(id: string, until: Until): boolean {
    const entry = this.#entryOf(id);
    return entry !== undefined && isBusy(entry) && !(until === 'taken' && entry.taken);
  }
}
