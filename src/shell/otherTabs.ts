import type { Kept } from './kept.ts';
import type { Keeper } from './keeper.ts';
import type { News } from './keeperNews.ts';

/** What other tabs have made of an open notebook. */
export class OtherTabs {
  readonly #keeper: Keeper;
  #others: readonly Kept[] = [];
  #newest: Kept | 'gone' | undefined;

  constructor(keeper: Keeper) {
    this.#keeper = keeper;
  }

  /** Notebooks that were changed beside it, between which the reader has not decided. */
  get others(): readonly Kept[] {
    return this.#others;
  }

  /** What it is by now, while this tab shows what it was. */
  get newest(): Kept | 'gone' | undefined {
    return this.#newest;
  }

  /** Whether news are of this notebook or of one beside it. */
  concerns(news: Extract<News, { kind: 'changed' }>, kept: Kept): boolean {
    return [kept.id, kept.besides, ...this.#others.map(({ id }) => id)].includes(news.id) || news.besides === kept.id;
  }

  /**
   * Looks at what is stored, where this tab shows `html`; answers what is stored of this notebook. Rejects where
   * storage cannot be read.
   */
  async look(kept: Kept, html: string): Promise<Kept | undefined> {
    const now = await this.#keeper.get(kept.id);
    this.#newest = now === undefined ? 'gone' : now.html !== html && now.version > kept.version ? now : undefined;
    await this.#readOthers(kept);
    return now;
  }

  /** Notes that this tab has stored it, or tried to. */
  async stored(kept: Kept | undefined, wasStored: boolean): Promise<void> {
    if (wasStored) this.#newest = undefined;
    await this.#readOthers(kept);
  }

  async #readOthers(kept: Kept | undefined): Promise<void> {
    this.#others = kept ? await this.#keeper.besides(kept).catch(() => this.#others) : [];
  }
}
