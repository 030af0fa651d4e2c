import { baseTable, column, limitTo, named, orderBy, select } from './nodes.ts';
import type { Resolved } from './query.ts';
import { Refusal } from './refusal.ts';
import { byPosition } from './resolve.ts';
import { PARTS } from './parts.ts';
import type { Split } from './splitQuery.ts';
import { topOf } from './top.ts';
import type { Modifier } from './tree.ts';

const DISTINCT: Modifier = { type: 'DISTINCT_MODIFIER', distinct_on_targets: [] };

/** A query without aggregates: each partition gives its rows, with LIMIT and DISTINCT the fewest that are needed. */
export function splitRows(resolved: Resolved): Split {
  const { from, items, where, orders, distinct, limit, offset } = resolved;
  const hidden = orders.flatMap((order) => ('expression' in order ? [order.expression] : []));
  if (distinct && hidden.length > 0) throw new Refusal('it has DISTINCT with ORDER BY of something else');
  const list = [...items.map((item, i) => named(item, `c${i}`)), ...hidden.map((item, i) => named(item, `o${i}`))];
  let hiddenAt = items.length;
  const sorted = orderBy(
    orders.map((order) => byPosition(order.order, 'position' in order ? order.position : hiddenAt++)),
  );
  const enough = limit === undefined ? undefined : limit + offset;
  const firstAt = orders[0] && 'position' in orders[0] ? orders[0].position : items.length;
  const first = list[firstAt];
  const distinctly = distinct ? [DISTINCT] : [];
  const partial = select(list, from, {
    where,
    modifiers: [...distinctly, ...(enough === undefined ? [] : [...sorted, ...limitTo(enough)])],
  });
  const columns = select(
    list.map((item) => column(item.alias)),
    baseTable(PARTS),
    { modifiers: [...distinctly, ...sorted, ...limitTo(limit, offset)] },
  );
  return {
    partial,
    merge: columns,
    enough: orders.length === 0 && !distinct ? enough : undefined,
    isRows: orders.length === 0 && !distinct,
    top: first && topOf(resolved, first.alias, first),
  };
}
