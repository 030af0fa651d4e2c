import { hasRoom, roomTaken, type KeptFile } from '../../workers/wire/keptFile.ts';
import { addressOfShelf, keysOfShelves } from './filesShelf.ts';
import type { KeeperDatabase } from './keeperDatabase.ts';
import { keysUnder } from './keysUnder.ts';
import type { ResultsTaken } from './results/keptResults.ts';
import { overRoom } from './results/roomOf.ts';

/** The most bytes of files that are kept of all notebooks. */
export const FILES_ROOM_BYTES = 500_000_000;

/**
 * The files that notebooks have written, by their shelf; those of notebooks that wrote the longest ago give way. All
 * rejects with `StorageError`.
 */
export class KeptFiles {
  readonly #database: KeeperDatabase;
  readonly #mostBytes: number;

  constructor(database: KeeperDatabase, mostBytes = FILES_ROOM_BYTES) {
    this.#database = database;
    this.#mostBytes = mostBytes;
  }

  async get(shelf: string): Promise<readonly KeptFile[]> {
    const all = await this.#database.use((database) => database.getAll('files', keysUnder(shelf)));
    return all.map(({ path, bytes }) => ({ path, bytes }));
  }

  /** Whether an address has files on another shelf than this. */
  async hasOthers(address: string, shelf: string): Promise<boolean> {
    const keys = await this.#database.use((database) => database.getAllKeys('files', keysOfShelves(address)));
    return keys.some(([on]) => on !== shelf);
  }

  /** Keeps a file in place of what was kept under its path; rejects in words where the notebook has no room for it. */
  async put(shelf: string, { path, bytes }: KeptFile, nowMs = Date.now()): Promise<void> {
    const isKept = await this.#database.use(async (database) => {
      const transaction = database.transaction('files', 'readwrite');
      const { store } = transaction;
      const there = await store.getAllKeys(keysUnder(shelf));
      const taken = there.map(([, , length, other]) => [other, length] as const);
      if (!hasRoom(taken, path, bytes.length)) return transaction.done.then(() => false);
      for (const key of there) if (key[3] === path) await store.delete(key);
      await store.put({ address: shelf, atMs: nowMs, length: roomTaken(path, bytes.length), path, bytes });
      const marks = (await store.getAllKeys()).map((key) => ({ key, atMs: key[1], length: key[2] }));
      await Promise.all([...overRoom(marks, this.#mostBytes).map(({ key }) => store.delete(key)), transaction.done]);
      return true;
    });
    if (!isKept) throw new Error(`There is no room for ${path.slice(0, 100)} among the files of this notebook`);
  }

  async delete(shelf: string, path: string): Promise<void> {
    await this.#database.use(async (database) => {
      const transaction = database.transaction('files', 'readwrite');
      for (const key of await transaction.store.getAllKeys(keysUnder(shelf)))
        if (key[3] === path) await transaction.store.delete(key);
      await transaction.done;
    });
  }

  /** Has what is on one shelf be on another too. */
  async copy(from: string, to: string): Promise<void> {
    await this.#database.use(async (database) => {
      const transaction = database.transaction('files', 'readwrite');
      for (const file of await transaction.store.getAll(keysUnder(from)))
        await transaction.store.put({ ...file, address: to });
      await transaction.done;
    });
  }

  /** What all of them take. */
  async taken(): Promise<ResultsTaken> {
    const keys = await this.#database.use((database) => database.getAllKeys('files'));
    return {
      length: keys.reduce((sum, [, , length]) => sum + length, 0),
      notebooks: new Set(keys.map(([shelf]) => addressOfShelf(shelf))).size,
    };
  }

  /** Lets all go. */
  async clear(): Promise<void> {
    await this.#database.use((database) => database.clear('files'));
  }
}
