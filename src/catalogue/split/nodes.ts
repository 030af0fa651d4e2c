import type { ColumnRef } from './expressionKinds.ts';
import type { Expression, From, Modifier, Order, SelectNode } from './tree.ts';

/** A reference to a column. */
export function column(...names: readonly [string, ...string[]]): ColumnRef {
  return { class: 'COLUMN_REF', type: 'COLUMN_REF', alias: '', column_names: names };
}

/** A call of a scalar function or an aggregate. */
export function call(
  name: string,
  children: readonly Expression[],
  options: { readonly filter?: Expression | null; readonly distinct?: boolean; readonly infix?: boolean } = {},
): Expression {
  return {
    class: 'FUNCTION',
    type: 'FUNCTION',
    alias: '',
    function_name: name,
    schema: '',
    children,
    filter: options.filter ?? null,
    order_bys: { type: 'ORDER_MODIFIER', orders: [] },
    distinct: options.distinct ?? false,
    is_operator: options.infix ?? false,
    export_state: false,
    catalog: '',
  };
}

/** `a + b` and its like. */
export function infix(operator: string, a: Expression, b: Expression): Expression {
  return call(operator, [a, b], { infix: true });
}

/** An INTEGER or BIGINT constant; at the top of ORDER BY or GROUP BY it is a position. */
export function integer(value: number): Expression {
  const id = Math.abs(value) < 2 ** 31 ? 'INTEGER' : 'BIGINT';
  return {
    class: 'CONSTANT',
    type: 'VALUE_CONSTANT',
    alias: '',
    value: { type: { id, type_info: null }, is_null: false, value },
  };
}

/** A VARCHAR constant. */
export function text(value: string): Expression {
  return {
    class: 'CONSTANT',
    type: 'VALUE_CONSTANT',
    alias: '',
    value: { type: { id: 'VARCHAR', type_info: null }, is_null: false, value },
  };
}

/** CAST to a type that needs no parameters. */
export function cast(child: Expression, typeId: string): Expression {
  return {
    class: 'CAST',
    type: 'OPERATOR_CAST',
    alias: '',
    child,
    cast_type: { id: typeId, type_info: null },
    try_cast: false,
  };
}

export function isNotNull(child: Expression): Expression {
  return { class: 'OPERATOR', type: 'OPERATOR_IS_NOT_NULL', alias: '', children: [child] };
}

/** The first of `children` that is not null. */
export function coalesce(...children: readonly Expression[]): Expression {
  return { class: 'OPERATOR', type: 'OPERATOR_COALESCE', alias: '', children };
}

/** `a = b` */
export function equal(left: Expression, right: Expression): Expression {
  return { class: 'COMPARISON', type: 'COMPARE_EQUAL', alias: '', left, right };
}

/** `input BETWEEN lower AND upper` */
export function between(input: Expression, lower: Expression, upper: Expression): Expression {
  return { class: 'BETWEEN', type: 'COMPARE_BETWEEN', alias: '', input, lower, upper };
}

/** `item IN (…)` */
export function oneOf(item: Expression, values: readonly Expression[]): Expression {
  return { class: 'OPERATOR', type: 'COMPARE_IN', alias: '', children: [item, ...values] };
}

/** All of `conditions`; `null` where there are none. */
export function and(conditions: readonly [...(Expression | null | undefined)[], Expression]): Expression;
export function and(conditions: readonly (Expression | null | undefined)[]): Expression | null;
export function and(conditions: readonly (Expression | null | undefined)[]): Expression | null {
  const children = conditions.filter((condition) => condition !== null && condition !== undefined);
  return children.length > 1
    ? { class: 'CONJUNCTION', type: 'CONJUNCTION_AND', alias: '', children }
    : (children[0] ?? null);
}

/** An expression under a name. */
export function named(expression: Expression, alias: string): Expression {
  return { ...expression, alias };
}

export function baseTable(name: string, alias = ''): From {
  return {
    type: 'BASE_TABLE',
    alias,
    sample: null,
    schema_name: '',
    table_name: name,
    column_name_alias: [],
    catalog_name: '',
    at_clause: null,
  };
}

/** A query as a table. */
export function subquery(node: SelectNode, alias: string): From {
  return { type: 'SUBQUERY', alias, sample: null, subquery: { node, named_param_map: [] }, column_name_alias: [] };
}

/** `SELECT list FROM from …`; `groups` counts the leading entries of the list that are grouped by. */
export function select(
  list: readonly Expression[],
  from: From,
  rest: { readonly where?: Expression | null; readonly groups?: number; readonly modifiers?: readonly Modifier[] } = {},
): SelectNode {
  const positions = Array.from({ length: rest.groups ?? 0 }, (_, i) => i);
  return {
    type: 'SELECT_NODE',
    modifiers: rest.modifiers ?? [],
    cte_map: { map: [] },
    select_list: list,
    from_table: from,
    where_clause: rest.where ?? null,
    group_expressions: positions.map((i) => integer(i + 1)),
    group_sets: positions.length > 0 ? [positions] : [],
    aggregate_handling: 'STANDARD_HANDLING',
    having: null,
    sample: null,
    qualify: null,
  };
}

export function orderBy(orders: readonly Order[]): readonly Modifier[] {
  return orders.length > 0 ? [{ type: 'ORDER_MODIFIER', orders }] : [];
}

export function limitTo(limit: number | undefined, offset = 0): readonly Modifier[] {
  if (limit === undefined && offset === 0) return [];
  return [
    {
      type: 'LIMIT_MODIFIER',
      limit: limit === undefined ? null : integer(limit),
      offset: offset === 0 ? null : integer(offset),
    },
  ];
}

/** `*` */
export const STAR: Expression = {
  class: 'STAR',
  type: 'STAR',
  alias: '',
  relation_name: '',
  exclude_list: [],
  replace_list: [],
  columns: false,
  expr: null,
  qualified_exclude_list: [],
  rename_list: [],
};

/** A DOUBLE constant. */
export function double(value: number): Expression {
  // Plain JSON would print whole numbers as integers, which DuckDB does not take for a DOUBLE.
  const marked = `\u0001${Number.isInteger(value) ? value.toExponential() : String(value)}`;
  return {
    class: 'CONSTANT',
    type: 'VALUE_CONSTANT',
    alias: '',
    value: { type: { id: 'DOUBLE', type_info: null }, is_null: false, value: marked },
  };
}

/** A BIGINT constant, exact. */
export function bigint(value: bigint): Expression {
  return {
    class: 'CONSTANT',
    type: 'VALUE_CONSTANT',
    alias: '',
    value: { type: { id: 'BIGINT', type_info: null }, is_null: false, value: `\u0001${value}` },
  };
}
