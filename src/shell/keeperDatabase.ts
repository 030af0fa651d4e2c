import { openDB, type DBSchema, type IDBPDatabase, type IDBPTransaction, type StoreNames } from 'idb';
import type { StoredOutputs } from '../notebook/storedOutputs.ts';
import type { Kept } from './kept.ts';
import type { StoredResults } from './results/storedResults.ts';
import { asStorageError, StorageError } from './storageTrouble.ts';
import type { Version } from './versions/version.ts';

/**
 * What the browser keeps: notebooks, what cells showed in their files and in their last run, where their controls were
 * left, what files they wrote, and what notebooks were.
 */
export interface KeeperSchema extends DBSchema {
  notebooks: { key: string; value: Kept; indexes: { route: string; besides: string } };
  outputs: { key: string; value: { readonly id: string; readonly stored: StoredOutputs } };
  controls: {
    key: string;
    value: { readonly address: string; readonly controls: string; readonly atMs: number };
    indexes: { atMs: number };
  };
  /** By the address that shows the notebook; the key tells when it was kept and how long it is, as that of versions. */
  results: { key: [address: string, atMs: number, length: number]; value: StoredResults };
  /** Files that notebooks have written, by their shelf at the address that shows them, each with its room. */
  files: {
    key: [address: string, atMs: number, length: number, path: string];
    value: {
      readonly address: string;
      readonly atMs: number;
      readonly length: number;
      readonly path: string;
      readonly bytes: Uint8Array;
    };
  };
  /** The key tells how long a text is, so that what to let go is known without reading it. */
  versions: { key: [id: string, atMs: number, length: number]; value: Version };
}

/** A turn on all that is kept. */
export type KeeperTransaction = IDBPTransaction<
  KeeperSchema,
  ('notebooks' | 'outputs' | 'controls' | 'versions' | 'results' | 'files')[],
  'readwrite'
>;

/**
 * Version 1 had notebooks alone, each with its outputs; version 2 may lack controls; version 3 lacks results, version 4
 * files.
 */
const VERSION = 5;
/** Another tab is told to let go, and does unless it runs an old version of the site or hangs. */
const BLOCKED_MS = 700;
/**
 * A busy machine needs some time for a first opening; a request that waits behind another tab's would take for ever.
 */
const PATIENCE_MS = 4000;
/** What may pass is tried anew after these times, so that what stays is told within two seconds. */
const PAUSES_MS = [0, 100, 300, 900];

type Opening = { readonly opened: Promise<IDBPDatabase<KeeperSchema>>; readonly busy: Promise<never> };

/**
 * The connection to IndexedDB, opened when it is needed, let go when another tab changes or deletes the database, and
 * opened anew when the browser has ended it. All fails with `StorageError`.
 */
export class KeeperDatabase {
  readonly #name: string;
  readonly #onEnded: () => void;
  #opening: Opening | undefined;
  #isBusy = false;

  /**
   * `onEnded` is told when what was stored may be gone: the browser has ended the connection, as when the reader clears
   * the site's data.
   */
  constructor(name: string, onEnded: () => void) {
    this.#name = name;
    this.#onEnded = onEnded;
  }

  /** Resolves once a database that is held by another tab has been let go; undefined where none is. */
  whenFree(): Promise<unknown> | undefined {
    return this.#isBusy ? this.#opening?.opened : undefined;
  }

