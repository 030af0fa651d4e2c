import { stopped } from '../wire/stopped.ts';
import type { DuckDBBindings, DuckDBConnection } from '@duckdb/duckdb-wasm/blocking';
import { DataType, tableFromIPC } from 'apache-arrow';
import { isNotebookError, NotebookError } from '../wire/notebookError.ts';
import { identifier, stringLiteral } from '../wire/quoted.ts';
import { joinBytes } from '../wire/joinBytes.ts';
import type { ColumnType, RemoteFile } from './contract.ts';
import { LateParquet } from './lateParquet.ts';
import { plainType } from './plainType.ts';
import { sqlFailure } from './sqlFailure.ts';
import { sqlKey } from '../wire/sqlKey.ts';
import { tableNames } from './tableNames.ts';
import { tick } from '../wire/tick.ts';
import { makeZones, ZONES_SCHEMA } from './zones/makeZones.ts';
import { itemAt } from '../../src/known/itemAt.ts';

// Between two looks at the mailbox: a Stop is seen after this and the longest of DuckDB's own steps.
const SLICE_MS = 20;
// DuckDBDataProtocol.HTTP; the enum itself exists only in the bindings' bundle.
const HTTP = 4;
/** Statements of callers are numbered from 1 on. */
const NONE = -1;
const ARROW_FILE_MAGIC = 'A'.charCodeAt(0);
const END_OF_STREAM = Uint8Array.of(255, 255, 255, 255, 0, 0, 0, 0);

/** One open DuckDB with one connection; its statements take turns. */
export class Database {
  readonly #connection: DuckDBConnection;
  readonly #bindings: DuckDBBindings;
  readonly #parquet: LateParquet;
  /** Statements that wait or run, and those of them that are to stop. */
  readonly #asked = new Set<number>();
  readonly #stopped = new Set<number>();
  #last: Promise<unknown> = Promise.resolve();
  #running = NONE;
  #hasZones = false;
  #emptyFile: Uint8Array | undefined;

  /**
   * Connects to the database that bindings have open and loads the extensions for syntax trees and, once it is needed,
   * Parquet from `extensionsUrl`, a folder that holds `<engine version>/wasm_eh/<name>.duckdb_extension.wasm`;
   * `onLoaded` is told when both are there.
   */
  constructor(bindings: DuckDBBindings, extensionsUrl: string, onLoaded: () => void = () => undefined) {
    this.#bindings = bindings;
    this.#connection = bindings.connect();
    const set = (text: string) => this.#connection.query(text);
    set(`SET custom_extension_repository = ${stringLiteral(extensionsUrl.replace(/\/$/, ''))}`);
    set('LOAD json');
    this.#parquet = new LateParquet(set, onLoaded);
    // The one takes the bounds of a file for those of all its values, also of the NaNs that they leave out; the other
    // reads first rows a second time, by numbers that lie in row groups which a plan does not fetch.
    set("SET disabled_optimizers = 'statistics_propagation,late_materialization'");
    // The bytes are kept once, by RangeFiles.
    set('SET enable_external_file_cache = false');
  }

  /** Has statements fail that would take more memory. */
  limit(memoryBytes: number): this {
    this.#connection.query(`SET memory_limit = '${Math.floor(memoryBytes / 2 ** 20)}MiB'`);
    return this;
  }

  /**
   * Runs one statement and gives its result as an Arrow IPC stream; can be cancelled by `id` while it waits or runs.
   */
  query(id: number, sql: string): Promise<Uint8Array> {
    this.#asked.add(id);
    return this.#inTurn(async () => {
      try {
        this.#checkStopped(id);
        this.#parquet.readyFor(sql);
        this.#haveZones(sql);
        this.#running = id;
        return await this.#poll(id, sql);
      } finally {
        this.#running = NONE;
        for (const noted of [this.#asked, this.#stopped]) noted.delete(id);
      }
    });
  }

  /** Lets SQL read `file` by its name. */
  register(file: RemoteFile): void {
    this.#bindings.registerFileURL(file.name, file.url, HTTP, true);
  }

  /** Makes bytes a file that SQL reads by its name. */
  putFile(name: string, bytes: Uint8Array): Promise<void> {
    return this.#inTurn(() => this.#bindings.registerFileBuffer(name, bytes));
  }

  dropFile(name: string): Promise<void> {
    return this.#inTurn(() => void this.#bindings.dropFile(name));
  }

  /** The file that `COPY source TO 'name.ending' options` writes. */
  copyOut(source: string, ending: string, options: string): Promise<Uint8Array> {
    return this.#inTurn(() => this.#copied(source, ending, options));
  }

  /**
   * Forgets the footer of a file by reading another in its place: `replace` puts one of these bytes there, and answers
   * what puts the file back.
   */
  forgetFooter(name: string, replace: (bytes: Uint8Array) => () => void): Promise<void> {
    return this.#inTurn(() => {
      this.#parquet.load();
      const putBack = replace((this.#emptyFile ??= this.#copied('(SELECT 0 AS x LIMIT 0)', '.parquet', '')));
      try {
        this.#connection.query(`FROM read_parquet(${stringLiteral(name)}) LIMIT 0`);
      } finally {
        putBack();
      }
    });
  }

