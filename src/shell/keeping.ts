import { titleOf } from '../notebook/titleOf.ts';
import { writeRoute, type Route } from '../notebook/route.ts';
import { askPersistence } from './askPersistence.ts';
import type { Kept } from './kept.ts';
import type { Keeper, PutOptions } from './keeper.ts';
import type { News } from './keeperNews.ts';
import { newCopy } from './newCopy.ts';
import type { Opening } from './openRoute.ts';
import { OtherTabs } from './otherTabs.ts';
import { asStorageError, type StorageTrouble } from './storageTrouble.ts';
import { storeBesides } from './storeBesides.ts';
import { isTrusted, isWithin, NO_TRUST, type Trust } from './trust.ts';

/** `onChange` is told when what `Keeping` says of itself may have changed. */
export type KeepingParts = {
  readonly keeper: Keeper;
  readonly onChange: () => void;
  /** What its cells show as of now, as texts. */
  readonly shown?: PutOptions['shown'];
  readonly askToPersist?: () => Promise<void>;
};

type Change = Partial<Kept> & PutOptions;

/** Storage that does not answer is asked again after so long. */
const AGAIN_MS = 3000;

/**
 * Keeps an open notebook. The first change of one that came from elsewhere makes a copy with an address of its own, so
 * that a copy never stands where somebody else's notebook is asked for; a change beside another tab's does so too, and
 * says which one it is beside.
 */
export class Keeping {
  readonly #opening: Opening;
  readonly #parts: KeepingParts;
  readonly #from: string | undefined;
  readonly #tabs: OtherTabs;
  readonly #openedMs = Date.now();
  readonly #unlisten: () => void;
  #kept: Kept | undefined;
  #html: string;
  #title: string;
  #trouble: StorageTrouble | undefined;
  #again: ReturnType<typeof setTimeout> | undefined;
  #persisted = false;
  #copied = false;
  #isLooking = false;
  #isDisposed = false;
  /** What was stored may be gone, with what the cells showed. */
  #mayBeGone = false;
  /** What is kept has turned to another text than the one that is shown, which must not be saved over it. */
  #hasTurned = false;
  /**
   * What waits to be stored, and the end of it: one save after another, of which later ones that wait take earlier ones
   * along.
   */
  #waiting: { change: Change; stored: Promise<void> } | undefined;
  #storing: Promise<void> = Promise.resolve();