  /**
   * Does something with the database; anew where the connection had ended unnoticed, or cannot be opened for a moment,
   * as while the browser clears the site's data.
   */
  async use<R>(work: (database: IDBPDatabase<KeeperSchema>) => Promise<R>): Promise<R> {
    for (let tried = 0; ; tried++) {
      const used = (this.#opening ??= this.#open());
      let isOpen = false;
      try {
        const database = await Promise.race([used.opened, used.busy]);
        isOpen = true;
        return await work(database);
      } catch (error) {
        const known = asStorageError(error);
        if (known.trouble === 'busy') throw known;
        // What could not be opened is tried anew by the next use, and so is what has ended.
        if (this.#opening === used) this.#opening = undefined;
        const pauseMs = PAUSES_MS[tried];
        if (pauseMs === undefined || !(isOpen ? hasEnded(error) : known.trouble === 'failed')) throw known;
        await new Promise((resolve) => setTimeout(resolve, pauseMs));
      }
    }
  }

  #open(): Opening {
    let reject: (error: StorageError) => void = () => undefined;
    const busy = new Promise<never>((_, fail) => (reject = fail));
    busy.catch(() => undefined);
    const isBusy = (): void => {
      this.#isBusy = true;
      reject(new StorageError('busy'));
    };
    let timer = setTimeout(isBusy, PATIENCE_MS);
    const letGo = (): void => {
      if (this.#opening === opening) this.#opening = undefined;
    };
    const opened = openDatabase(this.#name, {
      blocked: () => {
        clearTimeout(timer);
        timer = setTimeout(isBusy, BLOCKED_MS);
      },
      letGo,
      ended: () => {
        letGo();
        this.#onEnded();
      },
    });
    const opening: Opening = { opened, busy };
    opened.then(
      () => {
        clearTimeout(timer);
        this.#isBusy = false;
        // Whoever comes later finds it open, however late that was.
        if (this.#opening === opening) this.#opening = { opened, busy: new Promise<never>(() => undefined) };
      },
      () => {
        clearTimeout(timer);
        letGo();
      },
    );
    return opening;
  }
}

type Told = { readonly blocked: () => void; readonly letGo: () => void; readonly ended: () => void };

/** Async, since a browser that blocks storage throws from the very call. */
async function openDatabase(name: string, { blocked, letGo, ended }: Told): Promise<IDBPDatabase<KeeperSchema>> {
  try {
    if (globalThis.indexedDB === undefined) throw new StorageError('denied');
    return await openDB<KeeperSchema>(name, VERSION, {
      blocked,
      blocking: (_current, wanted, event) => {
        (event.target as IDBDatabase).close();
        if (wanted === null) ended();
        else letGo();
      },
      terminated: ended,
      upgrade: (database, from, _to, transaction) => {
        if (from < 2) {
          const isNew = !database.objectStoreNames.contains('notebooks');
          const store = isNew
            ? database.createObjectStore('notebooks', { keyPath: 'id' })
            : transaction.objectStore('notebooks');
          if (isNew) store.createIndex('route', 'route');
          store.createIndex('besides', 'besides');
          database.createObjectStore('outputs', { keyPath: 'id' });
          database.createObjectStore('versions', { keyPath: ['id', 'atMs', 'length'] });
        }
        if (!database.objectStoreNames.contains('controls'))
          database.createObjectStore('controls', { keyPath: 'address' }).createIndex('atMs', 'atMs');
        if (!database.objectStoreNames.contains('results'))
          database.createObjectStore('results', { keyPath: ['address', 'atMs', 'length'] });
        if (!database.objectStoreNames.contains('files'))
          database.createObjectStore('files', { keyPath: ['address', 'atMs', 'length', 'path'] });
        // What fails there ends the transaction, and with it the opening.
        if (from === 1) moveOutputs(transaction).catch(() => undefined);
      },
    });
  } catch (error) {
    const known = asStorageError(error);
    throw known.trouble === 'failed' && refusesStorage() ? new StorageError('denied', { cause: error }) : known;
  }
}

async function moveOutputs(
  transaction: IDBPTransaction<KeeperSchema, StoreNames<KeeperSchema>[], 'versionchange'>,
): Promise<void> {
  for (let cursor = await transaction.objectStore('notebooks').openCursor(); cursor; cursor = await cursor.continue()) {
    const { stored, ...kept } = cursor.value as Kept & { readonly stored?: StoredOutputs };
    if (!stored) continue;
    await transaction.objectStore('outputs').put({ id: kept.id, stored });
    await cursor.update(kept);
  }
}

/** Whether a failure is that of a connection which the browser or another tab has ended. */
function hasEnded(error: unknown): boolean {
  return (
    error instanceof DOMException &&
    (error.name === 'InvalidStateError' || error.name === 'AbortError' || error.name === 'TransactionInactiveError')
  );
}

/** A browser that refuses a site storage refuses all kinds. */
function refusesStorage(): boolean {
  try {
    return localStorage.length < 0;
  } catch {
    return true;
  }
}
