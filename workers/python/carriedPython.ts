import type { Carried } from '../wire/carried.ts';
import { plainFromPython } from './plainFromPython.ts';
import type { PythonTable } from './pythonColumn.ts';
import { tableFromPython } from './tableFromPython.ts';
import { tableToPython } from './tableToPython.ts';

/** A carried value on Python's side, where a table is columns of buffers. */
export type CarriedOfPython =
  Exclude<Carried, { kind: 'table' }> | { readonly kind: 'table'; readonly table: PythonTable };

/** A value that Python gave, in the wire's form. */
export function carriedFromPython(carried: CarriedOfPython): Carried {
  if (carried.kind === 'table') return { kind: 'table', table: tableFromPython(carried.table) };
  return carried.kind === 'plain' ? { kind: 'plain', value: plainFromPython(carried.value) } : carried;
}

/** A value of the wire, in the form that Python's side reads. */
export function carriedToPython(carried: Carried): CarriedOfPython {
  if (carried.kind === 'table') return { kind: 'table', table: tableToPython(carried.table) };
  return carried.kind === 'plain' ? { kind: 'plain', value: plainToPython(carried.value) } : carried;
}

function plainToPython(value: unknown): unknown {
  // What is null in JavaScript is a thing of its own in Pyodide; undefined is None.
  if (value === null) return undefined;
  if (Array.isArray(value)) return value.map(plainToPython);
  if (typeof value !== 'object' || ArrayBuffer.isView(value) || value instanceof ArrayBuffer) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, plainToPython(item)]));
}
