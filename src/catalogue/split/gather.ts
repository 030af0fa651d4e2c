import { aliasesOf } from './aliasesOf.ts';
import { conjuncts } from './conjuncts.ts';
import { and, baseTable, column, integer, named, select } from './nodes.ts';
import type { Functions } from './query.ts';
import { Refusal } from './refusal.ts';
import { refuseFunctions } from './refuseWhole.ts';
import type { ScanTable } from './scanTable.ts';
import { isScanTable } from './scanTable.ts';
import type { Expression, From, SelectNode } from './tree.ts';
import { expressionsIn, isSelect, someIn, visit } from './walk.ts';
import { isRecord } from '../../known/isRecord.ts';
import { recordOf } from '../../known/recordOf.ts';
import { sqlKey } from '../../../workers/wire/sqlKey.ts';

/**
 * The query that fetches, from each partition, the columns of `scan` that a tree names and the rows that can pass its
 * filters.
 */
export function gather(tree: unknown, scan: ScanTable, functions: Functions): SelectNode {
  const columns = columnsNeeded(tree, scan);
  // What stands in several places has no conditions of its own.
  const { alias, conditions } =
    placesOf(tree, scan) === 1 ? pushable(tree, scan, functions) : { alias: '', conditions: [] };
  const list = columns.length > 0 ? columns.map((name) => named(column(name), name)) : [named(integer(1), '__one')];
  return select(list, baseTable(scan.table, alias), { where: and(conditions) });
}

/** In how many places a tree reads a scan. */
export function placesOf(tree: unknown, scan: ScanTable): number {
  let places = 0;
  visit(tree, (part) => {
    if (isScanTable(part, scan)) places++;
    return undefined;
  });
  return places;
}

/** The scan's columns that a tree may use, in the scan's order. */
function columnsNeeded(tree: unknown, scan: ScanTable): readonly string[] {
  const used = new Set<string>();
  const aliases = aliasesOf(tree, scan);
  const schema = new Set(scan.schema.map((name) => sqlKey(name)));
  let all = false;
  visit(tree, (part) => {
    // ORDER BY ALL is about the result's columns, which are named or starred elsewhere.
    if (part.type === 'ORDER_MODIFIER') return isOfResult(part.orders) ? false : undefined;
    if (part.class === 'STAR') all = true;
    // Without GROUP BY a PIVOT groups by every other column, and an UNPIVOT keeps them.
    if (part.type === 'PIVOT') {
      const groups = textsOf(part.groups);
      if (groups.length === 0 && readsItself(part.source, scan)) all = true;
      for (const name of groups) used.add(sqlKey(name));
    }
    if (part.type === 'JOIN' && part.ref_type === 'NATURAL') all = true;
    if (isScanTable(part, scan) && (part.column_name_alias?.length ?? 0) > 0) all = true;
    const names = part.class === 'COLUMN_REF' ? part.column_names : part.type === 'JOIN' ? part.using_columns : [];
    for (const name of textsOf(names)) used.add(sqlKey(name));
    const [only = '', ...more] = part.class === 'COLUMN_REF' ? textsOf(part.column_names) : [];
    // A table's name alone is the row as a struct.
    if (more.length === 0 && aliases.has(sqlKey(only)) && !schema.has(sqlKey(only))) all = true;
    return undefined;
  });
  return all ? scan.schema : scan.schema.filter((name) => used.has(sqlKey(name)));
}

/** Whether a FROM is a scan, or a join of it. */
function readsItself(from: unknown, scan: ScanTable): boolean {
  if (!isRecord(from)) return false;
  return (
    isScanTable(from, scan) || (from.type === 'JOIN' && (readsItself(from.left, scan) || readsItself(from.right, scan)))
  );
}

/** Whether the terms of an ORDER BY are ALL: the columns of the result. */
function isOfResult(orders: unknown): boolean {
  const terms: readonly unknown[] = Array.isArray(orders) ? orders : [];
  return terms.every((order) => {
    const expression = recordOf(recordOf(order).expression);
    return expression.class === 'STAR' && !expression.expr;
  });
}

