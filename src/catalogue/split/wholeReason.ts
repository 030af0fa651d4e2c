import type { SelectNode } from './tree.ts';
import { replaceIn, someIn, visit } from './walk.ts';

/**
 * Why a query and all queries within it are answered at once on gathered rows, if they are; `readsScan` tells whether a
 * tree reads a catalogue.
 */
export function wholeReason(node: SelectNode, readsScan: (tree: unknown) => boolean): string | undefined {
  if (node.cte_map.map.some(({ value: { query } }) => query.node.type === 'RECURSIVE_CTE_NODE' && readsScan(query)))
    return 'it is recursive';
  // What goes from one database to another forgets its collation; conditions on rows need none of it later.
  return someIn(withoutConditions(node), (part) => part.class === 'COLLATE') ? 'it has COLLATE' : undefined;
}

function withoutConditions(tree: unknown): unknown {
  return replaceIn(tree, ({ where_clause: where, ...part }) => {
    if (part.type !== 'SELECT_NODE' || !where) return undefined;
    return withoutConditions({ ...part, within: queriesIn(where) });
  });
}

/** The outermost queries in a condition. */
function queriesIn(where: unknown): readonly unknown[] {
  const found: unknown[] = [];
  visit(where, (part) => {
    if (part.class !== 'SUBQUERY') return undefined;
    found.push(part);
    return false;
  });
  return found;
}
