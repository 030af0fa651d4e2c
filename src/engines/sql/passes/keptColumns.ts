import { someIn, visit } from '../../../catalogue/split/walk.ts';
import { columnsNamed } from './needOf.ts';
import { sqlKey } from '../../../../workers/wire/sqlKey.ts';

/** Those of a query's columns that the tree around it may name; `undefined` where it may name any of them. */
export function keptColumns(names: readonly string[], around: unknown): readonly string[] | undefined {
  if (namesAny(around)) return undefined;
  const named = new Set([...columnsNamed(around), ...columnsJoined(around)]);
  const kept = names.filter((name) => named.has(sqlKey(name)));
  return kept.length > 0 ? kept : undefined;
}

/** Whether a tree may name a column without writing its name. */
export function namesAny(tree: unknown): boolean {
  return someIn(tree, ({ class: kind, ref_type: join, column_name_alias: aliases }) => {
    return kind === 'STAR' || join === 'NATURAL' || (Array.isArray(aliases) && aliases.length > 0);
  });
}

/** The names after USING, in lower case. */
function columnsJoined(tree: unknown): readonly string[] {
  const names: string[] = [];
  visit(tree, ({ type, using_columns: columns }) => {
    if (type === 'JOIN' && Array.isArray(columns)) names.push(...columns.map((name) => sqlKey(String(name))));
    return undefined;
  });
  return names;
}
