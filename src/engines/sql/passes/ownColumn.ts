import type { Top as Ordered } from '../../../catalogue/split/top.ts';
import type { SelectNode } from '../../../catalogue/split/tree.ts';
import type { Top } from '../program/program.ts';

/** The column by which a partial query of one table orders, of which each row is one of its own. */
export function ownColumn(partial: SelectNode, { expression }: Ordered): Pick<Top, 'of'> {
  const { from_table: from, where_clause: where, modifiers } = partial;
  const [table, name, ...fields] = expression.column_names ?? [];
  const isOwn = from.type === 'BASE_TABLE' && table === from.alias && fields.length === 0;
  const isEveryRow = !where && !modifiers.some(({ type }) => type === 'DISTINCT_MODIFIER');
  return isOwn && isEveryRow && name !== undefined ? { of: name } : {};
}
