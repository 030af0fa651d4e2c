import type { Results } from '../../notebook/results/cellResult.ts';
import { inertResults } from '../../notebook/results/inertResult.ts';
import type { KeeperDatabase } from '../keeperDatabase.ts';
import { keysUnder } from '../keysUnder.ts';
import { overRoom, withinRoom } from './roomOf.ts';

/** What results take: characters, and notebooks that have some. */
export type ResultsTaken = { readonly length: number; readonly notebooks: number };

/**
 * What the cells of notebooks showed when they last ran, by the address that shows them. Old ones give way where all
 * take more than their room. All rejects with `StorageError`.
 */
export class KeptResults {
  readonly #database: KeeperDatabase;

  constructor(database: KeeperDatabase) {
    this.#database = database;
  }

  /** What is kept for an address, as far as it does nothing; empty where nothing is. */
  async get(address: string): Promise<Results> {
    const all = await this.#database.use((database) => database.getAll('results', keysUnder(address)));
    return inertResults(
      Object.fromEntries(Object.entries(all.at(-1)?.cells ?? {}).map(([id, text]) => [id, json(text)])),
    );
  }

  /** Keeps results in place of what was kept for an address. */
  async put(address: string, results: Results, nowMs = Date.now()): Promise<void> {
    const cells = withinRoom(inertResults(results));
    const length = Object.values(cells).reduce((sum, text) => sum + text.length, 0);
    await this.#database.use(async (database) => {
      const transaction = database.transaction('results', 'readwrite');
      const { store } = transaction;
      await store.delete(keysUnder(address));
      if (length > 0) await store.put({ address, atMs: nowMs, length, cells });
      const marks = (await store.getAllKeys()).map((key) => ({ key, atMs: key[1], length: key[2] }));
      await Promise.all([...overRoom(marks).map(({ key }) => store.delete(key)), transaction.done]);
    });
  }

  /** What all of them take. */
  async taken(): Promise<ResultsTaken> {
    const keys = await this.#database.use((database) => database.getAllKeys('results'));
    return { length: keys.reduce((sum, [, , length]) => sum + length, 0), notebooks: keys.length };
  }

  /** Lets all go. */
  async clear(): Promise<void> {
    await this.#database.use((database) => database.clear('results'));
  }
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
