import { identifier, stringLiteral } from '../../../../workers/wire/quoted.ts';
import { Newest } from '../../../known/newest.ts';

/** Files of which all rows are read, the columns of them (a list of SELECT), and what these take in memory. */
export type WholeRows = {
  readonly files: readonly { readonly name: string; readonly content: string; readonly bytes: number }[];
  readonly list: string;
};

type Keeping = { readonly signal?: AbortSignal; readonly atOnce?: boolean };

/** A table, and the number that each content has in it. */
type RowTable = { readonly name: string; readonly numbers: Map<string, number>; bytes: number };

/** What a database may take for such rows. */
export const ROW_TABLES_BYTES = 64 * 2 ** 20;

const NUMBER = '__skybook_file';
/** So much is kept when it is read first: it costs a blink, and what a slider asks for next is often a part of it. */
const AT_ONCE_BYTES = 16 * 2 ** 20;
/** Contents of files, each with a list of columns, of which it is known that they were read. */
const MOST_READ = 10_000;

/**
 * Rows of files that a database has read before, as tables of its own: what is read again and again, as by a slider,
 * would each time be unpacked from Parquet, which takes ten times as long as the query over it.
 */
export class RowTables {
  readonly #query: (sql: string, signal?: AbortSignal) => Promise<unknown>;
  readonly #limitBytes: number;
  readonly #read = new Newest<string, true>(MOST_READ);
  /** By their lists of columns, the longest unused first. */
  readonly #tables = new Map<string, RowTable>();
  #lastName = 0;

  constructor(query: (sql: string, signal?: AbortSignal) => Promise<unknown>, limitBytes = ROW_TABLES_BYTES) {
    this.#query = query;
    this.#limitBytes = limitBytes;
  }

  /** A query for the rows, in the files' order; `undefined` where they are not all there. */
  sqlOf({ files, list }: WholeRows): string | undefined {
    const table = this.#tables.get(list);
    const numbers = files.flatMap(({ content }) => table?.numbers.get(content) ?? []);
    if (!table || numbers.length < files.length || !isRising(numbers)) return undefined;
    this.#tables.delete(list);
    this.#tables.set(list, table);
    const within = numbers.length < table.numbers.size ? ` WHERE ${NUMBER} IN (${numbers.join(', ')})` : '';
    return `SELECT ${list} FROM ${identifier(table.name)}${within}`;
  }

  /**
   * Notes rows as read, and makes tables of those that were before, of few `atOnce`: their files must be open. A
   * failure leaves none of them.
   */
  async keep(rows: WholeRows, { signal, atOnce = false }: Keeping = {}): Promise<void> {
    const keys = keysOf(
      rows.files.map(({ content }) => content),
      rows.list,
    );
    // One file may be read twice at once.
    if (new Set(keys).size < keys.length) return;
    const bytes = bytesOf(rows.files);
    const isAgain = (atOnce && bytes <= AT_ONCE_BYTES) || keys.every((key) => this.#read.has(key));
    for (const key of keys) this.#read.set(key, true);
    if (!isAgain || this.sqlOf(rows) !== undefined || bytes > this.#limitBytes) return;
    const { table, added } = this.#placeFor(rows);
    const first = table.numbers.size;
    const names = added.map(({ name }) => stringLiteral(name)).join(', ');
    const read = `SELECT ${rows.list}, CAST(file_index + ${first} AS INTEGER) AS ${NUMBER} FROM read_parquet([${names}], hive_partitioning = false)`;
    const into = identifier(table.name);
    // Another run may not take what is half made for whole.
    this.#forget(rows.list, table);
    try {
      await this.#query(first > 0 ? `INSERT INTO ${into} ${read}` : `CREATE TABLE ${into} AS ${read}`, signal);
    } catch (error) {
      this.#drop(rows.list, table);
      for (const key of keys) this.#read.delete(key);
      throw error;
    }
    added.forEach(({ content }, i) => table.numbers.set(content, first + i));
    table.bytes += bytesOf(added);
    this.#tables.set(rows.list, table);
    this.#trim();
  }

  /** Drops all, for who needs the memory. */
  clear(): void {
    for (const [list] of this.#tables) this.#forget(list);
  }

  /**
   * The table that files join, and those that it lacks: that of their columns, where these can follow its own and there
   * is room for them, else a new one.
   */
  #placeFor({ files, list }: WholeRows): { readonly table: RowTable; readonly added: WholeRows['files'] } {
    const table = this.#tables.get(list);
    if (table) {
      const added = files.filter(({ content }) => !table.numbers.has(content));
      const first = files
        .slice(0, files.length - added.length)
        .flatMap(({ content }) => table.numbers.get(content) ?? []);
      const isBehind = first.length + added.length === files.length && isRising(first);
      if (isBehind && table.bytes + bytesOf(added) <= this.#limitBytes) return { table, added };
    }
    const begun = { name: `__skybook_rows_${++this.#lastName}`, numbers: new Map<string, number>(), bytes: 0 };
    return { table: begun, added: files };
  }

  #trim(): void {
    let bytes = [...this.#tables.values()].reduce((sum, table) => sum + table.bytes, 0);
    for (const [list, table] of this.#tables) {
      if (bytes <= this.#limitBytes) return;
      bytes -= table.bytes;
      this.#forget(list);
    }
  }

  #forget(list: string, but?: RowTable): void {
    const table = this.#tables.get(list);
    this.#tables.delete(list);
    if (table && table !== but) this.#drop(list, table);
  }

  #drop(list: string, { name, numbers }: RowTable): void {
    // What had to go is not made again before it is read twice more.
    for (const key of keysOf([...numbers.keys()], list)) this.#read.delete(key);
    // No other table will have its name.
    this.#query(`DROP TABLE IF EXISTS ${identifier(name)}`).catch(() => undefined);
  }
}

function keysOf(contents: readonly string[], list: string): readonly string[] {
  return contents.map((content) => `${content} ${list}`);
}

function isRising(numbers: readonly number[]): boolean {
  return numbers.every((number, i) => i === 0 || number > (numbers[i - 1] ?? Infinity));
}

function bytesOf(files: WholeRows['files']): number {
  return files.reduce((sum, { bytes }) => sum + bytes, 0);
}
