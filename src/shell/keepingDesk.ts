import type { Results } from '../notebook/results/cellResult.ts';
import { showingsOf, type Showing } from '../notebook/results/shownText.ts';
import { writeRoute, type Route } from '../notebook/route.ts';
import type { Notices } from './bar/notices.ts';
import { downloadFile } from './downloadFile.ts';
import type { Keeper } from './keeper.ts';
import { Keeping } from './keeping.ts';
import { KeepingControls } from './keepingControls.ts';
import { keepingNotices } from './keepingNotices.ts';
import type { Kept } from './kept.ts';
import { kinNotice } from './kinNotice.ts';
import { shownTexts } from './versions/shownTexts.ts';
import { addressOf } from './takeWhole.ts';
import type { Opening } from './openRoute.ts';
import { asStorageError } from './storageTrouble.ts';
import { giveWay, keepBoth, keepThis } from './versions/decide.ts';

export type KeepingDeskParts = {
  readonly keeper: Keeper;
  readonly notices: Notices;
  /** What cells showed when they last ran. */
  readonly results: () => Results;
  /** Told when what is kept has changed. */
  readonly onChange: () => void;
  /** Shows what is stored in place of what is shown. */
  readonly reopen: () => void;
  /** Has the frame give on what is being typed. */
  readonly flush: () => Promise<void>;
  /** Shows another address. */
  readonly go: (hash: string) => void;
  /** Does something as the one dialog that is open, or not at all. */
  readonly inDialog: (show: () => Promise<void>) => Promise<void>;
};

/**
 * Where the reader decides about what is kept of an open notebook: its versions, those of other tabs, and what storage
 * refuses.
 */
export class KeepingDesk {
  readonly keeping: Keeping;
  readonly controls: KeepingControls;
  readonly #opening: Opening;
  readonly #parts: KeepingDeskParts;
  #isDisposed = false;

  constructor(route: Exclude<Route, { kind: 'home' }>, opening: Opening, parts: KeepingDeskParts) {
    this.#opening = opening;
    this.#parts = parts;
    this.controls = new KeepingControls(parts.keeper, writeRoute(route), opening.controls, () => {
      // Where storage takes one again, it takes the other.
      if (!this.controls.trouble && this.keeping.trouble) void this.keeping.again();
      this.#tell();
    });
    this.keeping = new Keeping(route, opening, {
      keeper: parts.keeper,
      shown: () => shownTexts(this.#showings()),
      onChange: () => {
        if (!this.keeping.trouble && this.controls.trouble) void this.controls.again();
        this.#tell();
        parts.onChange();
      },
    });
    this.#tell();
    void this.#findKin();
  }

  dispose(): void {
    this.#isDisposed = true;
    this.keeping.dispose();
    this.controls.dispose();
  }

  /** Shows what the notebook was, and others like it; the reader may go back, or take parts over. */
  async showVersions(): Promise<void> {
    await this.#ask(async () => {
      const { showVersions } = await import('./versions/showVersions.ts');
      await this.keeping.settled();
      const html = await showVersions(this.keeping, this.#showings(), this.#parts.keeper);
      if (html !== undefined && html !== this.keeping.html && (await this.keeping.goBack(html))) this.#parts.reopen();
    });
  }

  #showings(): Readonly<Record<string, Showing>> {
    return showingsOf(this.#parts.results(), this.#opening.stored);
  }

  /** What came from elsewhere may be the answer to a notebook of the reader's. */
  async #findKin(): Promise<void> {
    const { origin, html, kept, copies } = this.#opening;
    if (origin === 'own' || origin === 'shipped' || (kept && kept.changedMs > kept.createdMs)) return;
    const { kinOf } = await import('./versions/kinOf.ts');
    const all = await this.#parts.keeper.list().catch(() => copies ?? []);
    const others = all.filter(({ id, besides }) => id !== kept?.id && (!kept || besides !== kept.id));
    const kin = kinOf(html, others, this.keeping.from);
    if (this.#isDisposed) return;
    this.#parts.notices.set(
      'kin',
      kinNotice(kin, (mine) => void this.#takeFromHere(mine)),
    );
  }

  /** Compares one of the reader's with what is shown, which may give parts to it. */
  async #takeFromHere({ id }: Kept): Promise<void> {
    await this.#ask(async () => {
      const { keeper, flush, go } = this.#parts;
      const { answer } = await import('./versions/answer.ts');
      await flush();
      await this.keeping.settled();
      if (await answer(id, this.keeping.html, this.#showings(), keeper)) go(addressOf(id));
    });
  }

  async #compare(other: Kept): Promise<void> {
    await this.#ask(async () => {
      const { keeping } = this;
      const { askWhichVersion } = await import('./versions/compareDialog.ts');
      await keeping.settled();
      const { keeper, go } = this.#parts;
      const newest = await keeper.get(other.id);
      const decision = newest && (await askWhichVersion(keeping.html, newest));
      // Another tab may have decided, or gone on, in the meantime.
      const now = await keeper.get(other.id);
      if (!now) await keeping.look();
      else if (decision === 'both') await keepBoth(keeping, now, keeper);
      else if (decision === 'this') await keepThis(keeping, now, keeper);
      else if (decision === 'other' && (await giveWay(keeping, now, keeper))) go(`#mine/${now.id}`);
    });
  }

  async #undoGoingBack(): Promise<void> {
    const { keeping } = this;
    await keeping.settled();
    const versions = keeping.kept ? await this.#parts.keeper.versions(keeping.kept.id) : [];
    const before = versions.find(({ atMs }) => atMs === keeping.kept?.wentBackMs);
    if (before && (await keeping.goBack(before.html))) this.#parts.reopen();
  }

  async #download(): Promise<void> {
    await this.#parts.flush();
    const { html, title } = this.keeping;
    downloadFile(`${title || 'notebook'}.html`, new TextEncoder().encode(html));
  }

  #tell(): void {
    const { trouble = this.controls.trouble, others, newest, kept } = this.keeping;
    const told = keepingNotices(
      { trouble, others, newest, kept },
      {
        again: () => {
          void this.keeping.again();
          void this.controls.again();
        },
        download: () => void this.#download(),
        reload: () => location.reload(),
        reopen: this.#parts.reopen,
        compare: (other) => void this.#compare(other),
        undoGoingBack: () => void this.#ask(() => this.#undoGoingBack()),
      },
    );
    for (const [name, notice] of Object.entries(told)) this.#parts.notices.set(name, notice);
  }

  /** What storage refuses meanwhile is told. */
  #ask(work: () => Promise<void>): Promise<void> {
    return this.#parts.inDialog(async () => {
      this.#parts.notices.set('refused', undefined);
      try {
        await work();
      } catch (error) {
        this.#parts.notices.set('refused', { text: asStorageError(error).message, actions: [] });
      }
    });
  }
}
