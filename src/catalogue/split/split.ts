import type { Query } from './query.ts';
import { Refusal } from './refusal.ts';
import { resolve } from './resolve.ts';
import type { Split } from './splitQuery.ts';
import { splitGroups } from './splitGroups.ts';
import { splitRows } from './splitRows.ts';

/** Splits a query over partitions, or says why that cannot be done ("it has a window function"). */
export function split(query: Query): Split | { readonly why: string } {
  try {
    const resolved = resolve(query);
    return resolved.aggregated ? splitGroups(resolved, query.functions.aggregates) : splitRows(resolved);
  } catch (error) {
    if (error instanceof Refusal) return { why: error.message };
    throw error;
  }
}
