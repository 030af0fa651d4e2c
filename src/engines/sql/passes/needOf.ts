import { conjuncts } from '../../../catalogue/split/conjuncts.ts';
import { isColumnRef } from '../../../catalogue/split/expressionKinds.ts';
import { column } from '../../../catalogue/split/nodes.ts';
import type { Expression, SelectNode } from '../../../catalogue/split/tree.ts';
import { expressionsIn, replaceExpressions } from '../../../catalogue/split/walk.ts';
import type { Need } from '../program/program.ts';
import { sqlKey } from '../../../../workers/wire/sqlKey.ts';

/** What a query over a source's table needs of that source; in conditions that table's name stands before no column. */
export function needOf(query: SelectNode): Need {
  const { alias, table_name: table = '' } = query.from_table ?? { alias: '' };
  const own = sqlKey(alias || table);
  const conditions = conjuncts(query.where_clause).map((condition) => withoutTable(condition, own));
  return { names: [...columnsNamed(query)], conditions };
}

function withoutTable(condition: Expression, own: string): Expression {
  return replaceExpressions(condition, (part) => {
    if (!isColumnRef(part)) return undefined;
    const [first, second, ...fields] = part.column_names;
    return second !== undefined && sqlKey(first) === own ? column(second, ...fields) : undefined;
  });
}

/** The names, in lower case, that may be columns in a tree: of `g.ra` both, since it may be a field of a struct. */
export function columnsNamed(tree: unknown): ReadonlySet<string> {
  const references = expressionsIn(tree, (part) => part.class === 'COLUMN_REF');
  const names = references.flatMap((part) => part.column_names?.slice(0, 2) ?? []);
  return new Set(names.map((name) => sqlKey(name)));
}
