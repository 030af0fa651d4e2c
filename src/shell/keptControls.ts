import type { KeeperDatabase } from './keeperDatabase.ts';

/** Addresses whose controls are remembered; those that were left the longest ago go first. */
const MOST = 500;

/**
 * Where the reader has left the controls of notebooks, by the address that shows them: to move one is no change of a
 * notebook. All rejects with `StorageError`.
 */
export class KeptControls {
  readonly #database: KeeperDatabase;

  constructor(database: KeeperDatabase) {
    this.#database = database;
  }

  async get(address: string): Promise<string | undefined> {
    return (await this.#database.use((database) => database.get('controls', address)))?.controls;
  }

  async put(address: string, controls: string, nowMs = Date.now()): Promise<void> {
    await this.#database.use(async (database) => {
      const transaction = database.transaction('controls', 'readwrite');
      const { store } = transaction;
      await store.put({ address, controls, atMs: nowMs });
      const over = (await store.count()) - MOST;
      if (over > 0)
        for (const oldest of await store.index('atMs').getAllKeys(undefined, over)) await store.delete(oldest);
      await transaction.done;
    });
  }
}
