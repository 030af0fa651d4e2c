import { tableFromArrays, tableFromIPC, tableToIPC, type Table } from 'apache-arrow';
import type { Database } from '../../../workers/sql/database.ts';
import { openNodeDatabase } from '../../../workers/sql/testing/openNodeDatabase.ts';
import { GEOMETRY_MACROS } from '../adql/geometryMacros.ts';
import type { Serialized } from '../split/tree.ts';
import { parseTree, printTree } from '../split/treeText.ts';

type Tree = Extract<Serialized, { error: false }>;

/** A DuckDB that knows the macros of ADQL, to try on it what is written for it. */
export class AdqlDatabase {
  readonly #database: Database;
  #lastId = 0;

  private constructor(database: Database) {
    this.#database = database;
  }

  static async open(): Promise<AdqlDatabase> {
    const { database } = await openNodeDatabase();
    const opened = new AdqlDatabase(database);
    for (const macro of GEOMETRY_MACROS) await opened.run(macro);
    return opened;
  }

  /** Makes a table of columns of numbers. */
  async putTable(name: string, columns: Readonly<Record<string, Float64Array>>): Promise<void> {
    await this.#database.putTable(name, tableToIPC(tableFromArrays({ ...columns }), 'stream'));
  }

  /** Runs a statement as it is written. */
  async run(sql: string): Promise<Table> {
    return tableFromIPC(await this.#database.query(++this.#lastId, sql));
  }

  /** A query as a tree. Fails with DuckDB's words on one that has none. */
  async treeOf(sql: string): Promise<Tree> {
    const tree = parseTree(await this.#database.serialize(sql)) as Serialized;
    if (tree.error) throw new Error(tree.error_message);
    return tree;
  }

  /** The rows of a query that is written anew before it runs. */
  async ask(sql: string, rewrite: (tree: Tree) => unknown): Promise<Table> {
    return this.run(await this.#database.deserialize(printTree(rewrite(await this.treeOf(sql)))));
  }
}
