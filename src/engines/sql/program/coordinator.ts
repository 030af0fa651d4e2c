import type { ByteRange, ColumnType, FileToOpen } from '../../../../workers/sql/contract.ts';
import type { SelectNode, Serialized } from '../../../catalogue/split/tree.ts';

/** A file to be read, with the bytes of it that are here and the parts that are wanted. */
export type HeldFile = FileToOpen & { readonly held: { readonly start: number; readonly bytes: Uint8Array } };

/** What brings bytes of files into a database. */
export type Filling = {
  /** Makes files known, by one message; what is neither `held` here nor kept there of the `ranges` of each. */
  openFiles(files: readonly HeldFile[]): Promise<readonly (readonly ByteRange[])[]>;
  /** Keeps bytes of an opened file; they are its own. */
  fill(name: string, piece: { readonly start: number; readonly bytes: Uint8Array }): Promise<void>;
};

/**
 * What a query's stages ask of the database that holds the notebook's tables. Statements run in the order in which they
 * are sent, and fail with kind `sql` in DuckDB's words.
 */
export type Coordinator = Filling & {
  /** Runs one statement; its result as an Arrow IPC stream. Fails with kind `cancelled` once `signal` is aborted. */
  query(sql: string, signal?: AbortSignal): Promise<Uint8Array>;
  describe(sql: string): Promise<readonly ColumnType[]>;
  /** A query as a tree, or that it has none. */
  treeOf(sql: string): Promise<Serialized>;
  sqlOf(node: SelectNode): Promise<string>;
  /** Makes a table with the columns of a query's result and no row. */
  emptyTable(name: string, sql: string): Promise<void>;
  /** Makes a table of an Arrow IPC stream, in place of one of that name. */
  replaceTable(name: string, ipc: Uint8Array): Promise<void>;
  /** Appends an Arrow IPC stream to a table, which is made where it is not there. */
  putTable(name: string, ipc: Uint8Array): Promise<void>;
  putFile(name: string, bytes: Uint8Array): Promise<void>;
  dropFile(name: string): Promise<void>;
};
