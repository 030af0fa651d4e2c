import type { SqlWorker } from '../../../../workers/sql/contract.ts';
import { printTree } from '../../../catalogue/split/treeText.ts';
import type { SelectNode } from '../../../catalogue/split/tree.ts';

/** The SQL text of a query's tree. */
export function sqlOf(database: Pick<SqlWorker, 'deserialize'>, node: SelectNode): Promise<string> {
  return database.deserialize(printTree({ error: false, statements: [{ node, named_param_map: [] }] }));
}
