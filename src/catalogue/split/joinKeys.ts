import { conjuncts } from './conjuncts.ts';
import { isWholeTable } from './bind.ts';
import { isColumnRef } from './expressionKinds.ts';
import { SCAN_ALIAS } from './naming.ts';
import { innerConditions } from './scanNeed.ts';
import type { Expression, From } from './tree.ts';
import { visit } from './walk.ts';

/** A column of the catalogue that must equal some value of a small table's column, for its row to matter. */
export type JoinKey = { readonly column: string; readonly table: string; readonly of: string };

/**
 * The keys by which a join, and conditions on it joined by AND, choose rows of the catalogue. Names are those that
 * `relationOf` gives.
 */
export function joinKeys(
  from: From,
  where: Expression | null,
  schemas: ReadonlyMap<string, readonly string[]>,
): readonly JoinKey[] {
  const tables = tablesOf([from, where]);
  const chosen = [...conjuncts(where), ...innerConditions(from), ...outerConditions(from)];
  return chosen.flatMap((condition) => {
    const { subquery, child } = condition;
    if (!subquery) return keyOf(condition, tables);
    const { node } = subquery;
    if (condition.subquery_type === 'EXISTS')
      return node.type === 'SELECT_NODE' && node.from_table
        ? [...conjuncts(node.where_clause), ...innerConditions(node.from_table)].flatMap((inner) =>
            keyOf(inner, tables),
          )
        : [];
    const table = isWholeTable(node) ? (node.from_table.table_name ?? '') : '';
    const [column, ...more] = schemas.get(table) ?? [];
    const inList =
      condition.subquery_type === 'ANY' &&
      condition.comparison_type === 'COMPARE_EQUAL' &&
      isScanColumn(child) &&
      column !== undefined &&
      more.length === 0;
    return inList ? [{ column: child.column_names[1], table, of: column }] : [];
  });
}

function keyOf({ type, left, right }: Expression, tables: ReadonlyMap<string, string>): readonly JoinKey[] {
  if (type !== 'COMPARE_EQUAL') return [];
  const [own, other] = isScanColumn(left) ? [left, right] : [right, left];
  const [alias = '', of = '', ...fields] = other?.column_names ?? [];
  const table = tables.get(alias);
  return isScanColumn(own) && table !== undefined && fields.length === 0 && alias !== SCAN_ALIAS
    ? [{ column: own.column_names[1], table, of }]
    : [];
}

/** Conditions of outer joins, where the catalogue's rows matter only if they match. */
function outerConditions(from: From | undefined): readonly Expression[] {
  if (from?.type !== 'JOIN' || from.ref_type === 'ASOF') return [];
  const inside = [...outerConditions(from.left), ...outerConditions(from.right)];
  const optional =
    from.join_type === 'LEFT' || from.join_type === 'ANTI'
      ? from.right
      : from.join_type === 'RIGHT'
        ? from.left
        : undefined;
  return tablesOf(optional).has(SCAN_ALIAS) ? [...conjuncts(from.condition), ...inside] : inside;
}

type ScanColumn = Expression & { readonly column_names: readonly [string, string] };

function isScanColumn(expression: Expression | null | undefined): expression is ScanColumn {
  return isColumnRef(expression) && expression.column_names[0] === SCAN_ALIAS && expression.column_names.length === 2;
}

/** Tables by their aliases. */
function tablesOf(tree: unknown): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  visit(tree, (part) => {
    if (part.type === 'BASE_TABLE' && part.alias) found.set(String(part.alias), String(part.table_name));
    return undefined;
  });
  return found;
}
