import { tableFromIPC } from 'apache-arrow';
import type { ColumnType } from '../../../../workers/sql/contract.ts';
import { isWholeTable } from '../../../catalogue/split/bind.ts';
import { baseTable, column, select, STAR } from '../../../catalogue/split/nodes.ts';
import type { SelectNode } from '../../../catalogue/split/tree.ts';
import { VOLATILE } from '../../../catalogue/split/refuseWhole.ts';
import { expressionsIn, someIn, visit } from '../../../catalogue/split/walk.ts';
import { sizeText } from '../scan/passPlan.ts';
import type { Coordinator } from './schema.ts';
import { identifier } from '../../../../workers/wire/quoted.ts';
import { sqlOf } from '../statement/sqlOf.ts';
import type { SentTable } from './program.ts';

/** Most bytes of a table (as Arrow, its needed columns) that goes to each worker for a join. */
export const SMALL_BYTES = 32e6;

type Small = { readonly query: SelectNode; readonly types: readonly ColumnType[]; readonly label: string };

/** What a query reads beside a catalogue: tables, and queries over tables, under names of their own. They are made once it is known what is needed of them. */
export class SmallTables {
  readonly #smalls = new Map<string, Small>();
  readonly #made = new Set<string>();
  readonly #prefix: string;

  constructor(prefix: string) {
    this.#prefix = prefix;
  }

  get schemas(): ReadonlyMap<string, readonly string[]> {
    return new Map([...this.#smalls].map(([table, { types }]) => [table, types.map(({ name }) => name)]));
  }

  /** Notes a query's rows as a small table; `undefined` where the query does not stand by itself. */
  async add(query: SelectNode, label: string, { describe, deserialize }: Coordinator): Promise<string | undefined> {
    const types = await sqlOf({ deserialize }, query).then(describe).catch(() => undefined);
    if (!types || new Set(types.map(({ name }) => name.toLowerCase())).size < types.length) return undefined;
    const table = `${this.#prefix}${this.#smalls.size}`;
    this.#smalls.set(table, { query, types, label });
    return table;
  }

  /** The type of a column. */
  typeOf(table: string, name: string): string | undefined {
    return this.#smalls.get(table)?.types.find((column) => column.name.toLowerCase() === name.toLowerCase())?.type;
  }

  /** A query for the values of a column; `undefined` for a table whose rows may not be the same at the next reading. */
  async valuesSql(table: string, name: string, coordinator: Coordinator): Promise<string | undefined> {
    const { query } = this.#smalls.get(table)!;
    if (this.#made.has(table)) return `SELECT ${identifier(name)} AS k FROM ${identifier(table)}`;
    return isSteady(query) ? `SELECT ${identifier(name)} AS k FROM (${await sqlOf(coordinator, query)})` : undefined;
  }

  /** Makes the tables that a tree reads, with the columns it names; those to send, or why one is too large. */
  async make(tree: unknown, coordinator: Coordinator): Promise<readonly SentTable[] | { readonly why: string }> {
    const sent: SentTable[] = [];
    for (const [table, { query, types, label }] of this.#smalls) {
      const names = namesOf(table, tree, types);
      if (!names) continue;
      const list = names.map((name) => column(name));
      const rows = select(list.length > 0 ? list : [STAR], { type: 'SUBQUERY', alias: 's', sample: null, subquery: { node: query, named_param_map: [] }, column_name_alias: [] });
      coordinator.made(table);
      await coordinator.run(`CREATE OR REPLACE TABLE ${identifier(table)} AS ${await sqlOf(coordinator, rows)}`);
      this.#made.add(table);
      const few = await countOf(table, coordinator);
      const ipc = few * names.length <= SMALL_BYTES ? await coordinator.run(`FROM ${identifier(table)}`) : undefined;
      if (!ipc || ipc.byteLength > SMALL_BYTES) return { why: `${label} has ${ipc ? sizeText(ipc.byteLength) : `${few.toLocaleString('en')} rows`}, and at most ${sizeText(SMALL_BYTES)} of a table go to each worker` };
      sent.push({ table, ipc, types: types.filter(({ name }) => names.includes(name)) });
    }
    return sent;
  }
}

function isSteady(query: SelectNode): boolean {
  return !someIn(query, (part) => Boolean(part.sample) || (part.class === 'FUNCTION' && VOLATILE.test(String(part.function_name).toLowerCase())));
}

async function countOf(table: string, { run }: Coordinator): Promise<number> {
  const [row] = tableFromIPC(await run(`SELECT count(*)::DOUBLE AS n FROM ${identifier(table)}`)).toArray() as unknown as readonly { readonly n: number }[];
  return row!.n;
}

/** The columns of a table that a tree names, at least one; `undefined` where it does not read the table. */
function namesOf(table: string, tree: unknown, types: readonly ColumnType[]): readonly string[] | undefined {
  const aliases = new Set<string>();
  let all = false;
  visit(tree, (part) => {
    if (part.type === 'SELECT_NODE' && (part.from_table as { table_name?: string } | null)?.table_name === table && isWholeTable(part as unknown as SelectNode)) all = true;
    if (part.type === 'BASE_TABLE' && part.table_name === table) aliases.add(String(part.alias));
    return undefined;
  });
  if (aliases.size === 0) return undefined;
  const names = types.map(({ name }) => name);
  const used = new Set(expressionsIn(tree, (part) => part.class === 'COLUMN_REF' && aliases.has(part.column_names![0]!)).map((part) => part.column_names![1]));
  const needed = all ? names : names.filter((name) => used.has(name));
  return needed.length > 0 ? needed : names.slice(0, 1);
}

/** `SELECT * FROM table` */
export function wholeTable(table: string): SelectNode {
  return select([STAR], baseTable(table));
}
