import type { Extent } from '../../catalogue/plot/facts.ts';
import { present } from '../../known/present.ts';
import type { BokehDocument, BokehEvent, BokehModel } from '../plot/bokehTypes.ts';
import { recordOf } from '../../known/recordOf.ts';
import { ID } from './chartJson.ts';
import type { ChartShape } from './chartShape.ts';

const numbersOf = (value: unknown): readonly number[] =>
  Array.isArray(value) || ArrayBuffer.isView(value) ? Array.from(value as ArrayLike<unknown>, Number) : [];

/** The shape in a gesture of Bokeh's; none in a press on one place. */
function shapeOf({ type, x0, x1, y0, y1, x, y }: Readonly<Record<string, unknown>>): ChartShape | undefined {
  const extent = (a: unknown, b: unknown) => ({
    from: Math.min(Number(a), Number(b)),
    to: Math.max(Number(a), Number(b)),
  });
  if (type === 'rect') return { kind: 'box', x: extent(x0, x1), y: extent(y0, y1) };
  return type === 'poly' ? { kind: 'outline', x: numbersOf(x), y: numbersOf(y) } : undefined;
}

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

  /** Calls `drawn` with each shape that the reader has drawn around rows, until `signal` aborts. */
  onShape(signal: AbortSignal, drawn: (shape: ChartShape) => void): void {
    this.#model(ID.figure).on_event('selectiongeometry', ({ geometry, final }) => {
      const shape = final === false || signal.aborted ? undefined : shapeOf(recordOf(geometry));
      if (shape) drawn(shape);
    });
  }

  #model(id: string): BokehModel {
    return present(this.#document._all_models.get(id), `The plot's ${id}`);
  }

  #number(id: string, name: 'start' | 'end'): number {
    return Number(Reflect.get(this.#model(id), name));
  }
}