  cancel(id: number): void {
    // It may have ended while this was on its way.
    if (!this.#asked.has(id)) return;
    this.#stopped.add(id);
    if (this.#running === id) this.#connection.useUnsafe((bindings, handle) => bindings.cancelPendingQuery(handle));
  }

  /** Appends an Arrow IPC stream to the table `name`, which is made if it is not there. */
  putTable(name: string, ipc: Uint8Array): Promise<void> {
    return this.#inTurn(() => {
      if (ipc[0] === ARROW_FILE_MAGIC) throw new Error(`Invalid Input Error: ${name} is an Arrow file, not a stream`);
      const create = !this.#hasTable(name);
      // A stream that DuckDB cannot read poisons its connection: later ones would be ignored in silence.
      const connection = this.#bindings.connect();
      try {
        connection.insertArrowFromIPCStream(ipc, { name, schema: 'main', create });
      } finally {
        connection.close();
      }
      if (create && !this.#hasTable(name))
        throw new Error(`Invalid Input Error: the columns of ${name} cannot be read as Arrow`);
    });
  }

  /** The columns of the table that a query gives. */
  describe(sql: string): Promise<readonly ColumnType[]> {
    return this.#inTurn(() => this.#describe(sql));
  }

  serialize(sql: string): Promise<string> {
    const told = this.#inTurn(() =>
      String(itemAt(this.#rows(`SELECT json_serialize_sql(${stringLiteral(sql)})::VARCHAR AS tree`), 0).tree),
    );
    // While whoever has asked looks for the files.
    const load = async () => {
      await told;
      await tick();
      await this.#inTurn(() => this.#parquet.load());
    };
    if (this.#parquet.isLikelyFor(sql)) load().catch(() => undefined);
    return told;
  }

  deserialize(tree: string): Promise<string> {
    return this.#inTurn(() =>
      String(itemAt(this.#rows(`SELECT json_deserialize_sql(${stringLiteral(tree)}::JSON) AS sql`), 0).sql),
    );
  }

  async #poll(id: number, sql: string): Promise<Uint8Array> {
    const { result, handle } = this.#connection.useUnsafe((bindings, conn) => ({
      result: bindings.startPendingQuery(conn, sql, false),
      handle: conn,
    }));
    let header = result;
    let since = performance.now();
    const breathe = async () => {
      if (performance.now() - since < SLICE_MS) return;
      await tick();
      since = performance.now();
      this.#checkStopped(id);
    };
    while (header === null) {
      header = this.#bindings.pollPendingQuery(handle);
      await breathe();
    }
    const readable = this.#withoutEnums(sql, header);
    if (readable !== undefined) return this.#poll(id, readable);
    const chunks = [header];
    for (;;) {
      const chunk = this.#bindings.fetchQueryResults(handle);
      await breathe();
      if (chunk === null) continue;
      if (chunk.byteLength === 0) return joinBytes([...chunks, END_OF_STREAM]);
      chunks.push(chunk);
    }
  }

  /** The query with text in place of enums, whose values a stream leaves out, where `header`, its schema, has any. */
  #withoutEnums(sql: string, header: Uint8Array): string | undefined {
    if (!tableFromIPC(header).schema.fields.some(({ type }) => hasDictionary(type))) return undefined;
    const query = sql.replace(/;\s*$/, '');
    const enums = this.#describe(query).flatMap(({ name, type }) => {
      const quoted = identifier(name);
      return /\bENUM\s*\(/.test(type) ? [`CAST(${quoted} AS ${plainType(type)}) AS ${quoted}`] : [];
    });
    return enums.length === 0 ? undefined : `SELECT * REPLACE (${enums.join(', ')}) FROM (${query})`;
  }

  #copied(source: string, ending: string, options: string): Uint8Array {
    // Of its own: Node's DuckDB writes to the disk what a browser's keeps in memory.
    this.#parquet.readyFor(`${source} ${ending} ${options}`);
    const name = `skybook-out-${Math.random().toString(36).slice(2)}${ending}`;
    try {
      this.#connection.query(`COPY ${source} TO ${stringLiteral(name)} ${options}`);
      return this.#bindings.copyFileToBuffer(name);
    } finally {
      this.#bindings.dropFile(name);
    }
  }

  #describe(sql: string): readonly ColumnType[] {
    this.#parquet.readyFor(sql);
    const rows = this.#rows(`DESCRIBE ${sql}`);
    const names = tableNames(rows.map(({ column_name: name }) => String(name)));
    return rows.map(({ column_type: type }, i) => ({ name: itemAt(names, i), type: String(type) }));
  }

  /** Makes the table of time zones when a statement first names it. */
  #haveZones(sql: string): void {
    if (this.#hasZones || !sql.includes(ZONES_SCHEMA)) return;
    makeZones(this.#bindings, this.#connection);
    this.#hasZones = true;
  }

  #checkStopped(id: number): void {
    if (!this.#stopped.delete(id)) return;
    throw stopped();
  }

  #rows(sql: string): readonly Record<string, unknown>[] {
    return this.#connection
      .query(sql)
      .toArray()
      .map((row): Record<string, unknown> => row.toJSON());
  }

  #hasTable(name: string): boolean {
    // lower() of SQL folds letters beyond ASCII too, which its names do not.
    return this.#rows('SELECT table_name FROM duckdb_tables()').some(
      ({ table_name: other }) => sqlKey(String(other)) === sqlKey(name),
    );
  }

  /** Runs `work` when all earlier work is done; its errors become failures in the reader's terms. */
  #inTurn<T>(work: () => T | Promise<T>): Promise<T> {
    const turn = this.#last.then(work).catch((cause: unknown) => {
      if (isNotebookError(cause)) throw cause;
      throw new NotebookError(sqlFailure(cause instanceof Error ? cause.message : String(cause)), { cause });
    });
    this.#last = turn.catch(() => undefined);
    return turn;
  }
}

function hasDictionary(type: DataType): boolean {
  return DataType.isDictionary(type) || (type.children ?? []).some((field) => hasDictionary(field.type));
}
