import { conjuncts } from './conjuncts.ts';
import { SCAN_ALIAS } from './naming.ts';
import { and, baseTable, column, integer, named, select } from './nodes.ts';
import type { Expression, From, SelectNode } from './tree.ts';
import { expressionsIn, replaceExpressions, someIn } from './walk.ts';

/**
 * What a partial query needs of its catalogue: a query for the columns it names, with the conditions that concern these
 * alone.
 */
export function scanNeed(partial: SelectNode, scan: string): SelectNode {
  const used = new Set(expressionsIn(partial, isScanColumn).map((part) => part.column_names![1]!));
  const conditions = [...conjuncts(partial.where_clause), ...innerConditions(partial.from_table)]
    .filter(concernsScan)
    .map(withoutAlias);
  const list = used.size > 0 ? [...used].map((name) => column(name)) : [named(integer(1), 'one')];
  return select(list, baseTable(scan), { where: and(conditions) });
}

/** The conditions that every row of an inner join fulfils. */
export function innerConditions(from: From | undefined): readonly Expression[] {
  if (from?.type !== 'JOIN') return [];
  const [left, right] = [innerConditions(from.left), innerConditions(from.right)];
  if (from.ref_type === 'ASOF') return [];
  switch (from.join_type) {
    case 'INNER':
      return [...conjuncts(from.condition), ...left, ...right];
    case 'SEMI':
      return [...conjuncts(from.condition), ...left];
    case 'LEFT':
    case 'ANTI':
      return left;
    case 'RIGHT':
      return right;
    default:
      return [];
  }
}

function isScanColumn(part: Expression): boolean {
  return part.class === 'COLUMN_REF' && part.column_names![0] === SCAN_ALIAS;
}

function concernsScan(condition: Expression): boolean {
  // Statistics of a struct's field are not those of a column of its name.
  return (
    !someIn(condition, (part) => part.class === 'SUBQUERY') &&
    expressionsIn(condition, (part) => part.class === 'COLUMN_REF').every(
      (part) => isScanColumn(part) && part.column_names!.length === 2,
    )
  );
}

function withoutAlias(condition: Expression): Expression {
  return replaceExpressions(condition, (part) =>
    isScanColumn(part) ? column(...part.column_names!.slice(1)) : undefined,
  );
}
