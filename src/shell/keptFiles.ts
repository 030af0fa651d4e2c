import type { KeptFile } from '../../workers/wire/keptFile.ts';
import type { KeeperDatabase } from './keeperDatabase.ts';
import { keysUnder } from './keysUnder.ts';
import type { ResultsTaken } from './results/keptResults.ts';
import { overRoom } from './results/roomOf.ts';

/** The most bytes of files that are kept of all notebooks. */
export const FILES_ROOM_BYTES = 500_000_000;

/**
 * The files that notebooks have written, by the address that shows them; those of notebooks that wrote the longest ago
 * give way. All rejects with `StorageError`.
 */
export class KeptFiles {
  readonly #database: KeeperDatabase;
  readonly #mostBytes: number;

  constructor(database: KeeperDatabase, mostBytes = FILES_ROOM_BYTES) {
    this.#database = database;
    this.#mostBytes = mostBytes;
  }

  async get(address: string): Promise<readonly KeptFile[]> {
    const all = await this.#database.use((database) => database.getAll('files', keysUnder(address)));
    return all.map(({ path, bytes }) => ({ path, bytes }));
  }

  /** Keeps a file in place of what was kept under its path. */
  async put(address: string, { path, bytes }: KeptFile, nowMs = Date.now()): Promise<void> {
    await this.#database.use(async (database) => {
      const transaction = database.transaction('files', 'readwrite');
      const { store } = transaction;
      for (const key of await store.getAllKeys(keysUnder(address))) if (key[3] === path) await store.delete(key);
      await store.put({ address, atMs: nowMs, length: bytes.length, path, bytes });
      const marks = (await store.getAllKeys()).map((key) => ({ key, atMs: key[1], length: key[2] }));
      await Promise.all([...overRoom(marks, this.#mostBytes).map(({ key }) => store.delete(key)), transaction.done]);
    });
  }

  async delete(address: string, path: string): Promise<void> {
    await this.#database.use(async (database) => {
      const transaction = database.transaction('files', 'readwrite');
      for (const key of await transaction.store.getAllKeys(keysUnder(address)))
        if (key[3] === path) await transaction.store.delete(key);
      await transaction.done;
    });
  }

  /** Has what shows at one address be kept for another too. */
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
      notebooks: new Set(keys.map(([address]) => address)).size,
    };
  }

  /** Lets all go. */
  async clear(): Promise<void> {
    await this.#database.use((database) => database.clear('files'));
  }
}
