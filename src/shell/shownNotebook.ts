import { fromHtml } from '../notebook/html.ts';
import { toPermalink } from '../notebook/permalink.ts';
import type { ShellPort } from '../notebook/port.ts';
import { writeRoute, type Route } from '../notebook/route.ts';
import { Bar } from './bar.ts';
import { downloadFile } from './downloadFile.ts';
import { element } from './element.ts';
import { FilesBeingSaved } from './filesBeingSaved.ts';
import type { Kept } from './kept.ts';
import type { Keeper } from './keeper.ts';
import { readSettings } from './keptSettings.ts';
import { newId } from './newId.ts';
import { notebookFrame } from './notebookFrame.ts';
import type { Opening } from './openRoute.ts';
import { showSettings } from './settingsDialog.ts';
import { showShareDialog } from './shareDialog.ts';
import { siteFile } from './siteFile.ts';

/** What a shown notebook needs of the shell around it. */
export type Surroundings = {
  readonly keeper: Keeper;
  readonly siteUrl: string;
  /** Shows what the address names anew. */
  readonly reopen: () => void;
};

const UNKEPT = 'Changes cannot be kept: this browser refuses storage or it is full. Download the notebook to be safe.';

/** An open notebook: its bar and frame, and what its frame may ask of the shell. */
export class ShownNotebook {
  readonly element: HTMLElement;
  readonly #surroundings: Surroundings;
  readonly #route: Exclude<Route, { kind: 'home' }>;
  readonly #opening: Opening;
  readonly #bar = new Bar(() => showSettings(this.#surroundings.siteUrl));
  readonly #files = new FilesBeingSaved();
  readonly #frame: ReturnType<typeof notebookFrame>;
  #kept: Kept | undefined;
  /** Saves one after another, so that a later one never overtakes an earlier. */
  #saving: Promise<void> = Promise.resolve();

  constructor(route: Exclude<Route, { kind: 'home' }>, opening: Opening, surroundings: Surroundings) {
    this.#route = route;
    this.#opening = opening;
    this.#surroundings = surroundings;
    this.#kept = opening.kept;
    const { html, stored, origin, trusted, title } = opening;
    const port: ShellPort = {
      opened: async () => ({ html, stored, origin, trusted, siteUrl: surroundings.siteUrl }),
      save: (changed) => (this.#saving = this.#saving.then(() => this.#save(changed))),
      share: (shared) => this.#share(shared),
      download: async (name, mime, bytes) => downloadFile(name, mime, bytes),
      startFile: (name, mime, ask) => this.#files.start(name, mime, ask),
      writeFile: (file, bytes) => this.#files.write(file, bytes),
      endFile: (file) => this.#files.end(file),
      dropFile: (file) => this.#files.drop(file),
      siteFile: (path) => siteFile(path, surroundings.siteUrl),
      settings: async () => {
        const { proxy, ...others } = readSettings();
        // Its address holds the reader's own word: code of others must not learn it.
        return trusted && proxy !== undefined ? { proxy, ...others } : others;
      },
      trust: () => this.#trust(),
    };
    this.#frame = notebookFrame(trusted, title, port);
    this.element = element('div', { class: 'shown' }, this.#bar.element, this.#frame.frame);
    document.title = `${title} · Skybook`;
    this.#describe();
  }

  dispose(): void {
    this.#files.dropAll();
    this.#frame.dispose();
    this.element.remove();
  }

  #describe(): void {
    const kept = this.#kept;
    const yours = this.#route.kind === 'own';
    if (kept && !yours) this.#bar.standing('You changed this notebook; this is your copy.', { label: 'Start over', run: () => void this.#startOver(kept) });
    else if (yours) this.#bar.standing('Kept in this browser.');
    else this.#bar.standing(this.#opening.origin === 'shipped' ? 'Comes with this site. Changes stay in your browser.' : 'From somebody else. Changes stay in your browser.');
  }

  async #save(html: string): Promise<void> {
    const now = Date.now();
    const title = fromHtml(html)?.title ?? this.#opening.title;
    const { origin, trusted, stored: outputs } = this.#opening;
    const old: Kept = this.#kept ?? {
      ...{ id: newId(), html, title, createdMs: now, changedMs: now, origin, trusted, stored: outputs, version: 0 },
      route: writeRoute(this.#route),
    };
    try {
      const stored = await this.#surroundings.keeper.put({ ...old, html, title, changedMs: now });
      if (stored) {
        this.#kept = stored;
        this.#bar.note('');
      } else {
        const { route: _, ...rest } = old;
        this.#kept = (await this.#surroundings.keeper.put({ ...rest, id: newId(), html, title: `${title} (second tab)`, changedMs: now, version: 0 })) || undefined;
        this.#bar.note('Another tab changed this notebook too: what you do here is kept as a notebook of its own on the home page.');
      }
      document.title = `${title} · Skybook`;
      this.#describe();
    } catch {
      this.#bar.note(UNKEPT);
    }
  }

  async #share(html: string): Promise<void> {
    const payload = await toPermalink(html);
    const route = `#${payload}`;
    await this.#saving;
    if (this.#kept && this.#route.kind !== 'own') {
      // A reload of the new address must show this same copy.
      const stored = await this.#surroundings.keeper.put({ ...this.#kept, route }).catch(() => false as const);
      if (stored) this.#kept = stored;
    }
    if (this.#route.kind !== 'own') history.replaceState(null, '', route);
    showShareDialog(new URL(`index.html${route}`, this.#surroundings.siteUrl).href);
  }

  async #trust(): Promise<void> {
    if (!confirm('Trust this notebook? Its code will then run with the same rights as your own notebooks: it can read and change all that this site keeps in your browser.')) return;
    await this.#saving;
    const now = Date.now();
    const base = this.#kept ?? { id: newId(), html: this.#opening.html, stored: this.#opening.stored, title: this.#opening.title, createdMs: now, changedMs: now, origin: this.#opening.origin, version: 0, route: writeRoute(this.#route) };
    try {
      await this.#surroundings.keeper.put({ ...base, trusted: true });
      this.#surroundings.reopen();
    } catch {
      this.#bar.note(UNKEPT);
    }
  }

  async #startOver({ id }: Kept): Promise<void> {
    if (!confirm('Delete your changed copy and show the notebook as it came?')) return;
    await this.#surroundings.keeper.delete(id);
    this.#surroundings.reopen();
  }
}
