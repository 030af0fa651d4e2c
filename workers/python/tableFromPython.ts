import {
  Decimal,
  Field,
  FixedSizeList,
  List,
  Map_,
  Schema,
  Struct,
  Table as ArrowTable,
  tableToIPC,
  type Data,
  type DataType,
} from 'apache-arrow';
import { COLUMN_FACTS, type Column } from '../wire/column.ts';
import type { Table } from '../wire/table.ts';
import { arrowType } from './arrowType.ts';
import type { PythonColumn, PythonTable } from './pythonColumn.ts';
import { itemAt } from '../../src/known/itemAt.ts';
import { arrowData } from '../wire/arrowData.ts';
import { arrowBatch } from '../wire/arrowBatch.ts';
import { present } from '../../src/known/present.ts';

/**
 * The wire's table of one that Python gave; its columns' names differ, as Arrow's library reads a second column of a
 * name by the type of the first.
 */
export function tableFromPython({ columns, rows, totalRows, whole, name, warnings, sources }: PythonTable): Table {
  const data = columns.map(dataOf);
  const fields = columns.map((column, i) => new Field(column.name, itemAt(data, i).type, true));
  const arrow = new ArrowTable(arrowBatch(new Schema(fields), rows, data));
  return {
    ipc: tableToIPC(arrow, 'stream'),
    rows,
    totalRows,
    columns: columns.map(described),
    ...(name ? { name } : {}),
    ...(whole ? { whole } : {}),
    warnings,
    sources,
  };
}

function described(column: Column): Column {
  return {
    name: column.name,
    ...Object.fromEntries(COLUMN_FACTS.flatMap((key) => (column[key] ? [[key, column[key]]] : []))),
  };
}

function dataOf(column: PythonColumn): Data {
  const { length, nulls } = column;
  const validity = column.validity ?? undefined;
  const offsets = column.offsets && typed(column.offsets, Int32Array);
  const shape = { length, nullCount: nulls, validity, offsets };
  const holder = holderOf(column);
  if (holder) return arrowData(holder.type, { ...shape, children: holder.children });
  const type =
    column.layout === 'decimal'
      ? new Decimal(present(column.scale), present(column.precision), 128)
      : arrowType(column.layout);
  const values =
    column.layout === 'bool' || column.layout === 'null'
      ? column.values
      : typed(present(column.values), type.ArrayType);
  return arrowData(type, { ...shape, values });
}

/** The type and the parts of a column that holds others. */
function holderOf({
  layout,
  child,
  width,
  fields,
}: PythonColumn): { readonly type: DataType; readonly children: Data[] } | undefined {
  if (layout === 'struct') {
    const parts = present(fields);
    const children = parts.map(dataOf);
    return {
      type: new Struct(parts.map(({ name }, i) => new Field(name, itemAt(children, i).type, true))),
      children,
    };
  }
  if (layout === 'map') return mapOf(dataOf(present(child)));
  if (layout !== 'list' && layout !== 'fixed') return undefined;
  const items = dataOf(present(child));
  const item = new Field('item', items.type, true);
  return { type: layout === 'list' ? new List(item) : new FixedSizeList(present(width), item), children: [items] };
}

/** Of key and value; a key is never missing. */
function mapOf(entries: Data): { readonly type: DataType; readonly children: Data[] } {
  const type = new Struct(
    entries.type.children.map(({ name, type: own }: Field, i: number) => new Field(name, own, i > 0)),
  );
  return { type: new Map_(new Field('entries', type, false)), children: [entries.clone(type)] };
}

type ArrayKind = { new (buffer: ArrayBuffer): ArrayBufferView };

/** The bytes as elements; a copy of their own is aligned, as typed arrays ask. */
function typed(bytes: Uint8Array, Kind: ArrayKind): ArrayBufferView {
  return new Kind(bytes.slice().buffer);
}
