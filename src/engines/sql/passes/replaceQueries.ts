import type { Expression, From, SelectNode } from '../../../catalogue/split/tree.ts';
import { isExpression, replaceIn, visit } from '../../../catalogue/split/walk.ts';
import { recordOf } from '../../../known/recordOf.ts';

/**
 * Replaces the outermost queries within expressions of a query, those of FROM left out, for which `change` gives
 * another.
 */
export async function replaceSubqueries(
  node: SelectNode,
  change: (query: SelectNode) => Promise<SelectNode | undefined>,
): Promise<SelectNode> {
  const changed = new Map<unknown, SelectNode>();
  for (const part of subqueriesIn({ ...node, from_table: null })) {
    const query = part.subquery && (await change(part.subquery.node));
    if (query) changed.set(part, query);
  }
  if (changed.size === 0) return node;
  return replaceIn(node, (part) => {
    const query = changed.get(part);
    return query && { ...part, subquery: { ...recordOf(part.subquery), node: query } };
  });
}

function subqueriesIn(tree: unknown): readonly Expression[] {
  const found: Expression[] = [];
  visit(tree, (part) => {
    if (part.class !== 'SUBQUERY' || !isExpression(part)) return undefined;
    found.push(part);
    return false;
  });
  return found;
}

/**
 * Replaces the outermost entries of a query's FROM for which `change` gives another, below joins and those queries in
 * FROM that `isEntered` lets in.
 */
export async function replaceFroms(
  node: SelectNode,
  isEntered: (from: From) => boolean,
  change: (from: From) => Promise<From | undefined>,
): Promise<SelectNode> {
  const from = await replaceFrom(node.from_table, isEntered, change);
  return from === node.from_table ? node : { ...node, from_table: from };
}

async function replaceFrom(
  from: From,
  isEntered: (from: From) => boolean,
  change: (from: From) => Promise<From | undefined>,
): Promise<From> {
  const changed = await change(from);
  if (changed) return changed;
  const { left, right, subquery } = from;
  if (from.type === 'JOIN' && left && right) {
    const [newLeft, newRight] = [
      await replaceFrom(left, isEntered, change),
      await replaceFrom(right, isEntered, change),
    ];
    return newLeft === left && newRight === right ? from : { ...from, left: newLeft, right: newRight };
  }
  if (from.type !== 'SUBQUERY' || subquery?.node.type !== 'SELECT_NODE' || !isEntered(from)) return from;
  const inner = await replaceFroms(subquery.node, isEntered, change);
  return inner === subquery.node ? from : { ...from, subquery: { ...subquery, node: inner } };
}
