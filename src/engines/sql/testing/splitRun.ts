import { tableFromIPC } from 'apache-arrow';
import type { Database } from '../../../../workers/sql/database.ts';
import { MERGE_MACROS, PARTIAL_MACROS } from '../../../catalogue/split/aggregates/mergeMacros.ts';
import { parseTree, printQuery } from '../../../catalogue/split/treeText.ts';
import type { SelectNode, Serialized } from '../../../catalogue/split/tree.ts';
import { findPasses } from '../passes/findPasses.ts';
import type { Schema } from '../passes/schema.ts';
import { KNOWN_FUNCTIONS } from '../pool/knownFunctions.ts';
import { carryOut } from '../answer/carryOut.ts';
import type { ReadyPass } from '../parts/readyPass.ts';
import { filterSql } from '../scan/filterSql.ts';
import { mergeParts } from '../scan/mergeParts.ts';
import { SentTables } from '../scan/sentTables.ts';

/** Runs queries over the table `sky` by its pieces `sky0`, `sky1`, … as a pool would, in one database. */
export class SplitRun {
  readonly #database: Database;
  readonly #pieces: number;
  #hasMacros = false;
  #id = 1_000_000;

  constructor(database: Database, pieces: number) {
    this.#database = database;
    this.#pieces = pieces;
  }

  /**
   * The Arrow bytes of the result, or of what is `asked` of it, and for each pass why it gathered rows (`undefined`
   * where it was split).
   */
  async run(
    sql: string,
    asked = (text: string) => text,
  ): Promise<{ readonly ipc: Uint8Array; readonly gathered: readonly (string | undefined)[] }> {
    const run = (text: string) => this.#database.query(++this.#id, text);
    if (!this.#hasMacros) for (const macro of [...PARTIAL_MACROS, ...MERGE_MACROS]) await run(macro);
    this.#hasMacros = true;
    const sqlOf = (node: SelectNode) => this.#database.deserialize(printQuery(node));
    const tree = parseTree(await this.#database.serialize(sql)) as Serialized;
    if (tree.error) throw new Error(tree.error_message);
    const made: string[] = [];
    const gathered: (string | undefined)[] = [];
    const putTable = (name: string, ipc: Uint8Array) => this.#database.putTable(name, ipc);
    const read = async ({ pass, sent, conditions }: ReadyPass): Promise<void> => {
      gathered.push(pass.gathered);
      // Small tables travel as they would to another worker.
      await new SentTables(sent).to({ query: run, putTable });
      const where = await filterSql(pass.source, conditions, { sqlOf });
      const parts: Uint8Array[] = [];
      for (let i = 0; i < this.#pieces; i++) {
        const rows = where === undefined ? `FROM sky${i}` : `WITH sky AS (FROM sky${i}) ${where}`;
        parts.push(await run(`WITH sky AS (${rows}) ${pass.partialSql}`));
      }
      await mergeParts(pass, parts, { putTable, run });
    };
    const schema: Schema = {
      functions: KNOWN_FUNCTIONS,
      describe: (text) => this.#database.describe(text),
      sqlOf,
      emptyTable: async (table, text) => {
        made.push(table);
        await run(`CREATE OR REPLACE TABLE ${table} AS SELECT * FROM (${text}) LIMIT 0`);
      },
    };
    try {
      const { node } = tree.statements[0]!;
      const passes = await findPasses(node, ['sky'], { prefix: '__skybook_', isResult: true }, schema);
      await carryOut(passes.steps, { run, made: (table) => void made.push(table) }, read);
      return { ipc: await run(asked(passes.sql)), gathered };
    } finally {
      for (const table of made) await run(`DROP TABLE IF EXISTS ${table}`);
    }
  }

  /** A result as rows of texts; decimals, dates and nested values in one form each. */
  static rows(ipc: Uint8Array): readonly (readonly unknown[])[] {
    const table = tableFromIPC(ipc);
    return table.toArray().map((row) => table.schema.names.map((_, i) => plain(row[table.schema.names[i] as string])));
  }
}

function plain(value: unknown): unknown {
  if (typeof value === 'number' || value === null || typeof value === 'boolean') return value;
  return String(value);
}
