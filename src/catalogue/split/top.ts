import { isColumnRef } from './expressionKinds.ts';
import { and, cast, text } from './nodes.ts';
import type { Resolved } from './query.ts';
import type { Expression, SelectNode } from './tree.ts';

/** The column by which a query orders first, where it wants only its first `rows`. */
export type Top = {
  readonly expression: Expression;
  /** Its name in what a partition gives. */
  readonly column: string;
  readonly rows: number;
  readonly isDescending: boolean;
};

/** Stands in SQL for the text of the value behind which no row matters. */
export const BOUND = 'skybook_bound';

/** Types whose values are compared, and told as texts, without a doubt. */
const COMPARED = /^(U?(TINYINT|SMALLINT|INTEGER|BIGINT)|FLOAT|DOUBLE)$/;
const FLOATING = /^(FLOAT|DOUBLE)$/;

/** A query's `Top`, where rows without a value come last; `name` is of its first term's column in a partial result. */
export function topOf(
  { orders: [first], limit, offset }: Resolved,
  name: string,
  expression: Expression,
): Top | undefined {
  if (!first || limit === undefined || first.order.null_order === 'NULLS FIRST' || !isColumnRef(expression))
    return undefined;
  return { expression, column: name, rows: limit + offset, isDescending: first.order.type === 'DESCENDING' };
}

/** A partial query without the rows that come behind `BOUND`; `undefined` for a column of no such type. */
export function within(partial: SelectNode, { expression, isDescending }: Top, type: string): SelectNode | undefined {
  if (!COMPARED.test(type)) return undefined;
  // NaN is before all others then, and a bound has DuckDB pass over it where a file's bounds leave it out.
  if (isDescending && FLOATING.test(type)) return undefined;
  const bound: Expression = {
    class: 'COMPARISON',
    type: isDescending ? 'COMPARE_GREATERTHANOREQUALTO' : 'COMPARE_LESSTHANOREQUALTO',
    alias: '',
    left: expression,
    right: cast(text(BOUND), type),
  };
  return { ...partial, where_clause: and([partial.where_clause, bound]) };
}
