import { tableFromIPC, type DataType } from 'apache-arrow';
import type { Table } from '../wire/table.ts';
import { columnToPython } from './columnToPython.ts';
import type { PythonTable } from './pythonColumn.ts';

/** A table of the wire in the form that Python reads. */
export function tableToPython({ ipc, columns, rows, totalRows, name, warnings, sources }: Table): PythonTable {
  const arrow = tableFromIPC(ipc);
  return {
    columns: arrow.schema.fields.map((field, i) => {
      const { type, data } = arrow.getChildAt(i)!;
      return { ...columns[i], name: field.name, ...columnToPython(type as DataType, data) };
    }),
    rows,
    totalRows,
    name,
    warnings,
    sources,
  };
}
