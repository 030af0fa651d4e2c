import type { ColumnType } from '../../../../workers/sql/contract.ts';
import { identifier } from '../../../../workers/wire/quoted.ts';
import { isWholeTable } from '../../../catalogue/split/bind.ts';
import { column, select, STAR, subquery } from '../../../catalogue/split/nodes.ts';
import { VOLATILE } from '../../../catalogue/split/refuseWhole.ts';
import type { SelectNode } from '../../../catalogue/split/tree.ts';
import { isSelect, expressionsIn, someIn, visit } from '../../../catalogue/split/walk.ts';
import type { SmallTable } from '../program/program.ts';
import type { Schema } from './schema.ts';
import { sqlKey } from '../../../../workers/wire/sqlKey.ts';

type Small = { readonly query: SelectNode; readonly types: readonly ColumnType[]; readonly label: string };

/**
 * What a query reads beside a catalogue: tables, and queries over tables, under names of their own. How they are made
 * is known once it is known what is needed of them.
 */
export class SmallTables {
  readonly #smalls = new Map<string, Small>();
  readonly #prefix: string;
  readonly #schema: Schema;

  constructor(prefix: string, schema: Schema) {
    this.#prefix = prefix;
    this.#schema = schema;
  }

  get schemas(): ReadonlyMap<string, readonly string[]> {
    return new Map([...this.#smalls].map(([table, { types }]) => [table, types.map(({ name }) => name)]));
  }

  /** Notes a query's rows as a small table; `undefined` where the query does not stand by itself. */
  async add(query: SelectNode, label: string): Promise<string | undefined> {
    const types = await this.#schema
      .sqlOf(query)
      .then((sql) => this.#schema.describe(sql))
      .catch(() => undefined);
    if (!types || new Set(types.map(({ name }) => sqlKey(name))).size < types.length) return undefined;
    const table = `${this.#prefix}${this.#smalls.size}`;
    this.#smalls.set(table, { query, types, label });
    return table;
  }

  /** The type of a column. */
  typeOf(table: string, name: string): string | undefined {
    return this.#smalls.get(table)?.types.find((column) => sqlKey(column.name) === sqlKey(name))?.type;
  }

  /**
   * A query for the values of a column, as `k`: from the table where it is `made`, else from its query; `undefined` for
   * one whose rows may not be the same at the next reading.
   */
  async valuesSql(table: string, name: string, made: boolean): Promise<string | undefined> {
    const small = this.#smalls.get(table);
    if (made) return `SELECT ${identifier(name)} AS k FROM ${identifier(table)}`;
    if (!small || !isSteady(small.query)) return undefined;
    return `SELECT ${identifier(name)} AS k FROM (${await this.#schema.sqlOf(small.query)})`;
  }

  /** The tables that a tree reads, with the columns it names. They are there, empty. */
  async readBy(tree: unknown): Promise<readonly SmallTable[]> {
    const read: SmallTable[] = [];
    for (const [table, { query, types, label }] of this.#smalls) {
      const names = namesOf(table, tree, types);
      if (!names) continue;
      const list = names.map((name) => column(name));
      const sql = await this.#schema.sqlOf(select(list.length > 0 ? list : [STAR], subquery(query, 's')));
      await this.#schema.emptyTable(table, sql);
      read.push({ table, sql, types: types.filter(({ name }) => names.includes(name)), label });
    }
    return read;
  }
}

function isSteady(query: SelectNode): boolean {
  return !someIn(query, (part) => Boolean(part.sample) || isVolatile(part));
}

function isVolatile({ class: kind, function_name: name }: Readonly<Record<string, unknown>>): boolean {
  return kind === 'FUNCTION' && VOLATILE.test(String(name).toLowerCase());
}

/** The columns of a table that a tree names, at least one; `undefined` where it does not read the table. */
function namesOf(table: string, tree: unknown, types: readonly ColumnType[]): readonly string[] | undefined {
  const aliases = new Set<string>();
  let all = false;
  visit(tree, (part) => {
    if (isSelect(part) && isWhole(part, table)) all = true;
    if (part.type === 'BASE_TABLE' && part.table_name === table) aliases.add(String(part.alias));
    return undefined;
  });
  if (aliases.size === 0) return undefined;
  const names = types.map(({ name }) => name);
  const own = expressionsIn(tree, (part) => part.class === 'COLUMN_REF' && aliases.has(part.column_names?.[0] ?? ''));
  const used = new Set(own.map((part) => part.column_names?.[1]));
  const needed = all ? names : names.filter((name) => used.has(name));
  return needed.length > 0 ? needed : names.slice(0, 1);
}

function isWhole(node: SelectNode, table: string): boolean {
  return node.from_table?.table_name === table && isWholeTable(node);
}
