import { bind } from './bind.ts';
import type { JoinKey } from './joinKeys.ts';
import { joinKeys } from './joinKeys.ts';
import { Naming } from './naming.ts';
import type { Query } from './query.ts';
import { Refusal } from './refusal.ts';
import { relationOf } from './relation.ts';
import { resolve } from './resolve.ts';
import type { Split } from './splitQuery.ts';
import { splitGroups } from './splitGroups.ts';
import { splitRows } from './splitRows.ts';

/**
 * Splits a query over partitions, or says why that cannot be done ("it has a window function") and by which keys its
 * rows may be chosen.
 */
export function split(
  query: Query,
): (Split & { readonly keys: readonly JoinKey[] }) | { readonly why: string; readonly keys: readonly JoinKey[] } {
  try {
    const resolved = resolve(query);
    const parted = resolved.aggregated ? splitGroups(resolved, query.functions.aggregates) : splitRows(resolved);
    return { ...parted, keys: joinKeys(resolved.from, resolved.where, query.schemas) };
  } catch (error) {
    if (error instanceof Refusal) return { why: error.message, keys: keysOfWhole(query) };
    throw error;
  }
}

function keysOfWhole({ node, scan, schemas, functions }: Query): readonly JoinKey[] {
  try {
    const relation = relationOf(node.from_table, new Naming(scan, schemas, functions));
    return joinKeys(relation.from, node.where_clause && bind(node.where_clause, relation, (inner) => inner), schemas);
  } catch (error) {
    if (error instanceof Refusal) return [];
    throw error;
  }
}
