import type { ByteStore } from './byteStore.ts';

type Piece = { readonly start: number; readonly bytes: Uint8Array };
type Key = [file: string, start: number, end: number];
/** Whether a key of the store is a piece's: all that are written are. */
function isKey(key: unknown): key is Key {
  return Array.isArray(key) && key.length === 3;
}

type Kept = { readonly keys: Key[]; used: number };

/** When a file was last used is written down at most this often: writing makes reads of the same store wait. */
const STAMP_MS = 60_000;
/** Reads do not wait longer for what is kept. */
const PATIENCE_MS = 4000;

/**
 * Keeps bytes in IndexedDB, so that they survive a reload; the file that was used longest ago goes first. `undefined`
 * in a page without storage, as in private windows of some browsers.
 */
export async function openDiskStore(limitBytes: number, name = 'skybook-bytes'): Promise<ByteStore | undefined> {
  try {
    const opening = indexedDB.open(name, 1);
    opening.onupgradeneeded = () => {
      opening.result.createObjectStore('pieces');
      opening.result.createObjectStore('files');
    };
    // Another tab, of a newer version of the site, may go on; what is asked here then finds no connection.
    opening.addEventListener('success', () => (opening.result.onversionchange = () => opening.result.close()));
    const store = new DiskStore(await done(opening, PATIENCE_MS), limitBytes);
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
  readonly #files = new Map<string, Kept>();
  #bytes = 0;
  #stampedAt = 0;

  constructor(database: IDBDatabase, limitBytes: number) {
    this.#database = database;
    this.#limitBytes = limitBytes;
  }

  async load(): Promise<void> {
    const transaction = this.#database.transaction(['pieces', 'files']);
    const [keys, names, times] = await Promise.all([
      done(transaction.objectStore('pieces').getAllKeys()),
      done(transaction.objectStore('files').getAllKeys()),
      done<number[]>(transaction.objectStore('files').getAll()),
    ]);
    const used = new Map(names.map((name, i) => [String(name), times[i] ?? 0]));
    for (const key of keys) if (isKey(key)) this.#note(key, used.get(key[0]) ?? 0);
  }

  async read(file: string, start: number, end: number): Promise<readonly Piece[]> {
    const known = this.#files.get(file);
    const keys = known?.keys.filter(([, from, to]) => from < end && to > start) ?? [];
    if (!known || keys.length === 0) return [];
    known.used = Date.now();
    try {
      const pieces = this.#database.transaction('pieces').objectStore('pieces');
      const found = await Promise.all(keys.map((key) => done<Uint8Array | undefined>(pieces.get(key))));
      this.#stamp();
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
      this.#trim(transaction, key);
      transaction.onerror = (event) => event.preventDefault();
      // A full disk aborts the transaction: then the piece is not there.
      transaction.onabort = () => this.#forget(key);
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

  #forget(key: Key): void {
    const known = this.#files.get(key[0]);
    const at = known?.keys.indexOf(key) ?? -1;
    if (!known || at < 0) return;
    known.keys.splice(at, 1);
    this.#bytes -= key[2] - key[1];
    if (known.keys.length === 0) this.#files.delete(key[0]);
  }

  /** Writes down when files were last used, now and then. */
  #stamp(): void {
    const now = Date.now();
    if (now - this.#stampedAt < STAMP_MS) return;
    const files = this.#database.transaction('files', 'readwrite').objectStore('files');
    for (const [name, { used }] of this.#files) if (used > this.#stampedAt) files.put(used, name);
    this.#stampedAt = now;
  }

  /**
   * Deletes what was used longest ago, other files first; of the file that is being read its oldest pieces, but for
   * `written`.
   */
  #trim(transaction: IDBTransaction, written: Key): void {
    if (this.#bytes <= this.#limitBytes) return;
    const [pieces, files] = [transaction.objectStore('pieces'), transaction.objectStore('files')];
    const oldest = [...this.#files].sort(
      ([a, { used: first }], [b, { used: second }]) => rank(a) - rank(b) || first - second,
    );
    function rank(name: string): number {
      return name === written[0] ? 1 : 0;
    }
    for (const [name, { keys }] of oldest) {
      for (const key of [...keys]) {
        if (name === written[0] && (key === written || this.#bytes <= this.#limitBytes)) continue;
        pieces.delete(key);
        this.#forget(key);
      }
      if (!this.#files.has(name)) files.delete(name);
      if (this.#bytes <= this.#limitBytes) return;
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

/** What a request gives; one that waits behind another tab's is not waited for longer than `withinMs`. */
function done<T>(request: IDBRequest<T>, withinMs?: number): Promise<T> {
  return new Promise((resolve, reject) => {
    if (withinMs !== undefined) setTimeout(() => reject(new Error('IndexedDB does not answer')), withinMs);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('IndexedDB failed'));
  });
}
