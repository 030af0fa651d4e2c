import type { Expression } from '../../../catalogue/split/tree.ts';
import { expressionsIn, someIn } from '../../../catalogue/split/walk.ts';
import { matchColumns, type MatchColumn } from '../../../catalogue/xmatch/matchColumns.ts';
import type { Need } from '../program/program.ts';
import type { MatchSource } from '../program/source.ts';
import { sqlKey } from '../../../../workers/wire/sqlKey.ts';

/** What a need of a cross-match is of its sides: columns by their names there, and the conditions on the left alone. */
export type MatchNeeds = {
  readonly wanted: readonly MatchColumn[];
  readonly leftNeed: Need;
  readonly leftNames: ReadonlySet<string>;
  readonly rightNames: ReadonlySet<string>;
};

/** What is needed of a cross-match's sides; positions always are. */
export function matchNeeds(match: MatchSource, need: Need): MatchNeeds {
  const names = new Set(need.names);
  const columns = matchColumns(match.left.columns, match.right.columns);
  const wanted = columns.filter(({ column }) => names.has(sqlKey(column.name)));
  const needed = (side: MatchColumn['side']) => {
    const own = wanted.filter((column) => column.side === side).map(({ source }) => source);
    return new Set([...own, match[side].position.ra, match[side].position.dec]);
  };
  const [leftNames, rightNames] = [needed('left'), needed('right')];
  const lower = [...leftNames].map((name) => sqlKey(name));
  return {
    wanted,
    leftNeed: { names: lower, conditions: leftConditions(need.conditions, columns) },
    leftNames,
    rightNames,
  };
}

/** The conditions that concern the left side alone: rows that they drop match nothing that is asked for. */
function leftConditions(conditions: readonly Expression[], columns: readonly MatchColumn[]): readonly Expression[] {
  const own = new Set(columns.filter(({ side }) => side === 'left').map(({ column }) => sqlKey(column.name)));
  const isOwn = ({ column_names: [name = '', ...rest] = [] }: Expression) => rest.length === 0 && own.has(sqlKey(name));
  const isColumn = (part: Expression) => part.class === 'COLUMN_REF';
  return conditions.filter(
    (condition) =>
      !someIn(condition, (part) => part.class === 'SUBQUERY') && expressionsIn(condition, isColumn).every(isOwn),
  );
}
