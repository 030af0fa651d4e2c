import { present } from '../../known/present.ts';
import { Aliases } from './aliases.ts';
import { bind } from './bind.ts';
import { conjuncts } from './conjuncts.ts';
import { expandStars } from './expandStars.ts';
import type { Naming } from './naming.ts';
import { named } from './nodes.ts';
import { Refusal } from './refusal.ts';
import type { Relation } from './scope.ts';
import type { From, SelectNode } from './tree.ts';
import { someIn } from './walk.ts';

/**
 * A query in FROM that passes rows on one by one, made one with the query around it; throws a `Refusal` where it does
 * more.
 */
export function rowsOf(from: From, naming: Naming, relationOf: (from: From, naming: Naming) => Relation): Relation {
  const { node } = present(from.subquery, 'The query of FROM');
  refuseMore(node, naming);
  const inner = relationOf(node.from_table, naming);
  const list = expandStars(node.select_list, inner).map((item) => bind(item, inner));
  const aliases = new Aliases(list);
  const renamed = from.column_name_alias ?? [];
  const columns = list.map((item, i) => ({
    name: renamed[i] ?? (item.alias || `\u0000${i}`),
    meaning: named(aliases.item(i), ''),
  }));
  const where = conjuncts(node.where_clause).map((condition) => aliases.resolve(bind(condition, inner)));
  return {
    ...inner,
    tables: [{ name: from.alias, columns }],
    merged: new Map(),
    star: columns,
    where: [...inner.where, ...where],
  };
}

// They make several rows of one.
const SEVERAL_ROWS = /^(unnest|generate_subscripts|generate_series|range)$/;

function refuseMore(node: SelectNode, { functions }: Naming): void {
  if (node.type !== 'SELECT_NODE') throw new Refusal('it combines several queries');
  const plain = node.modifiers.every(({ type }) => type === 'ORDER_MODIFIER') && node.cte_map.map.length === 0;
  const alone =
    node.group_expressions.length === 0 &&
    node.aggregate_handling === 'STANDARD_HANDLING' &&
    !node.having &&
    !node.qualify &&
    !node.sample;
  const calls = (test: (name: string) => boolean) =>
    someIn(node.select_list, (part) => part.class === 'FUNCTION' && test(String(part.function_name).toLowerCase()));
  if (
    !plain ||
    !alone ||
    calls((name) => functions.aggregates.has(name) || SEVERAL_ROWS.test(name)) ||
    someIn([node.select_list, node.where_clause], (part) => part.class === 'WINDOW' || part.class === 'SUBQUERY')
  ) {
    throw new Refusal('it reads the catalogue by a query within it');
  }
}
