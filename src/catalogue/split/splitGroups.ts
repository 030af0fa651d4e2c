import { mergeOf } from './aggregates/mergeOf.ts';
import type { Pooled } from './aggregates/states.ts';
import { States } from './aggregates/states.ts';
import { isColumnRef } from './expressionKinds.ts';
import { expressionKey } from './expressionKey.ts';
import { baseTable, call, column, infix, integer, limitTo, named, orderBy, select, STAR, subquery } from './nodes.ts';
import { PARTS } from './parts.ts';
import type { Resolved } from './query.ts';
import { Refusal } from './refusal.ts';
import { byPosition } from './resolve.ts';
import type { Split } from './splitQuery.ts';
import type { Expression, From } from './tree.ts';
import { replaceExpressions, someIn } from './walk.ts';

/**
 * A query with aggregates. Each partition gives a row a group with the states `a0`, …; these are merged to one row a
 * group with the aggregates `m0`, …; and on those rows the query's own expressions, HAVING and ORDER BY are computed.
 */
export function splitGroups(
  { from, items, where, groups, having, orders, distinct, limit, offset }: Resolved,
  aggregates: ReadonlySet<string>,
): Split {
  const states = new States();
  const merged = new Map<string, Expression>();
  const keys = new Map(groups.map((group, i) => [expressionKey(group), `g${i}`]));
  const isAggregate = (part: Readonly<Record<string, unknown>>) =>
    part.class === 'FUNCTION' && aggregates.has(String(part.function_name).toLowerCase());

  const overGroups = (expression: Expression): Expression =>
    replaceExpressions(expression, (part) => {
      const group = keys.get(expressionKey(part));
      if (group !== undefined) return column(group);
      if (isAggregate(part)) {
        if (someIn(part.children, isAggregate)) throw new Refusal('it has an aggregate of an aggregate');
        const key = expressionKey(part);
        const known = merged.get(key) ?? named(mergeOf(part, states), `m${merged.size}`);
        merged.set(key, known);
        return column(known.alias);
      }
      if (isColumnRef(part)) throw new Refusal(`${part.column_names.join('.')} is not in its GROUP BY`);
      return undefined;
    });

  const list = items.map((item, i) => named(overGroups(item), `c${i}`));
  const condition = having && overGroups(having);
  const sorted = orders.map((order) =>
    'position' in order
      ? byPosition(order.order, order.position)
      : { ...order.order, expression: overGroups(order.expression) },
  );
  if (distinct && orders.some((order) => 'expression' in order))
    throw new Refusal('it has DISTINCT with ORDER BY of something else');

  const groupColumns = groups.map((_, i) => column(`g${i}`));
  const given = [...groups.map((group, i) => named(group, `g${i}`)), ...states.list];
  const partial = select(given.length > 0 ? given : [named(integer(1), 'one')], from, { where, groups: groups.length });
  const parts =
    states.pooled.length > 0 ? subquery(withPooledMeans(states.pooled, groupColumns), 'p') : baseTable(PARTS);
  const byGroup = select([...groupColumns, ...merged.values(), named(integer(1), 'one')], parts, {
    groups: groups.length,
  });
  const whole = groups.length === 0 && merged.size === 0 ? oneRow(parts) : byGroup;
  const modifiers = [
    ...(distinct ? [{ type: 'DISTINCT_MODIFIER', distinct_on_targets: [] }] : []),
    ...orderBy(sorted),
    ...limitTo(limit, offset),
  ];
  return { partial, merge: select(list, subquery(whole, 'm'), { where: condition, modifiers }) };
}

/** One row, as an aggregate without GROUP BY gives, for a query whose only aggregate is its HAVING. */
function oneRow(parts: From) {
  return select([named(call('count_star', []), 'one')], parts);
}

/** The parts with, beside each row, the means of its whole group. */
function withPooledMeans(pooled: readonly Pooled[], groups: readonly Expression[]) {
  const over = (expression: Expression): Expression => windowSum(expression, groups);
  const means = pooled.map(({ count, mean, name }) =>
    named(infix('/', over(infix('*', column(count), column(mean))), over(column(count))), name),
  );
  return select([STAR, ...means], baseTable(PARTS));
}

/** A WINDOW, with the fields that DuckDB asks for and that nothing here reads. */
type Window = Expression & Readonly<Record<string, unknown>>;

function windowSum(expression: Expression, partitions: readonly Expression[]): Window {
  return {
    class: 'WINDOW',
    type: 'WINDOW_AGGREGATE',
    alias: '',
    function_name: 'sum',
    schema: '',
    catalog: '',
    children: [expression],
    partitions,
    orders: [],
    start: 'UNBOUNDED_PRECEDING',
    end: 'CURRENT_ROW_RANGE',
    start_expr: null,
    end_expr: null,
    offset_expr: null,
    default_expr: null,
    ignore_nulls: false,
    filter_expr: null,
    exclude_clause: 'NO_OTHER',
    distinct: false,
    arg_orders: [],
  };
}
