import type { ByteStore } from './byteStore.ts';

type Piece = { readonly start: number; readonly bytes: Uint8Array };
type Key = [file: string, start: number, end: number];

/**
 * Keeps bytes in IndexedDB, so that they survive a reload; the file that was used longest ago goes first. `undefined` in a page without
 * storage, as in private windows of some browsers.
 */
export async function openDiskStore(limitBytes: number, name = 'skybook-bytes'): Promise<ByteStore | undefined> {
  try {
    const opening = indexedDB.open(name, 1);
    opening.onupgradeneeded = () => {
      opening.result.createObjectStore('pieces');
      opening.result.createObjectStore('files');
    };
    const store = new DiskStore(await done(opening), limitBytes);
    await store.load();
    return store;
  } catch {
    return undefined;
  }
}

class DiskStore implements ByteStore {
  readonly #database: IDBDatabase;
  readonly #limitBytes: number;
  /** Each file's pieces and when it was last used. */
  readonly #files = new Map<string, { keys: Key[]; used: number }>();
  #bytes = 0;

  constructor(database: IDBDatabase, limitBytes: number) {
    this.#database = database;
    this.#limitBytes = limitBytes;
  }

  async load(): Promise<void> {
    const transaction = this.#database.transaction(['pieces', 'files']);
    const [keys, names, times] = await Promise.all([
      done(transaction.objectStore('pieces').getAllKeys()) as Promise<unknown> as Promise<Key[]>,
      done(transaction.objectStore('files').getAllKeys()) as Promise<string[]>,
      done(transaction.objectStore('files').getAll()) as Promise<number[]>,
    ]);
    const used = new Map(names.map((name, i) => [name, times[i]!]));
    for (const key of keys) this.#note(key, used.get(key[0]) ?? 0);
  }

  async read(file: string, start: number, end: number): Promise<readonly Piece[]> {
    const known = this.#files.get(file);
    const keys = known?.keys.filter(([, from, to]) => from < end && to > start) ?? [];
    if (!known || keys.length === 0) return [];
    known.used = Date.now();
    try {
      const transaction = this.#database.transaction(['pieces', 'files'], 'readwrite');
      transaction.objectStore('files').put(known.used, file);
      const found = await Promise.all(keys.map((key) => done(transaction.objectStore('pieces').get(key)) as Promise<Uint8Array | undefined>));
      return keys.flatMap((key, i) => (found[i] ? [{ start: key[1], bytes: found[i] }] : []));
    } catch {
      return [];
    }
  }

  forget(file: string): void {
    try {
      const transaction = this.#database.transaction(['pieces', 'files'], 'readwrite');
      this.#drop(transaction, file);
    } catch {
      // The database was closed.
    }
  }

  write(file: string, start: number, bytes: Uint8Array): void {
    if (bytes.length > this.#limitBytes / 4) return;
    const key: Key = [file, start, start + bytes.length];
    if (this.#files.get(file)?.keys.some(([, from, to]) => from <= start && to >= key[2])) return;
    try {
      const transaction = this.#database.transaction(['pieces', 'files'], 'readwrite');
      transaction.objectStore('pieces').put(bytes.slice(), key);
      transaction.objectStore('files').put(Date.now(), file);
      this.#note(key, Date.now());
      this.#trim(transaction, file);
      // A full disk aborts the transaction: then the pieces are not there, and reads find none.
      transaction.onerror = (event) => event.preventDefault();
    } catch {
      // The database was closed, as when the reader clears the site's data.
    }
  }

  #note(key: Key, used: number): void {
    const known = this.#files.get(key[0]) ?? { keys: [], used };
    known.keys.push(key);
    known.used = used;
    this.#files.set(key[0], known);
    this.#bytes += key[2] - key[1];
  }

  #trim(transaction: IDBTransaction, current: string): void {
    const oldest = [...this.#files].filter(([name]) => name !== current).sort(([, a], [, b]) => a.used - b.used);
    for (const [name] of oldest) {
      if (this.#bytes <= this.#limitBytes) return;
      this.#drop(transaction, name);
    }
  }

  #drop(transaction: IDBTransaction, name: string): void {
    const keys = this.#files.get(name)?.keys ?? [];
    for (const key of keys) transaction.objectStore('pieces').delete(key);
    transaction.objectStore('files').delete(name);
    this.#bytes -= keys.reduce((sum, [, from, to]) => sum + to - from, 0);
    this.#files.delete(name);
  }
}

function done<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('IndexedDB failed'));
  });
}
