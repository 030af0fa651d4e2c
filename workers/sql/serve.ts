import { NotebookError } from '../wire/notebookError.ts';
import type { SqlWorker } from './contract.ts';
import type { Database } from './database.ts';
import { KeptFooters } from './keptFooters.ts';
import type { RangeFiles } from './rangeFiles.ts';

type Boot = () => Promise<Database>;
type Move = <T>(value: T, buffers: Transferable[]) => T;

/** What footers may take of a database's memory. */
const FOOTER_BYTES = 64 * 2 ** 20;

/** The worker's side of the contract. `boot` starts the engine; `move` marks buffers to be moved instead of copied. */
export function serve(boot: Boot, move: Move, files: RangeFiles): SqlWorker {
  let opened: Promise<Database> | undefined;
  let cacheBytes = 0;
  const footers = new KeptFooters(FOOTER_BYTES);
  const database = async (): Promise<Database> => {
    if (!opened) throw new NotebookError({ kind: 'engine-lost', message: 'The SQL engine has not been started' });
    return opened;
  };
  return {
    async boot({ memoryBytes, cacheBytes: most }) {
      cacheBytes = most;
      opened ??= boot().then((started) => started.limit(memoryBytes));
      await opened;
    },
    async query(id, sql) {
      const ipc = await (await database()).query(id, sql);
      return move(ipc, [ipc.buffer]);
    },
    async cancel(id) {
      (await database()).cancel(id);
    },
    async putTable(name, ipc) {
      await (await database()).putTable(name, ipc);
    },
    describe: async (sql) => (await database()).describe(sql),
    serialize: async (sql) => (await database()).serialize(sql),
    deserialize: async (tree) => (await database()).deserialize(tree),
    async openFiles(asked) {
      const known = await database();
      for (const name of footers.use(asked.map(({ file }) => file)))
        // It waits for what runs, and what it leaves undone costs only memory.
        known.forgetFooter(name, (bytes) => files.replace(name, bytes)).catch(() => undefined);
      return asked.map(({ file, ranges }) => {
        if (files.open(file)) known.register(file);
        return files.missing(file.name, ranges);
      });
    },
    putFile: async (name, bytes) => (await database()).putFile(name, bytes),
    dropFile: async (name) => (await database()).dropFile(name),
    async copyOut(source, ending, options) {
      const bytes = await (await database()).copyOut(source, ending, options);
      return move(bytes, [bytes.buffer]);
    },
    async fillFile(name, start, bytes) {
      files.fill(name, start, new Uint8Array(bytes));
    },
    trim: async (keep) => files.trim(cacheBytes, keep),
    heapBytes: async () => files.heapBytes(),
    stats: async () => files.stats(),
  };
}
