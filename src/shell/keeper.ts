import { LIMITS } from '../notebook/limits.ts';
import type { StoredOutputs } from '../notebook/storedOutputs.ts';
import { KeeperDatabase } from './keeperDatabase.ts';
import { KeeperNews, type News } from './keeperNews.ts';
import type { Kept } from './kept.ts';
import { KeptFiles } from './keptFiles.ts';
import { KeptResults } from './results/keptResults.ts';
import { KeptControls } from './keptControls.ts';
import { newId } from './newId.ts';
import { renewed } from './renewed.ts';
import { asStorageError, StorageError, type StorageTrouble } from './storageTrouble.ts';
import { keysUnder } from './keysUnder.ts';
import { addressOf, takeWhole, type Deleted } from './takeWhole.ts';
import type { Version } from './versions/version.ts';
import { versionsOverRoom, versionsToDrop, type VersionMark } from './versions/versionsToDrop.ts';

/**
 * What goes with a notebook into storage: what its file's cells showed; whether what it was before is kept as a version
 * in any case, and what its cells had shown until then.
 */
export type PutOptions = {
  readonly stored?: StoredOutputs | undefined;
  readonly keepVersion?: boolean | undefined;
  readonly shown?: (() => Version['shown']) | undefined;
};

type Unkept = { readonly kept: Kept; readonly trouble: StorageTrouble; readonly stored?: StoredOutputs };

const MINUTE_MS = 60_000;
/** How much of all versions is let stay when storage is full, one step after the other. */
const ROOM_STEPS = [0.5, 0];

/**
 * The reader's notebooks in the browser's IndexedDB. What it does not take stays in this tab, where every method finds
 * it until the tab is closed. Every method rejects with `StorageError` when the browser refuses storage, or it is full,
 * busy, or of a newer version, or the notebook is too large.
 */
export class Keeper {
  readonly controls: KeptControls;
  readonly results: KeptResults;
  readonly files: KeptFiles;
  readonly #database: KeeperDatabase;
  readonly #news: KeeperNews;
  readonly #unkept = new Map<string, Unkept>();

  constructor(name = 'skybook') {
    this.#news = new KeeperNews(name);
    this.#database = new KeeperDatabase(name, () => this.#news.tellHere({ kind: 'ended' }));
    this.controls = new KeptControls(this.#database);
    this.results = new KeptResults(this.#database);
    this.files = new KeptFiles(this.#database);
  }

  /** All notebooks, the last changed first. */
  async list(): Promise<readonly Kept[]> {
    return this.#all(
      () => this.#database.use((database) => database.getAll('notebooks')),
      () => true,
    );
  }

  async get(id: string): Promise<Kept | undefined> {
    const kept = this.#unkept.get(id)?.kept ?? (await this.#database.use((database) => database.get('notebooks', id)));
    return kept && renewed(kept);
  }

  /** What the cells of a notebook showed when it was opened from a file. */
  async outputs(id: string): Promise<StoredOutputs | undefined> {
    return (
      this.#unkept.get(id)?.stored ?? (await this.#database.use((database) => database.get('outputs', id)))?.stored
    );
  }

  /** The reader's copies of what this fragment names, the last changed first. */
  async ofRoute(route: string): Promise<readonly Kept[]> {
    return this.#all(
      () => this.#database.use((database) => database.getAllFromIndex('notebooks', 'route', route)),
      (kept) => kept.route === route,
    );
  }

  /**
   * Notebooks that another tab made of this one's text, and the one that this was made of: the reader has not decided
   * between them.
   */
  async besides(kept: Kept): Promise<readonly Kept[]> {
    const ofThis = await this.#all(
      () => this.#database.use((database) => database.getAllFromIndex('notebooks', 'besides', kept.id)),
      ({ besides }) => besides === kept.id,
    );
    const made = kept.besides === undefined ? undefined : await this.get(kept.besides);
    return made ? [made, ...ofThis] : ofThis;
  }

