import type { RunEvent } from '../../../workers/wire/runEvent.ts';
import { isRecord } from '../../known/isRecord.ts';
import { recordOf } from '../../known/recordOf.ts';
import type { BokehDocument, BokehEvent } from './bokehTypes.ts';

/** What goes between a document of Bokeh's in Python and its twin here: JSON, and the buffers that it names. */
export type BokehTold = { readonly data: string; readonly buffers: readonly Uint8Array<ArrayBuffer>[] };

/**
 * Gives Python what a document has become; resolves once its callbacks are through. `onEvent` is told what these print
 * and show.
 */
export type TellBokeh = (link: string, told: BokehTold, onEvent: (event: RunEvent) => void) => Promise<void>;

/** The comms of such documents, by their target. */
export const BOKEH_TARGET = 'skybook.bokeh';

type Twin = {
  document?: BokehDocument;
  /** Came before it was drawn. */
  readonly waiting: BokehTold[];
  isApplying: boolean;
};

/** What Bokeh's layout finds out and tells of; Python has no use for it. */
const LAYOUT = /^(?:inner|outer)_(?:width|height)$/;

/** Documents of Bokeh's that are drawn here and live in Python too. */
export class BokehLinks {
  readonly #tell: TellBokeh;
  readonly #changed: (thing: string) => void;
  readonly #twins = new Map<string, Twin>();

  /** `changed` is told which things of Python the reader has set, once Python knows. */
  constructor(tell: TellBokeh, changed: (thing: string) => void) {
    this.#tell = tell;
    this.#changed = changed;
  }

  /** Takes what Python tells of a document; undefined where it has none any more. */
  receive(link: string, told: BokehTold | undefined): void {
    if (!told) {
      this.#twins.delete(link);
      return;
    }
    const twin = this.#twin(link);
    if (twin.document) apply(twin, twin.document, told);
    else twin.waiting.push(told);
  }

  /** Joins a document that is drawn to its twin; `onEvent` is told what callbacks in Python print and show. */
  attach(link: string, document: BokehDocument, signal: AbortSignal, onEvent: (event: RunEvent) => void): void {
    const twin = this.#twin(link);
    twin.document = document;
    for (const told of twin.waiting.splice(0)) apply(twin, document, told);
    let changed: BokehEvent[] = [];
    let isTelling = false;
    const tell = async (): Promise<void> => {
      if (isTelling) return;
      isTelling = true;
      // What happens at once goes together.
      await Promise.resolve();
      while (changed.length > 0 && !signal.aborted && this.#twins.get(link) === twin) {
        const events = newest(changed);
        changed = [];
        await this.#tell(link, patchOf(document, events), onEvent).catch(() => undefined);
        const set = events.flatMap(({ kind, model }) => (kind === 'ModelChanged' && model ? [model.id] : []));
        for (const id of new Set(set)) this.#changed(`bokeh/${id}`);
      }
      isTelling = false;
    };
    const note = (event: BokehEvent): void => {
      const events = (event.events ?? [event]).filter(({ sync, attr = '' }) => sync !== false && !LAYOUT.test(attr));
      if (twin.isApplying || events.length === 0) return;
      changed.push(...events);
      void tell();
    };
    document.on_change(note);
    signal.addEventListener('abort', () => document.remove_on_change(note), { once: true });
  }

  #twin(link: string): Twin {
    const twin = this.#twins.get(link) ?? { waiting: [], isApplying: false };
    this.#twins.set(link, twin);
    return twin;
  }
}

function apply(twin: Twin, document: BokehDocument, { data, buffers }: BokehTold): void {
  const { patch, buffers: names } = recordOf(JSON.parse(data));
  if (patch === undefined) return;
  const all = (Array.isArray(names) ? names : []).map((name, i) => [String(name), buffers[i]?.slice().buffer] as const);
  twin.isApplying = true;
  try {
    document.apply_json_patch(patch, new Map(all.flatMap(([name, buffer]) => (buffer ? [[name, buffer]] : []))));
  } finally {
    twin.isApplying = false;
  }
}

/** Of changes of one property the last alone. */
function newest(events: readonly BokehEvent[]): readonly BokehEvent[] {
  const last = new Map(events.map((event, i) => [keyOf(event) ?? i, i]));
  return events.filter((event, i) => last.get(keyOf(event) ?? i) === i);
}

function keyOf({ kind, model, attr }: BokehEvent): string | undefined {
  return kind === 'ModelChanged' && model && attr !== undefined ? `${model.id} ${attr}` : undefined;
}

function patchOf(document: BokehDocument, events: readonly BokehEvent[]): BokehTold {
  const buffers: Uint8Array<ArrayBuffer>[] = [];
  const names: string[] = [];
  const plain = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(plain);
    if (!isRecord(value)) return value;
    const { buffer } = value;
    if (buffer instanceof ArrayBuffer && 'to_base64' in value) {
      const id = `b${buffers.length}`;
      buffers.push(new Uint8Array(buffer.slice(0)));
      names.push(id);
      return { id };
    }
    return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, plain(part)]));
  };
  const patch = plain(document.create_json_patch(events));
  return { data: JSON.stringify({ patch, buffers: names }), buffers };
}
