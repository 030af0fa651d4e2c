import { tableFromIPC, tableToIPC, Field, Schema, Table as ArrowTable } from 'apache-arrow';
import type { Column } from '../../../../workers/wire/column.ts';
import { arrowBatch } from '../../../../workers/wire/arrowBatch.ts';
import { sqlKey } from '../../../../workers/wire/sqlKey.ts';
import { itemAt } from '../../../known/itemAt.ts';

type NamedTable = { readonly ipc: Uint8Array; readonly columns: readonly Column[] };

/**
 * A table under names that SQL tells apart. Of names that differ in case alone the first stays, and so does each that
 * is the only one of its spelling: the others take a number, which is told of all of them.
 */
export function apartInCase({ ipc, columns }: NamedTable): NamedTable {
  const alike = columns.map((column) => sqlKey(column.name));
  const names = namesApart(alike, columns);
  if (names.every((name, i) => name === itemAt(columns, i).name)) return { ipc, columns };
  const told = columns.map((column, i): Column => {
    const others = names.filter((_, at) => at !== i && alike[at] === alike[i]);
    if (others.length === 0) return column;
    const name = itemAt(names, i);
    const sentence = `SQL does not tell \`${column.name}\` from names that differ in case alone: of these columns this is \`${name}\`, beside \`${others.join('`, `')}\`.`;
    return { ...column, name, note: [column.note, sentence].filter(Boolean).join(' ') };
  });
  const arrow = tableFromIPC(ipc);
  const fields = arrow.schema.fields.map(
    (field, i) => new Field(itemAt(names, i), field.type, field.nullable, field.metadata),
  );
  const schema = new Schema(fields, arrow.schema.metadata);
  const batches = arrow.batches.map((batch) => arrowBatch(schema, batch.numRows, batch.data.children));
  return { ipc: tableToIPC(new ArrowTable(schema, batches), 'stream'), columns: told };
}

function namesApart(alike: readonly string[], columns: readonly Column[]): readonly string[] {
  const given = new Set(alike);
  const used = new Set<string>();
  return columns.map(({ name }, i) => {
    const own = itemAt(alike, i);
    let made = name;
    for (let count = 1; used.has(sqlKey(made)) || (made !== name && given.has(sqlKey(made))); count++)
      made = `${name}_${count}`;
    used.add(made === name ? own : sqlKey(made));
    return made;
  });
}
