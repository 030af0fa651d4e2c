import { Aliases } from './aliases.ts';
import { expandStars } from './expandStars.ts';
import { expressionKey } from './expressionKey.ts';
import { integer, named } from './nodes.ts';
import type { Query, Resolved, ResolvedOrder } from './query.ts';
import { Refusal } from './refusal.ts';
import { refuseWhole } from './refuseWhole.ts';
import type { Expression, Modifier, Order } from './tree.ts';
import { replaceExpressions, someIn } from './walk.ts';

/** Replaces all shorthand of a query; throws a `Refusal` where the query cannot be split. */
export function resolve(query: Query): Resolved {
  refuseWhole(query);
  const { schema, names, functions } = query;
  const node = stripQualifiers(query);
  const list = expandStars(node.select_list, schema);
  if (list.length !== names.length) throw new Refusal('its columns cannot be told from its text');
  const aliases = new Aliases(list, schema);
  const items = list.map((_, i) => named(aliases.item(i), ''));
  const where = node.where_clause && aliases.columnFirst(node.where_clause);
  const isAggregate = (part: Readonly<Record<string, unknown>>) => part.class === 'FUNCTION' && functions.aggregates.has(String(part.function_name).toLowerCase());
  const groups = groupsOf(node, items, aliases, isAggregate);
  const having = node.having && aliases.columnFirst(node.having);
  const modifier = (type: string): Modifier | undefined => node.modifiers.find((m) => m.type === type);
  const limit = modifier('LIMIT_MODIFIER');
  return {
    from: node.from_table,
    items,
    where,
    groups,
    having,
    aggregated: groups.length > 0 || node.aggregate_handling !== 'STANDARD_HANDLING' || having !== null || someIn(items, isAggregate),
    orders: (modifier('ORDER_MODIFIER')?.orders ?? []).flatMap((order) => resolveOrder(order, items, aliases)),
    distinct: modifier('DISTINCT_MODIFIER') !== undefined,
    limit: limit?.limit ? wholeNumber(limit.limit) : undefined,
    offset: limit?.offset ? wholeNumber(limit.offset) : 0,
  };
}

/** The query with `g.ra` written as `ra`, where `g` is the table's name in it. */
function stripQualifiers({ node, schema }: Query): Query['node'] {
  const own = (node.from_table.alias || node.from_table.table_name || '').toLowerCase();
  const clash = schema.some((name) => name.toLowerCase() === own);
  return replaceExpressions(node, (part) => {
    if (part.class === 'STAR' && part.relation_name) return { ...part, relation_name: '' };
    const path = part.column_names;
    if (!path || path.length < 2 || path[0]!.toLowerCase() !== own) return undefined;
    if (clash) throw new Refusal(`${own} is both the table and one of its columns`);
    return { ...part, column_names: path.slice(1) };
  });
}

function groupsOf(node: Query['node'], items: readonly Expression[], aliases: Aliases, isAggregate: (part: Readonly<Record<string, unknown>>) => boolean): readonly Expression[] {
  const all = node.aggregate_handling === 'FORCE_AGGREGATES';
  const groups = all
    ? items.filter((item) => !someIn(item, isAggregate))
    : node.group_expressions.map((group) => (isPosition(group) ? items[wholeNumber(group) - 1]! : named(aliases.columnFirst(group), '')));
  if (someIn(groups, isAggregate)) throw new Refusal('it groups by an aggregate');
  return [...new Map(groups.map((group) => [expressionKey(group), group])).values()];
}

function resolveOrder(order: Order, items: readonly Expression[], aliases: Aliases): readonly ResolvedOrder[] {
  const { expression } = order;
  // ORDER BY ALL.
  if (expression.class === 'STAR' && !expression.expr) return items.map((_, position) => ({ order, position }));
  if (someIn(expression, (part) => part.class === 'STAR')) throw new Refusal('its ORDER BY has COLUMNS()');
  if (isPosition(expression)) return [{ order, position: wholeNumber(expression) - 1 }];
  const alias = expression.column_names?.length === 1 ? aliases.positionOf(expression.column_names[0]!) : undefined;
  if (alias !== undefined) return [{ order, position: alias }];
  const resolved = named(aliases.aliasFirst(expression), '');
  const key = expressionKey(resolved);
  const same = items.findIndex((item) => expressionKey(item) === key);
  return [same >= 0 ? { order, position: same } : { order, expression: resolved }];
}

function isPosition(expression: Expression): boolean {
  return expression.class === 'CONSTANT' && /INT/.test(expression.value!.type.id);
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
