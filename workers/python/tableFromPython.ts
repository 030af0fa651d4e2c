import { Data, Field, FixedSizeList, List, RecordBatch, Schema, Struct, Table as ArrowTable, tableToIPC, type DataType } from 'apache-arrow';
import type { Column } from '../wire/column.ts';
import type { Table } from '../wire/table.ts';
import { arrowType } from './arrowType.ts';
import type { PythonColumn, PythonTable } from './pythonColumn.ts';

const KNOWN = ['type', 'unit', 'ucd', 'utype', 'description'] as const;

/** The wire's table of one that Python gave. */
export function tableFromPython({ columns, rows, totalRows, whole, name, warnings, sources }: PythonTable): Table {
  const data = columns.map(dataOf);
  const fields = columns.map((column, i) => new Field(column.name, data[i]!.type, true));
  const struct = new Data(new Struct(fields), 0, rows, 0, undefined, data);
  const arrow = new ArrowTable(new RecordBatch(new Schema(fields), struct as Data<Struct>));
  return { ipc: tableToIPC(arrow, 'stream'), rows, totalRows, columns: columns.map(described), ...(name ? { name } : {}), ...(whole ? { whole } : {}), warnings, sources };
}

function described(column: Column): Column {
  return { name: column.name, ...Object.fromEntries(KNOWN.flatMap((key) => (column[key] ? [[key, column[key]]] : []))) };
}

function dataOf(column: PythonColumn): Data {
  const { layout, length, nulls, child, width } = column;
  const validity = column.validity ?? undefined;
  if (layout === 'list' || layout === 'fixed') {
    const items = dataOf(child!);
    const item = new Field('item', items.type, true);
    const type: DataType = layout === 'list' ? new List(item) : new FixedSizeList(width!, item);
    return new Data(type, 0, length, nulls, [column.offsets && typed(column.offsets, Int32Array), undefined, validity] as never, [items]);
  }
  const type = arrowType(layout);
  const values = layout === 'bool' ? column.values! : typed(column.values!, type.ArrayType as ArrayKind);
  return new Data(type, 0, length, nulls, [column.offsets && typed(column.offsets, Int32Array), values, validity] as never);
}

type ArrayKind = { new (buffer: ArrayBuffer): ArrayBufferView };

/** The bytes as elements; a copy of their own is aligned, as typed arrays ask. */
function typed(bytes: Uint8Array, Kind: ArrayKind): ArrayBufferView {
  return new Kind(bytes.slice().buffer);
}
