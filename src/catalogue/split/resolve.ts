import { Aliases } from './aliases.ts';
import { bind, type BindSubquery } from './bind.ts';
import { expandStars, hasColumns } from './expandStars.ts';
import { isColumnRef, isConstant } from './expressionKinds.ts';
import { expressionKey } from './expressionKey.ts';
import { Naming } from './naming.ts';
import { and, integer, named } from './nodes.ts';
import type { Query, Resolved, ResolvedOrder } from './query.ts';
import { Refusal } from './refusal.ts';
import { refuseWhole } from './refuseWhole.ts';
import { relationOf } from './relation.ts';
import { meaningOf, type Scope } from './scope.ts';
import type { Expression, Modifier, Order, SelectNode } from './tree.ts';
import { expressionsIn, someIn } from './walk.ts';
import { itemAt } from '../../known/itemAt.ts';

/** Replaces all shorthand of a query; throws a `Refusal` where the query cannot be split. */
export function resolve(query: Query): Resolved {
  refuseWhole(query);
  const { node, names, functions } = query;
  const naming = new Naming(query.scan, query.schemas, functions);
  const relation = relationOf(node.from_table, naming);
  if (relation.whole !== undefined) throw new Refusal(relation.whole);
  const list = expandStars(node.select_list, relation).map((item) => bind(item, relation));
  if (list.length !== names.length) throw new Refusal('its columns cannot be told from its text');
  const aliases = new Aliases(list);
  const items = list.map((_, i) => named(aliases.item(i), ''));
  const keys = new Map(items.map((item, i) => [expressionKey(item), i] as const).reverse());
  if (hasColumns(node.where_clause)) throw new Refusal('it has COLUMNS()');
  const where = node.where_clause && aliases.resolve(bind(node.where_clause, relation, subqueryOf(relation, naming)));
  const isAggregate = (part: Readonly<Record<string, unknown>>) =>
    part.class === 'FUNCTION' && functions.aggregates.has(String(part.function_name).toLowerCase());
  const groups = groupsOf(node, items, (group) => aliases.resolve(bind(group, relation)), isAggregate);
  const having = node.having && aliases.resolve(bind(node.having, relation));
  const modifier = (type: string): Modifier | undefined => node.modifiers.find((m) => m.type === type);
  const limit = modifier('LIMIT_MODIFIER');
  return {
    from: relation.from,
    items,
    where: and([...relation.where, where]),
    groups,
    having,
    aggregated:
      groups.length > 0 ||
      node.aggregate_handling !== 'STANDARD_HANDLING' ||
      having !== null ||
      someIn(items, isAggregate),
    orders: (modifier('ORDER_MODIFIER')?.orders ?? []).flatMap((order) =>
      resolveOrder(order, items, keys, aliases, relation),
    ),
    distinct: modifier('DISTINCT_MODIFIER') !== undefined,
    limit: limit?.limit ? wholeNumber(limit.limit) : undefined,
    offset: limit?.offset ? wholeNumber(limit.offset) : 0,
  };
}

/** Writes a query over small tables anew that depends on the row of the query around it, whose names are `outer`'s. */
function subqueryOf(outer: Scope, naming: Naming): BindSubquery {
  return (node) => {
    if (
      node.type !== 'SELECT_NODE' ||
      node.cte_map.map.length > 0 ||
      someIn(node.select_list, (part) => part.class === 'STAR' && part.relation_name !== '')
    ) {
      throw new Refusal('it has a query within an expression that depends on the row');
    }
    const inner = relationOf(node.from_table, naming);
    if (inner.hasScan) throw new Refusal('it has a query of a catalogue within an expression that depends on the row');
    const bound = bind(bind({ ...node, from_table: null }, inner), outer);
    return { ...bound, from_table: inner.from, where_clause: and([...inner.where, bound.where_clause]) };
  };
}

function groupsOf(
  node: SelectNode,
  items: readonly Expression[],
  resolved: (group: Expression) => Expression,
  isAggregate: (part: Readonly<Record<string, unknown>>) => boolean,
): readonly Expression[] {
  const all = node.aggregate_handling === 'FORCE_AGGREGATES';
  const groups = all
    ? items.filter((item) => !someIn(item, isAggregate))
    : node.group_expressions.map((group) => (isPosition(group) ? itemNamed(group, items) : named(resolved(group), '')));
  if (someIn(groups, isAggregate)) throw new Refusal('it groups by an aggregate');
  return [...new Map(groups.map((group) => [expressionKey(group), group])).values()];
}

function resolveOrder(
  order: Order,
  items: readonly Expression[],
  keys: ReadonlyMap<string, number>,
  aliases: Aliases,
  scope: Scope,
): readonly ResolvedOrder[] {
  const { expression } = order;
  // ORDER BY ALL.
  if (expression.class === 'STAR' && !expression.expr) return items.map((_, position) => ({ order, position }));
  if (someIn(expression, (part) => part.class === 'STAR')) throw new Refusal('its ORDER BY has COLUMNS()');
  if (isPosition(expression)) return [{ order, position: wholeNumber(expression) - 1 }];
  const [name, ...more] = expression.column_names ?? [];
  const alias = name !== undefined && more.length === 0 ? aliases.positionOf(name) : undefined;
  if (alias !== undefined) return [{ order, position: alias }];
  refuseShadowed(expression, items, aliases, scope);
  const resolved = named(aliases.resolve(bind(expression, scope)), '');
  const position = keys.get(expressionKey(resolved));
  return [position !== undefined ? { order, position } : { order, expression: resolved }];
}

/** In ORDER BY an alias comes before a column of its name. */
function refuseShadowed(expression: Expression, items: readonly Expression[], aliases: Aliases, scope: Scope): void {
  for (const { column_names: names } of expressionsIn(expression, isColumnRef)) {
    const position = names.length === 1 ? aliases.positionOf(names[0]) : undefined;
    if (position === undefined) continue;
    const meaning = meaningOf(names, scope);
    if (meaning && expressionKey(meaning) !== expressionKey(itemAt(items, position)))
      throw new Refusal(`ORDER BY uses ${names[0]}, which is both a column and an alias`);
  }
}

/** The item of a select list that a group names by its position, from 1. */
function itemNamed(group: Expression, items: readonly Expression[]): Expression {
  const item = items[wholeNumber(group) - 1];
  if (!item) throw new Refusal('its GROUP BY names a column by a position that there is not');
  return item;
}

function isPosition(expression: Expression): boolean {
  return isConstant(expression) && /INT/.test(expression.value.type.id);
}

function wholeNumber(expression: Expression): number {
  const value = expression.value?.value;
  if (!isPosition(expression) || typeof value !== 'number') throw new Refusal('its LIMIT is an expression');
  return value;
}

/** An order by the result's column at `position`, from 0. */
export function byPosition(order: Order, position: number): Order {
  return { ...order, expression: integer(position + 1) };
}
