import { conjuncts } from './conjuncts.ts';
import { SCAN_ALIAS } from './naming.ts';
import { and, baseTable, column, integer, named, select } from './nodes.ts';
import type { Expression, From, SelectNode } from './tree.ts';
import { expressionsIn, replaceExpressions, someIn } from './walk.ts';
import { present } from '../../known/present.ts';
import { isColumnRef, type ColumnRef } from './expressionKinds.ts';

/**
 * What a partial query needs of its catalogue: a query for the columns it names, with the conditions that concern these
 * alone.
 */
export function scanNeed(partial: SelectNode, scan: string): SelectNode {
  const used = new Set(expressionsIn(partial, isScanColumn).map((part) => ownNames(part)[0]));
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

function isScanColumn(part: Expression): part is ColumnRef {
  return isColumnRef(part) && part.column_names[0] === SCAN_ALIAS;
}

/** The names of a scan's column, without the table's. */
function ownNames({ column_names: [, name, ...fields] }: ColumnRef): [string, ...string[]] {
  return [present(name, 'The column of a scan'), ...fields];
}

function concernsScan(condition: Expression): boolean {
  // Statistics of a struct's field are not those of a column of its name.
  return (
    !someIn(condition, (part) => part.class === 'SUBQUERY') &&
    expressionsIn(condition, isColumnRef).every((part) => isScanColumn(part) && part.column_names.length === 2)
  );
}

function withoutAlias(condition: Expression): Expression {
  return replaceExpressions(condition, (part) => (isScanColumn(part) ? column(...ownNames(part)) : undefined));
}
