import type { Column } from '../../../workers/wire/column.ts';
import { DISTANCE_COLUMN } from './matchSql.ts';
import { sqlKey } from '../../../workers/wire/sqlKey.ts';

/**
 * A column of a cross-match: of which side it is, its name there, and what is known of it under its name in the result.
 */
export type MatchColumn = { readonly side: 'left' | 'right'; readonly source: string; readonly column: Column };

/**
 * The columns of a cross-match: the left's under their names, the right's with `_2` where a name is taken. The distance
 * is beside them.
 */
export function matchColumns(left: readonly Column[], right: readonly Column[]): readonly MatchColumn[] {
  const taken = new Set([DISTANCE_COLUMN]);
  const name = (wanted: string): string => {
    let free = wanted;
    for (let n = 2; taken.has(sqlKey(free)); n++) free = `${wanted}_${n}`;
    taken.add(sqlKey(free));
    return free;
  };
  const side = (side: 'left' | 'right', columns: readonly Column[]) =>
    columns.map((column) => ({ side, source: column.name, column: { ...column, name: name(column.name) } }));
  return [...side('left', left), ...side('right', right)];
}

/** What is known of the distance column. */
export const DISTANCE_NOTES: Column = {
  name: DISTANCE_COLUMN,
  type: 'DOUBLE',
  unit: 'arcsec',
  ucd: 'pos.angDistance',
  description: 'Angular separation',
};
