import { delimited, field } from './delimited.ts';
import { savedColumns } from './savedColumn.ts';
import type { FileBytes, TableToSave } from './tableToSave.ts';

/** A table as CSV (RFC 4180) under a line of names, in UTF-8. Units and descriptions have no place in it. */
export async function* toCsv(table: TableToSave): FileBytes {
  const columns = savedColumns(table.schema, table.columns);
  yield new TextEncoder().encode(`${columns.map(({ column }) => field(column.name)).join(',')}\n`);
  yield* delimited(table, columns, { yes: 'true', no: 'false' });
}