  constructor(route: Exclude<Route, { kind: 'home' }>, opening: Opening, parts: KeepingParts) {
    this.#opening = opening;
    this.#parts = parts;
    this.#tabs = new OtherTabs(parts.keeper);
    this.#kept = opening.kept;
    this.#html = opening.html;
    this.#title = opening.title;
    this.#trouble = opening.trouble;
    this.#from = opening.kept ? opening.kept.route : writeRoute(route);
    this.#unlisten = parts.keeper.onNews((news) => this.#hear(news));
    if (opening.kept) void this.look();
    this.#tryLater();
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

  /** Why what is shown is not in storage. */
  get trouble(): StorageTrouble | undefined {
    return this.#trouble;
  }

  /** Notebooks that were changed beside this one, between which the reader has not decided. */
  get others(): readonly Kept[] {
    return this.#tabs.others;
  }

  /** What another tab has made of this notebook since, while this one shows what it was. */
  get newest(): Kept | 'gone' | undefined {
    return this.#tabs.newest;
  }

  dispose(): void {
    this.#isDisposed = true;
    clearTimeout(this.#again);
    this.#unlisten();
  }

  /** Keeps a text; resolves once it is stored, or known as one that cannot be. */
  save(html: string): Promise<void> {
    if (this.#hasTurned) return Promise.resolve();
    this.#html = html;
    return this.change({ html, wentBackMs: undefined });
  }

  /** Tries again what could not be stored, or puts back what another tab has deleted. */
  again(): Promise<void> {
    return this.#kept ? this.change({ html: this.#html }) : this.#probe();
  }

  /** Keeps a change of what is kept; resolves as `save` does. */
  change(change: Change): Promise<void> {
    const last = this.#waiting;
    if (last && !last.change.keepVersion && !change.keepVersion) {
      last.change = { ...last.change, ...change };
      return last.stored;
    }
    const waiting = { change, stored: this.#storing };
    this.#waiting = waiting;
    waiting.stored = this.#storing = this.#storing.then(() => {
      if (this.#waiting === waiting) this.#waiting = undefined;
      return this.#store(waiting.change);
    });
    return waiting.stored;
  }

  /** Resolves once all saves so far are done. */
  settled(): Promise<void> {
    return this.#storing;
  }

  /**
   * Takes a text that the notebook was, and keeps what it is as a version; false where that cannot be kept. What the
   * reader has not agreed to is not trusted.
   */
  goBack(html: string): Promise<boolean> {
    return this.turn(async () => {
      const { origin, trust, agreed } = this.#kept ?? this.#opening.kept ?? { ...this.#opening, agreed: undefined };
      const isOthers = origin !== 'own' && origin !== 'shipped';
      this.#html = html;
      await this.change({
        html,
        keepVersion: true,
        wentBackMs: this.#kept?.changedMs,
        ...(isOthers && isTrusted(trust) && agreed !== html && { trust: NO_TRUST, agreed: undefined }),
      });
      return this.#trouble === undefined;
    });
  }

  /**
   * Keeps `html` as what the reader trusts so far, in a copy of its own where something else has been saved since;
   * false where it cannot be kept.
   */
  trust(html: string, trust: Trust): Promise<boolean> {
    return this.turn(async () => {
      if (html !== this.#html) this.#kept = undefined;
      this.#html = html;
      await this.change({ html, trust, agreed: html });
      return this.#trouble === undefined && this.#kept?.agreed === html;
    });
  }

  /** Takes trust back; false where that cannot be kept. */
  async distrust(): Promise<boolean> {
    await this.change({ trust: NO_TRUST, agreed: undefined });
    return this.#trouble === undefined && this.#kept !== undefined && !isTrusted(this.#kept.trust);
  }

  /**
   * Turns what is kept away from what is shown: until that is shown anew, its frame, whose code may act, saves nothing.
   * Where `work` fails, all is as before.
   */
  async turn(work: () => Promise<boolean>): Promise<boolean> {
    for (let last; last !== this.#storing;) await (last = this.#storing);
    if (this.#hasTurned) return false;
    const { html } = this;
    const kept = this.#kept;
    this.#hasTurned = true;
    let done = false;
    try {
      done = await work();
    } finally {
      if (!done) {
        this.#hasTurned = false;
        if (this.#kept && this.#kept.id !== kept?.id)
          await this.#parts.keeper.delete(this.#kept.id).catch(() => undefined);
        this.#kept = kept;
        this.#html = html;
        if (kept) await this.save(html);
      }
    }
    return done;
  }

  /** Looks at what other tabs have stored. */
  look(): Promise<void> {
    if (this.#isLooking) return this.#storing;
    this.#isLooking = true;
    const looked = this.#storing.then(async () => {
      this.#isLooking = false;
      const kept = this.#kept;
      if (!kept || this.#waiting) return;
      const now = await this.#tabs.look(kept, this.#html).catch(() => undefined);
      if (now && now.html === this.#html && isWithin(now.trust, kept.trust)) this.#kept = now;
      this.#tell();
    });
    this.#storing = looked;
    return looked;
  }

  async #store({ keepVersion, ...change }: Change): Promise<void> {
    clearTimeout(this.#again);
    const changedMs = Date.now();
    if (change.html !== undefined) this.#title = titleOf(change.html) ?? this.#title;
    const { keeper, shown } = this.#parts;
    const { stored } = this.#opening;
    const isUnstored = this.#kept === undefined || this.#trouble !== undefined || this.#mayBeGone;
    const old = this.#kept ?? (await this.#newCopy(changedMs));
    const next = { ...old, ...change, title: this.#title, changedMs };
    try {
      const options = { stored, shown, isUnstored, keepVersion };
      this.#kept = await storeBesides(keeper, old, next, options, (beside) => (this.#kept = beside));
      this.#trouble = undefined;
      this.#mayBeGone = false;
      if (change.html !== undefined) this.#persist();
    } catch (error) {
      // Unless it already stands beside another tab's.
      if (this.#kept === undefined || this.#kept.id === next.id) this.#kept = next;
      this.#trouble = asStorageError(error).trouble;
      this.#tryLater();
    }
    await this.#tabs.stored(this.#kept, this.#trouble === undefined);
    this.#tell();
  }

  async #newCopy(nowMs: number): Promise<Kept> {
    const isFirst = !this.#copied;
    this.#copied = true;
    return newCopy(
      this.#opening,
      this.#from,
      { nowMs, ...(isFirst && { openedMs: this.#openedMs }) },
      this.#parts.keeper,
    );
  }

  #hear(news: News): void {
    if (!this.#kept) return;
    // What was stored is gone with the connection, as when the reader has cleared the site's data: what is shown is
    // kept anew.
    if (news.kind === 'ended') {
      this.#mayBeGone = true;
      void this.again();
    } else if (this.#tabs.concerns(news, this.#kept)) void this.look();
  }

  /** Whether storage can be asked by now. */
  async #probe(): Promise<void> {
    try {
      await this.#parts.keeper.ofRoute(this.#from ?? '');
      this.#trouble = undefined;
    } catch (error) {
      this.#trouble = asStorageError(error).trouble;
      this.#tryLater();
    }
    this.#tell();
  }

  #tryLater(): void {
    clearTimeout(this.#again);
    if (!this.#isDisposed && (this.#trouble === 'busy' || this.#trouble === 'failed'))
      this.#again = setTimeout(() => void this.again(), AGAIN_MS);
  }

  #tell(): void {
    if (!this.#isDisposed) this.#parts.onChange();
  }

  #persist(): void {
    if (this.#persisted) return;
    this.#persisted = true;
    void (this.#parts.askToPersist ?? askPersistence)();
  }
}
