import { Field, Schema, Table as ArrowTable, tableToIPC } from 'apache-arrow';
import type { Carried } from '../../../../workers/wire/carried.ts';
import type { Column } from '../../../../workers/wire/column.ts';
import { NotebookError } from '../../../../workers/wire/notebookError.ts';
import type { Table } from '../../../../workers/wire/table.ts';
import { arrayColumn } from '../../arrayColumn.ts';
import { columnOfValues, type ValueColumn } from '../../columnOfValues.ts';
import { isPlainObject } from '../../flatRows.ts';
import { itemAt } from '../../../known/itemAt.ts';
import { arrowBatch } from '../../../../workers/wire/arrowBatch.ts';
import { isList } from '../../../known/isList.ts';

const READS = 'SQL reads tables, lists of values or of objects, dictionaries of lists, and one-dimensional arrays.';

/**
 * What a cell reads in FROM under `name`, as a table: also a list or an array, as its one column `value`, and columns
 * by name. Fails in words on all else.
 */
export function inputTable(name: string, carried: Carried): Table {
  if (carried.kind === 'table') return carried.table;
  if (carried.kind === 'opaque') throw refused(name, `a ${carried.type}`);
  if (carried.kind === 'array') {
    if (carried.shape.length !== 1)
      throw new NotebookError({
        kind: 'sql',
        message: `${name} is an array of ${carried.shape.length} dimensions; SQL reads those of one.`,
      });
    return tableOf([['value', { data: arrayColumn(carried), unit: carried.unit }]]);
  }
  return tableOf(
    Object.entries(columnsOf(name, carried.value)).map(([column, values]) => [column, columnOfValues(values)]),
  );
}

function columnsOf(name: string, value: unknown): Readonly<Record<string, readonly unknown[]>> {
  if (Array.isArray(value)) {
    if (value.length === 0) throw refused(name, 'an empty list, without rows or columns');
    const rows: readonly unknown[] = value;
    if (!rows.every(isRow)) return { value };
    const names = [...new Set(rows.flatMap((row) => (row ? Object.keys(row) : [])))];
    return names.length === 0
      ? { value }
      : Object.fromEntries(names.map((column) => [column, rows.map((row) => row?.[column])]));
  }
  if (!isPlainObject(value) || '$skybook' in value)
    throw refused(
      name,
      value === null ? 'None' : typeof value === 'object' ? 'a value' : `a ${typeof value}`,
      `Write $${name} to use it as a value.`,
    );
  const columns = Object.entries(value);
  const lengths = new Set(columns.map(([, items]) => (isList(items) ? items.length : -1)));
  if (columns.length === 0) throw refused(name, 'an empty dictionary, without columns');
  if (lengths.has(-1))
    throw refused(name, 'a dictionary of values, and not of lists', `Write $${name} to use it as a value.`);
  if (lengths.size > 1) throw refused(name, 'a dictionary of lists that are not of one length');
  return Object.fromEntries(columns.map(([column, items]) => [column, isList(items) ? Array.from(items) : []]));
}

function isRow(value: unknown): value is Readonly<Record<string, unknown>> | null | undefined {
  return value === null || value === undefined || (isPlainObject(value) && !('$skybook' in value));
}

function refused(name: string, what: string, advice = READS): NotebookError {
  return new NotebookError({ kind: 'sql', message: `${name} is ${what}, not a table.`, advice });
}

function tableOf(columns: readonly (readonly [name: string, column: ValueColumn])[]): Table {
  const fields = columns.map(([name, { data }]) => new Field(name, data.type, true));
  const rows = itemAt(columns, 0)[1].data.length;
  const known = columns.map(([name, { data, unit, note }]): Column => ({
    name,
    type: String(data.type),
    ...(unit && { unit }),
    ...(note && { note: `\`${name}\` ${note}.` }),
  }));
  const batch = arrowBatch(
    new Schema(fields),
    rows,
    columns.map(([, { data }]) => data),
  );
  return {
    ipc: tableToIPC(new ArrowTable(batch), 'stream'),
    rows,
    totalRows: rows,
    columns: known,
    warnings: [],
  };
}
