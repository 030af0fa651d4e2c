import type { Extent } from '../../catalogue/plot/facts.ts';
import { present } from '../../known/present.ts';
import type { BokehDocument, BokehEvent, BokehModel } from '../plot/bokehTypes.ts';

/** The models of a drawn plot, by the ids that it was written with. */
export class ChartModels {
  readonly #document: BokehDocument;

  constructor(document: BokehDocument) {
    this.#document = document;
  }

  /** Whether there is such a model. */
  has(id: string): boolean {
    return this.#document._all_models.has(id);
  }

  /** Sets properties of a model. */
  put(id: string, values: Readonly<Record<string, unknown>>): void {
    this.#model(id).setv(values, { sync: false });
  }

  /** Sets the columns of a source. */
  fill(id: string, data: Readonly<Record<string, unknown>>): void {
    this.put(id, { data });
  }

  /** What a range shows, the smaller end first. */
  seen(id: string): Extent {
    const [start, end] = [this.#number(id, 'start'), this.#number(id, 'end')];
    return { from: Math.min(start, end), to: Math.max(start, end) };
  }

  /** Has a range show something else, in the direction that it has. */
  see(id: string, { from, to }: Extent): void {
    const isBackwards = this.#number(id, 'start') > this.#number(id, 'end');
    this.put(id, isBackwards ? { start: to, end: from } : { start: from, end: to });
  }

  /** The rows of a source that the reader has chosen. */
  chosen(id: string): readonly number[] {
    const indices: unknown = Reflect.get(this.#model(id), 'indices');
    return Array.isArray(indices) ? indices.map(Number) : [];
  }

  /** Calls `change` with the id of each model that changes, until `signal` aborts. */
  onChange(signal: AbortSignal, change: (id: string) => void): void {
    const listen = (event: BokehEvent): void => {
      for (const one of event.events ?? [event]) if (one.model) change(one.model.id);
    };
    this.#document.on_change(listen);
    signal.addEventListener('abort', () => this.#document.remove_on_change(listen), { once: true });
  }

  #model(id: string): BokehModel {
    return present(this.#document._all_models.get(id), `The plot's ${id}`);
  }

  #number(id: string, name: 'start' | 'end'): number {
    return Number(Reflect.get(this.#model(id), name));
  }
}