function textsOf(names: unknown): readonly string[] {
  return Array.isArray(names) ? names.map(String) : [];
}

/** The conditions of the query around a scan that concern the scan alone. */
function pushable(
  tree: unknown,
  scan: ScanTable,
  functions: Functions,
): { readonly alias: string; readonly conditions: readonly Expression[] } {
  const found: { alias: string; conditions: readonly Expression[] } = { alias: '', conditions: [] };
  const tables = tablesIn(tree);
  visit(tree, (part) => {
    if (!isSelect(part)) return undefined;
    const node = part;
    const way = wayTo(node.from_table, scan);
    if (!way) return undefined;
    const { alias, column_name_alias: renamed } = way.scan;
    found.alias = alias;
    if (renamed?.length || node.from_table.sample || way.scan.sample) return undefined;
    const alone = way.joins.length === 0;
    const given = way.kept
      ? [...conjuncts(node.where_clause), ...way.joins.flatMap((join) => conjuncts(join.condition))]
      : [];
    found.conditions = given.filter(
      (condition) =>
        concerns(condition, alias || scan.table, scan, alone ? tables : undefined) && computable(condition, functions),
    );
    return undefined;
  });
  return found;
}

type Way = {
  readonly scan: From;
  readonly joins: readonly From[];
  /** A row that a filter drops could not come back as an unmatched one. */ readonly kept: boolean;
};

function wayTo(from: From | undefined, scan: ScanTable): Way | undefined {
  if (!from) return undefined;
  if (isScanTable(from, scan)) return { scan: from, joins: [], kept: true };
  if (from.type !== 'JOIN') return undefined;
  const left = wayTo(from.left, scan);
  const way = left ?? wayTo(from.right, scan);
  if (!way) return undefined;
  const inner = from.join_type === 'INNER';
  const kept = way.kept && (inner || (left !== undefined && /^(LEFT|SEMI|ANTI)$/.test(from.join_type ?? '')));
  const plain = inner && from.ref_type !== 'ASOF' && from.ref_type !== 'POSITIONAL';
  return {
    ...way,
    kept: kept && from.ref_type !== 'POSITIONAL' && from.ref_type !== 'ASOF',
    joins: [...way.joins, ...(plain ? [from] : [{ ...from, condition: null }])],
  };
}

/** What the tables of a tree are called, in lower case. */
function tablesIn(tree: unknown): ReadonlySet<string> {
  const names = new Set<string>();
  visit(tree, ({ class: expression, alias, table_name: name }) => {
    if (expression !== undefined) return undefined;
    for (const called of [alias, name]) if (typeof called === 'string' && called !== '') names.add(sqlKey(called));
    return undefined;
  });
  return names;
}

/**
 * Whether every name in a condition is the scan's; in a join only names with its qualifier are surely so. Of a scan
 * that stands alone, `tables` are those of all queries around it, to whose columns a condition may refer: `f.id` may be
 * one of theirs although the scan has a column `f`.
 */
function concerns(
  condition: Expression,
  own: string,
  { schema }: ScanTable,
  tables: ReadonlySet<string> | undefined,
): boolean {
  const columns = new Set(schema.map((name) => sqlKey(name)));
  return expressionsIn(condition, (part) => part.class === 'COLUMN_REF').every(
    ({ column_names: [first = '', second = ''] = [] }) => {
      const qualified = sqlKey(first) === sqlKey(own) && columns.has(sqlKey(second));
      const isOwn = columns.has(sqlKey(first)) && (second === '' || !tables?.has(sqlKey(first)));
      return qualified || (tables !== undefined && isOwn);
    },
  );
}

function computable(condition: Expression, functions: Functions): boolean {
  if (someIn(condition, (part) => part.class === 'SUBQUERY' || part.class === 'WINDOW' || part.class === 'PARAMETER'))
    return false;
  if (
    someIn(
      condition,
      (part) => part.class === 'FUNCTION' && functions.aggregates.has(String(part.function_name).toLowerCase()),
    )
  )
    return false;
  try {
    refuseFunctions(condition, functions);
    return true;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}
