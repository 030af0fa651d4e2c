import { isColumnRef } from '../split/expressionKinds.ts';
import type { Expression } from '../split/tree.ts';
import { sqlKey } from '../../../workers/wire/sqlKey.ts';

/**
 * The column that an expression is, in a condition on one table whose own name stands before none of its columns;
 * `undefined` for others. A name behind another is a struct's field, of which a column's statistics tell nothing.
 */
export function columnNamed(expression: Expression | undefined): string | undefined {
  return isColumnRef(expression) && expression.column_names.length === 1 ? expression.column_names[0] : undefined;
}

/** Whether an expression is the column of that name. */
export function isColumnNamed(expression: Expression | undefined, name: string): boolean {
  const own = columnNamed(expression);
  return own !== undefined && sqlKey(own) === sqlKey(name);
}
