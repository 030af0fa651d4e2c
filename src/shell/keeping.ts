import { fromHtml } from '../notebook/html.ts';
import { writeRoute, type Route } from '../notebook/route.ts';
import type { Kept } from './kept.ts';
import type { Keeper } from './keeper.ts';
import { newId } from './newId.ts';
import type { Opening } from './openRoute.ts';
import { isTrusted, NO_TRUST, type Trust } from './trust.ts';

const UNKEPT = 'Changes cannot be kept: this browser refuses storage or it is full. Download the notebook to be safe.';
const SECOND_TAB = 'Another tab changed this notebook too: what you do here is kept as a notebook of its own on the home page.';

/** What keeping tells: a note for the reader (empty when all is well), and that another text or copy is there now. */
export type KeepingParts = { readonly keeper: Keeper; readonly note: (text: string) => void; readonly onKept: () => void };

/**
 * Keeps an open notebook. The first change of one that came from elsewhere makes a copy with an address of its own, so that a copy never
 * stands where somebody else's notebook is asked for.
 */
export class Keeping {
  readonly #opening: Opening;
  readonly #parts: KeepingParts;
  readonly #from: string | undefined;
  #kept: Kept | undefined;
  #html: string;
  #title: string;
  /** What waits to be stored, and the end of it: one save after another, of which later ones that wait take earlier ones along. */
  #waiting: { readonly change: Partial<Kept>; readonly stored: Promise<void> } | undefined;
  #storing: Promise<void> = Promise.resolve();

  constructor(route: Exclude<Route, { kind: 'home' }>, opening: Opening, parts: KeepingParts) {
    this.#opening = opening;
    this.#parts = parts;
    this.#kept = opening.kept;
    this.#html = opening.html;
    this.#title = opening.title;
    this.#from = opening.kept ? opening.kept.route : writeRoute(route);
  }

  /** The notebook's file as it was last saved, or else as it was opened. */
  get html(): string {
    return this.#html;
  }

  get title(): string {
    return this.#title;
  }

  get kept(): Kept | undefined {
    return this.#kept;
  }

  /** The fragment that a copy was opened from. */
  get from(): string | undefined {
    return this.#from;
  }

  save(html: string): Promise<void> {
    this.#html = html;
    return this.#put({ html });
  }

  /** Keeps `html` as what the reader trusts so far, in a copy of its own where something else has been saved since; false where it cannot be kept. */
  async trust(html: string, trust: Trust): Promise<boolean> {
    await this.#storing;
    if (html !== this.#html) this.#kept = undefined;
    this.#html = html;
    await this.#put({ html, trust, agreed: html });
    return this.#kept?.agreed === html;
  }

  /** Takes trust back; false where that cannot be kept. */
  async distrust(): Promise<boolean> {
    await this.#put({ trust: NO_TRUST, agreed: undefined });
    return this.#kept !== undefined && !isTrusted(this.#kept.trust);
  }

  #put(change: Partial<Kept>): Promise<void> {
    if (this.#waiting) {
      this.#waiting = { ...this.#waiting, change: { ...this.#waiting.change, ...change } };
      return this.#waiting.stored;
    }
    const stored = this.#storing.then(() => {
      const { change: all } = this.#waiting!;
      this.#waiting = undefined;
      return this.#store(all);
    });
    this.#waiting = { change, stored };
    this.#storing = stored;
    return stored;
  }

  async #store(change: Partial<Kept>): Promise<void> {
    const { keeper, note, onKept } = this.#parts;
    const changedMs = Date.now();
    if (change.html !== undefined) this.#title = fromHtml(change.html)?.title ?? this.#title;
    const title = this.#title;
    const old = this.#kept ?? this.#newCopy(changedMs);
    try {
      const stored = await keeper.put({ ...old, ...change, title, changedMs });
      if (stored) this.#kept = stored;
      else this.#kept = (await keeper.put({ ...old, ...change, id: newId(), title: `${title} (second tab)`, changedMs, version: 0 })) || undefined;
      note(stored ? '' : SECOND_TAB);
      onKept();
    } catch {
      note(UNKEPT);
    }
  }

  #newCopy(nowMs: number): Kept {
    const { html, title, stored, origin, trust } = this.#opening;
    return { id: newId(), html, title, createdMs: nowMs, changedMs: nowMs, origin, trust, ...(stored && { stored }), ...(isTrusted(trust) && { agreed: html }), route: this.#from, version: 0 };
  }
}
