import type { KeeperDatabase } from './keeperDatabase.ts';

/** Addresses whose controls are remembered; those that were left the longest ago go first. */
const MOST = 500;

/**
 * Where the reader has left the controls of notebooks, by the address that shows them: to move one is no change of a
 * notebook. All rejects with `StorageError`.
 */
export class KeptControls {
  readonly #database: KeeperDatabase;
  /** What storage does not take stays in this tab. */
  readonly #unkept = new Map<string, string>();

  constructor(database: KeeperDatabase) {
    this.#database = database;
  }

  /** Whether some are in this tab alone. */
  get holdsUnkept(): boolean {
    return this.#unkept.size > 0;
  }

  async get(address: string): Promise<string | undefined> {
    return (
      this.#unkept.get(address) ?? (await this.#database.use((database) => database.get('controls', address)))?.controls
    );
  }

  async put(address: string, controls: string, nowMs = Date.now()): Promise<void> {
    try {
      await this.#store(address, controls, nowMs);
      this.#unkept.delete(address);
    } catch (error) {
      this.#unkept.set(address, controls);
      throw error;
    }
  }

  async #store(address: string, controls: string, atMs: number): Promise<void> {
    await this.#database.use(async (database) => {
      const transaction = database.transaction('controls', 'readwrite');
      const { store } = transaction;
      await store.put({ address, controls, atMs });
      const over = (await store.count()) - MOST;
      if (over > 0)
        for (const oldest of await store.index('atMs').getAllKeys(undefined, over)) await store.delete(oldest);
      await transaction.done;
    });
  }
}
