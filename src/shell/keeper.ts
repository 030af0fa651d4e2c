import { openDB, type IDBPDatabase } from 'idb';
import type { Kept } from './kept.ts';
import { FULL_TRUST, NO_TRUST } from './trust.ts';

const STORE = 'notebooks';

/** The reader's notebooks in the browser's IndexedDB. Every method rejects when the browser refuses storage or it is full. */
export class Keeper {
  readonly #database: Promise<IDBPDatabase>;

  constructor(name = 'skybook') {
    this.#database = open(name);
    // Reported by the first use; private windows of some browsers have no storage at all.
    this.#database.catch(() => undefined);
  }

  /** All notebooks, the last changed first. */
  async list(): Promise<readonly Kept[]> {
    const all = (await (await this.#database).getAll(STORE)) as Kept[];
    return all.map(renewed).toSorted((a, b) => b.changedMs - a.changedMs);
  }

  async get(id: string): Promise<Kept | undefined> {
    const kept = (await (await this.#database).get(STORE, id)) as Kept | undefined;
    return kept && renewed(kept);
  }

  /** The reader's copies of what this fragment names, the last changed first. */
  async ofRoute(route: string): Promise<readonly Kept[]> {
    const copies = (await (await this.#database).getAllFromIndex(STORE, 'route', route)) as Kept[];
    return copies.map(renewed).toSorted((a, b) => b.changedMs - a.changedMs);
  }

  /** Stores a notebook whole; `version` must be the stored one's, else another tab has saved since and false is answered. */
  async put(kept: Kept): Promise<Kept | false> {
    const transaction = (await this.#database).transaction(STORE, 'readwrite');
    const stored = (await transaction.store.get(kept.id)) as Kept | undefined;
    if (stored && stored.version !== kept.version) return false;
    const next = { ...kept, version: kept.version + 1 };
    await transaction.store.put(next);
    await transaction.done;
    return next;
  }

  async delete(id: string): Promise<void> {
    await (await this.#database).delete(STORE, id);
  }
}

type Earlier = Kept & { readonly trusted?: boolean };

/** As this version keeps it: files of the disk were once kept as of an address, which only copies of addresses have, and trust was one word. */
function renewed({ trusted, ...kept }: Earlier): Kept {
  const origin = kept.origin === 'address' && kept.route === undefined ? 'disk' : kept.origin;
  return { ...kept, origin, trust: kept.trust ?? (trusted ? FULL_TRUST : NO_TRUST) };
}

/** Async, since a browser that blocks storage throws from the very call. */
async function open(name: string): Promise<IDBPDatabase> {
  return openDB(name, 1, {
    upgrade(database) {
      database.createObjectStore(STORE, { keyPath: 'id' }).createIndex('route', 'route');
    },
  });
}
