import type { CommMessage } from '../../../../workers/wire/commMessage.ts';
import { recordOf } from '../../../known/recordOf.ts';

type Seen = { views: number; drawing: number; drawnMs: number };

/** So long after it is drawn a view may set its widget by itself. */
const DRAWN_MS = 1000;

/**
 * Knows which widgets' values have changed by what happens in the page, for the cells that read them: by the reader,
 * by code such as a timer's, and as a view is drawn. Traits that begin with `_`, which a view tells of itself, count as
 * the reader's doing alone; so does what a further view of a widget sets as it is drawn, or a cell that shows a widget
 * of another would run without end.
 */
export class Following {
  readonly #isReader: () => boolean;
  readonly #changed = new Set<string>();
  readonly #seen = new Map<string, Seen>();
  /** Messages that Python is busy with, by whether what its callbacks change counts, too. */
  readonly #underWay = { counts: 0, not: 0 };

  /** `isReader` says whether what happens now is the reader's doing. */
  constructor(isReader: () => boolean) {
    this.#isReader = isReader;
  }

  /** Whether Python is busy with a message of the page. */
  get isTelling(): boolean {
    return this.#underWay.counts + this.#underWay.not > 0;
  }

  /** The page gives Python a message; what is returned tells, once Python is through, which models have changed. */
  tells(message: CommMessage): () => readonly string[] {
    const counts = message.data.includes('"update"') && (this.#isReader() || this.#countsByItself(message));
    if (counts) this.#changed.add(message.comm);
    const kind = counts ? 'counts' : 'not';
    this.#underWay[kind]++;
    return () => {
      this.#underWay[kind]--;
      const changed = [...this.#changed];
      this.#changed.clear();
      return changed;
    };
  }

  /** Python has changed a model, maybe in a callback. */
  heard(model: string): void {
    if (this.isTelling && (this.#underWay.counts > 0 || this.#isReader())) this.#changed.add(model);
  }

  /** A view of a model is drawn. */
  draws(model: string, drawn: Promise<unknown>): void {
    const seen = this.#seen.get(model) ?? { views: 0, drawing: 0, drawnMs: -Infinity };
    this.#seen.set(model, seen);
    seen.views++;
    seen.drawing++;
    const done = (): void => {
      seen.drawing--;
      seen.drawnMs = performance.now();
    };
    void drawn.then(done, done);
  }

  /** A model is gone. */
  forget(model: string): void {
    this.#seen.delete(model);
  }

  #countsByItself({ comm, data }: CommMessage): boolean {
    const { views = 0, drawing = 0, drawnMs = -Infinity } = this.#seen.get(comm) ?? {};
    if (views > 1 && (drawing > 0 || performance.now() - drawnMs < DRAWN_MS)) return false;
    const { method, state } = recordOf(JSON.parse(data));
    return method === 'update' && Object.keys(recordOf(state)).some((trait) => !trait.startsWith('_'));
  }
}
