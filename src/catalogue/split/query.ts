import type { Expression, From, Order, SelectNode } from './tree.ts';

/**
 * One SELECT over a table whose rows lie in partitions, alone or beside small ones, with what the database says of it.
 */
export type Query = {
  readonly node: SelectNode;
  /** The table in partitions. */
  readonly scan: string;
  /** Column names of all tables, by the table's name. */
  readonly schemas: ReadonlyMap<string, readonly string[]>;
  /** The result's column names, as DESCRIBE gives them. */
  readonly names: readonly string[];
  readonly functions: Functions;
};

/** Lower-case names of DuckDB's own functions; others are macros of the notebook, which partitions do not see. */
export type Functions = { readonly aggregates: ReadonlySet<string>; readonly all: ReadonlySet<string> };

/** A term of ORDER BY: a column of the result by its position from 0, or another expression of the table's columns. */
export type ResolvedOrder =
  { readonly order: Order; readonly position: number } | { readonly order: Order; readonly expression: Expression };

/** A `Query` with stars expanded, aliases replaced by what they stand for, and positions by expressions. */
export type Resolved = {
  readonly from: From;
  /** The result's columns, without aliases. */
  readonly items: readonly Expression[];
  readonly where: Expression | null;
  readonly aggregated: boolean;
  readonly groups: readonly Expression[];
  readonly having: Expression | null;
  readonly orders: readonly ResolvedOrder[];
  readonly distinct: boolean;
  readonly limit?: number;
  readonly offset: number;
};
