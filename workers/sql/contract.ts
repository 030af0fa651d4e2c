/** What a DuckDB worker needs to know to start. */
export type SqlBoot = {
  /** DuckDB's own limit: beyond it a query fails cleanly, while an exhausted heap loses the worker. */
  readonly memoryBytes: number;
  /** Bytes of remote files that stay in memory between queries. */
  readonly cacheBytes: number;
};

/** A result column's name and DuckDB type. */
export type ColumnType = { readonly name: string; readonly type: string };

/** Half-open byte interval `[start, end)` of a file. */
export type ByteRange = readonly [start: number, end: number];

/** A remote file that DuckDB reads under the name `name`, by byte ranges. */
export type RemoteFile = {
  readonly name: string;
  readonly url: string;
  readonly bytes: number;
  /** Stands for its content: DuckDB takes it for seconds since 1970, and keeps a footer as long as it is the same. */
  readonly modified: number;
  /** How long its footer is. */
  readonly footerBytes?: number;
  /** Its content, where it is a file of the reader's. */
  readonly blob?: Blob;
  /** Where its Bloom filters lie, which are not read: DuckDB's tell -0.0 from 0.0, and NaNs from each other. */
  readonly bloomFilters?: readonly ByteRange[];
};

/** Counts since the worker started. A miss is a range that DuckDB asked for and the plan had not fetched. */
export type FileStats = {
  readonly misses: number;
  readonly missBytes: number;
  readonly cachedBytes: number;
};

/** A file that SQL is to read, and the parts of it that will be read. */
export type FileToOpen = { readonly file: RemoteFile; readonly ranges: readonly ByteRange[] };

/**
 * One DuckDB in a worker. Statements run one after another in the order they were asked for; `cancel`, `openFiles` and
 * `stats` do not wait. Fails with `NotebookError` of kind `sql`, `fetch` or `cancelled`.
 */
export interface SqlWorker {
  boot(options: SqlBoot): Promise<void>;
  /** Runs one statement; its result as an Arrow IPC stream. `id` names it for `cancel`. */
  query(id: number, sql: string): Promise<Uint8Array>;
  /** Ends a running or waiting statement, which then fails with kind `cancelled`. */
  cancel(id: number): Promise<void>;
  /** Appends an Arrow IPC stream to a table, which is made if it is not there. */
  putTable(name: string, ipc: Uint8Array): Promise<void>;
  describe(sql: string): Promise<readonly ColumnType[]>;
  /** DuckDB's syntax tree of SELECT statements, as JSON text; syntax errors are in it (`error: true`). */
  serialize(sql: string): Promise<string>;
  /** The SQL of a tree in the form that `serialize` gives. */
  deserialize(tree: string): Promise<string>;
  /** Lets SQL read files by their names; of each is answered what is not kept of its `ranges`. */
  openFiles(files: readonly FileToOpen[]): Promise<readonly (readonly ByteRange[])[]>;
  /** Makes bytes a file that SQL reads by its name, until it is dropped. */
  putFile(name: string, bytes: Uint8Array): Promise<void>;
  dropFile(name: string): Promise<void>;
  /** The file that `COPY source TO 'name.ending' options` writes. */
  copyOut(source: string, ending: string, options: string): Promise<Uint8Array>;
  /** Keeps bytes of an opened file that are already here. */
  fillFile(name: string, start: number, bytes: ArrayBuffer): Promise<void>;
  /**
   * Forgets bytes of the files that were used longest ago, beyond the bound of `boot`; those of the files named `keep`
   * stay.
   */
  trim(keep: readonly string[]): Promise<void>;
  /** The size of DuckDB's memory, which never shrinks (WebAssembly has no way to give pages back). */
  heapBytes(): Promise<number>;
  stats(): Promise<FileStats>;
}
