import type { ColumnType } from '../../../../workers/sql/contract.ts';
import type { Column } from '../../../../workers/wire/column.ts';
import type { SelectNode } from '../../../catalogue/split/tree.ts';
import type { Known } from './columnFacts.ts';
import { knownRelation, type KnownTables } from './knownRelation.ts';
import { itemAt } from '../../../known/itemAt.ts';
import { sqlKey } from '../../../../workers/wire/sqlKey.ts';

/**
 * A result's columns with what is known of their values: unit, UCD and description of the columns that they are, the
 * unit of what is made of these.
 */
export function resultColumns(types: readonly ColumnType[], node: SelectNode, tables: KnownTables): readonly Column[] {
  const relation = knownRelation(node, { tables, queries: new Map(), outer: () => undefined });
  const inOrder = relation.columns;
  const fits =
    inOrder?.length === types.length &&
    inOrder.every(({ name }, i) => name === '' || namesOf(itemAt(types, i)).includes(name));
  return types.map((type, i) => {
    const byName = () =>
      namesOf(type)
        .map((name) => relation.of(name))
        .find((known) => known !== undefined);
    return { ...plain(fits ? itemAt(inOrder, i).known : byName()), ...type };
  });
}

/**
 * The name of a column, and the one that it had before another took it: of two called `ra`, DuckDB calls one `ra_1`.
 */
function namesOf({ name }: ColumnType): readonly string[] {
  const lower = sqlKey(name);
  return [lower, lower.replace(/[_:]\d+$/, '')];
}

function plain(known: Known | undefined): Partial<Column> {
  return known === 'any' || known === undefined ? {} : known;
}
