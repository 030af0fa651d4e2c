import type { ColumnType } from '../../../../workers/sql/contract.ts';
import type { Functions } from '../../../catalogue/split/query.ts';
import type { SelectNode } from '../../../catalogue/split/tree.ts';

/** What a database says of queries over tables that are there without their rows. */
export type Schema = {
  readonly functions: Functions;
  /** Fails with DuckDB's words on a wrong query. */
  describe(sql: string): Promise<readonly ColumnType[]>;
  /** The SQL of a query's tree. */
  sqlOf(node: SelectNode): Promise<string>;
  /** Makes a table with the columns of a query's result and no row. */
  emptyTable(name: string, sql: string): Promise<void>;
};