  /**
   * Stores a notebook whole; `version` must be the stored one's, else another tab has saved since and false is
   * answered. What it was before is kept, the last of each minute.
   */
  async put(kept: Kept, options: PutOptions = {}): Promise<Kept | false> {
    const { stored = this.#unkept.get(kept.id)?.stored } = options;
    const all = { ...options, ...(stored && { stored }) };
    try {
      const done = await this.#storeInRoom(kept, all);
      this.#unkept.delete(kept.id);
      if (done) this.#news.tell({ kind: 'changed', id: kept.id, besides: kept.besides });
      return done;
    } catch (error) {
      const known = asStorageError(error);
      this.#unkept.set(kept.id, { kept, trouble: known.trouble, ...(stored && { stored }) });
      throw known;
    }
  }

  /** Resolves once storage that another tab holds is free; undefined where none does. */
  whenFree(): Promise<unknown> | undefined {
    return this.#database.whenFree();
  }

  /** Why a notebook is in this tab alone. */
  troubleOf(id: string): StorageTrouble | undefined {
    return this.#unkept.get(id)?.trouble;
  }

  /** Whether something that the reader has changed is in this tab alone. */
  get holdsUnkept(): boolean {
    const notebooks = [...this.#unkept.values()];
    return this.controls.holdsUnkept || notebooks.some(({ kept: { createdMs, changedMs } }) => changedMs > createdMs);
  }

  /** Takes a notebook away with all that belongs to it, and answers that; undefined where there was none. */
  async delete(id: string): Promise<Deleted | undefined> {
    const unkept = this.#unkept.get(id);
    this.#unkept.delete(id);
    const found = await this.#database
      .use((database) =>
        takeWhole(
          database.transaction(['notebooks', 'outputs', 'controls', 'versions', 'results', 'files'], 'readwrite'),
          id,
        ),
      )
      .catch((error: unknown) => {
        if (!unkept) throw error;
        return undefined;
      });
    this.#news.tell({ kind: 'changed', id });
    return unkept ? { versions: [], files: [], ...found, ...unkept } : found;
  }

  /** Puts back what was deleted; beside another text that another tab has kept in its place meanwhile. */
  async restore({ kept, stored, controls, results, versions, files }: Deleted): Promise<void> {
    const options = stored ? { stored } : {};
    if (!(await this.put(kept, options)) && (await this.get(kept.id))?.html !== kept.html)
      await this.put({ ...kept, id: newId(), besides: kept.id, version: 0 }, options);
    if (controls !== undefined) await this.controls.put(addressOf(kept.id), controls);
    if (results) await this.#database.use((database) => database.put('results', results));
    for (const file of files) await this.files.put(file.address, file);
    for (const version of versions) await this.addVersion(version);
  }

  /** What a notebook was, the newest first. */
  async versions(id: string): Promise<readonly Version[]> {
    const versions = await this.#database.use((database) => database.getAll('versions', keysUnder(id)));
    return versions.toReversed();
  }

  /** Adds to what a notebook was. */
  async addVersion(version: Version): Promise<void> {
    await this.#database.use((database) => database.put('versions', version));
  }

  /**
   * Told when another tab has stored or deleted a notebook, and when what was stored may be gone; returns the way to
   * stop listening.
   */
  onNews(listener: (news: News) => void): () => void {
    return this.#news.listen(listener);
  }

  /** Stores; where there is no room, what notebooks were gives way to what they are, the oldest first. */
  async #storeInRoom(kept: Kept, options: PutOptions): Promise<Kept | false> {
    if (kept.html.length > LIMITS.bytes) throw new StorageError('large');
    let failure: unknown;
    for (const share of [1, ...ROOM_STEPS]) {
      // Results and files can be had again by running.
      if (share < 1) await Promise.all([this.results.clear(), this.files.clear()]);
      // What others wrote takes room from itself alone.
      if (share < 1)
        await this.#letVersionsGo(share, kept.origin === 'own' || kept.origin === 'shipped' ? undefined : kept.id);
      try {
        return await this.#store(kept, options);
      } catch (error) {
        failure = error;
        if (asStorageError(error).trouble !== 'full') break;
      }
    }
    throw failure;
  }

  #store(kept: Kept, { stored, keepVersion = false, shown }: PutOptions): Promise<Kept | false> {
    return this.#database.use(async (database) => {
      const transaction = database.transaction(['notebooks', 'outputs', 'versions'], 'readwrite');
      const notebooks = transaction.objectStore('notebooks');
      const versions = transaction.objectStore('versions');
      const before = await notebooks.get(kept.id);
      if (before && before.version !== kept.version) return transaction.done.then(() => false as const);
      const isLastOfMinute =
        before && Math.floor(before.changedMs / MINUTE_MS) !== Math.floor(kept.changedMs / MINUTE_MS);
      const was =
        before && before.html !== kept.html && (keepVersion || isLastOfMinute)
          ? versionOf(before, shown?.())
          : undefined;
      const marks = was ? (await versions.getAllKeys(keysUnder(kept.id))).map(markOf) : [];
      const next = { ...kept, version: kept.version + 1 };
      const asked: Promise<unknown>[] = [notebooks.put(next), transaction.done];
      if (stored) asked.push(transaction.objectStore('outputs').put({ id: kept.id, stored }));
      if (was) asked.push(versions.put(was));
      for (const { id, atMs, length } of was ? versionsToDrop([...marks, was], kept.changedMs) : [])
        asked.push(versions.delete([id, atMs, length]));
      await Promise.all(asked).catch((error: unknown) => {
        // The requests of a transaction that failed say only that it was aborted.
        throw transaction.error ?? error;
      });
      return next;
    });
  }

  async #letVersionsGo(share: number, id: string | undefined): Promise<void> {
    await this.#database.use(async (database) => {
      const transaction = database.transaction('versions', 'readwrite');
      const marks = (await transaction.store.getAllKeys(id === undefined ? undefined : keysUnder(id))).map(markOf);
      await Promise.all([
        ...versionsOverRoom(marks, share).map(({ id, atMs, length }) => transaction.store.delete([id, atMs, length])),
        transaction.done,
      ]);
    });
  }

  async #all(read: () => Promise<readonly Kept[]>, fits: (kept: Kept) => boolean): Promise<readonly Kept[]> {
    const unkept = [...this.#unkept.values()].map(({ kept }) => kept).filter(fits);
    let stored: readonly Kept[] = [];
    try {
      stored = await read();
    } catch (error) {
      if (unkept.length === 0) throw error;
    }
    const all = [...stored.filter(({ id }) => !this.#unkept.has(id)), ...unkept];
    return all.map(renewed).toSorted((a, b) => b.changedMs - a.changedMs);
  }
}

function versionOf({ id, changedMs, html }: Kept, shown: Version['shown']): Version {
  const length = Object.values(shown ?? {}).reduce((sum, text) => sum + text.length, html.length);
  return { id, atMs: changedMs, length, html, ...(shown && { shown }) };
}

function markOf([id, atMs, length]: readonly [string, number, number]): VersionMark & { readonly id: string } {
  return { id, atMs, length };
}
