import type { Column } from '../../../../workers/wire/column.ts';
import type { Functions } from '../../../catalogue/split/query.ts';
import type { KnownTables } from '../passes/knownRelation.ts';
import type { Schema } from '../passes/schema.ts';
import type { OpenQuery, QueryOpening } from '../sources/openQuery.ts';

/** What making a program needs. */
export type Compiling = Omit<QueryOpening, 'prefix' | 'columnsOf' | 'stepsFor'> & {
  readonly functions: Functions;
  /** What is known of the notebook's tables. */
  readonly known: KnownTables;
};

/** What is known of the tables that a query reads: those that stand for its sources, and the notebook's. */
export function knownTo({ opened }: OpenQuery, { known }: Compiling): (table: string) => readonly Column[] | undefined {
  return (table) => opened.get(table)?.columns ?? known(table);
}

/** The coordinator as what it says of queries; tables made in it are gone afterwards. */
export function schemaOf({ coordinator, functions, temporaries }: Compiling): Schema {
  return {
    functions,
    describe: (sql) => coordinator.describe(sql),
    sqlOf: (node) => coordinator.sqlOf(node),
    emptyTable: (name, sql) => {
      temporaries.table(name);
      return coordinator.emptyTable(name, sql);
    },
  };
}
