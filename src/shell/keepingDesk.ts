import { writeRoute, type Route } from '../notebook/route.ts';
import type { Notices } from './bar/notices.ts';
import { downloadFile } from './downloadFile.ts';
import type { Keeper } from './keeper.ts';
import { Keeping } from './keeping.ts';
import { KeepingControls } from './keepingControls.ts';
import { keepingNotices } from './keepingNotices.ts';
import type { Kept } from './kept.ts';
import type { Opening } from './openRoute.ts';
import { asStorageError } from './storageTrouble.ts';
import { askWhichVersion } from './versions/compareDialog.ts';
import { giveWay, keepBoth, keepThis } from './versions/decide.ts';
import { chooseVersion } from './versions/versionsDialog.ts';

export type KeepingDeskParts = {
  readonly keeper: Keeper;
  readonly notices: Notices;
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
  readonly #parts: KeepingDeskParts;

  constructor(route: Exclude<Route, { kind: 'home' }>, opening: Opening, parts: KeepingDeskParts) {
    this.#parts = parts;
    this.controls = new KeepingControls(parts.keeper, writeRoute(route), opening.controls, () => {
      // Where storage takes one again, it takes the other.
      if (!this.controls.trouble && this.keeping.trouble) void this.keeping.again();
      this.#tell();
    });
    this.keeping = new Keeping(route, opening, {
      keeper: parts.keeper,
      onChange: () => {
        if (!this.keeping.trouble && this.controls.trouble) void this.controls.again();
        this.#tell();
        parts.onChange();
      },
    });
    this.#tell();
  }

  dispose(): void {
    this.keeping.dispose();
    this.controls.dispose();
  }

  /** Shows what the notebook was; the reader may go back. */
  async showVersions(): Promise<void> {
    await this.#ask(async () => {
      await this.keeping.settled();
      const { kept, html } = this.keeping;
      const version = await chooseVersion(html, kept ? await this.#parts.keeper.versions(kept.id) : []);
      if (version && version.html !== this.keeping.html && (await this.keeping.goBack(version.html)))
        this.#parts.reopen();
    });
  }

  async #compare(other: Kept): Promise<void> {
    await this.#ask(async () => {
      const { keeping } = this;
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
