import { Field, makeData, RecordBatch, Schema, Struct, Table as ArrowTable, tableToIPC } from 'apache-arrow';
import type { Column } from '../../wire/column.ts';
import { itemAt } from '../../../src/known/itemAt.ts';
import { distinctNames } from './distinctNames.ts';
import type { GrowingColumn } from './growingColumn.ts';

/** Columns of equal length as Arrow IPC; those of one name get numbers, since SQL does not tell letter case apart. */
export function tableOfColumns(
  columns: readonly Column[],
  grown: readonly GrowingColumn[],
): {
  readonly ipc: Uint8Array;
  readonly rows: number;
  readonly totalRows: number;
  readonly columns: readonly Column[];
} {
  const rows = grown[0]?.length ?? 0;
  const names = distinctNames(columns.map(({ name }) => name));
  const children = grown.map((column) => column.finish());
  const fields = children.map(({ type }, i) => new Field(itemAt(names, i), type, true));
  const data = makeData({ type: new Struct(fields), length: rows, nullCount: 0, children });
  const schema = new Schema(fields);
  const table = new ArrowTable(schema, [new RecordBatch(schema, data)]);
  return {
    ipc: tableToIPC(table, 'stream'),
    rows,
    totalRows: rows,
    columns: columns.map((column, i) => ({ ...column, name: itemAt(names, i) })),
  };
}
