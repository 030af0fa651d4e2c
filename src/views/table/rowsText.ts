import type { GridColumn } from './gridData.ts';

const field = (text: string): string => text.replace(/[\t\r\n]+/g, ' ');

/** Rows as tab-separated values under a line of column names; null is empty, numbers are whole. */
export function rowsText(columns: readonly GridColumn[], rows: readonly number[]): string {
  const lines = rows.map((row) => columns.map((column) => field(column.full(row))).join('\t'));
  return [columns.map((column) => field(column.name)).join('\t'), ...lines].join('\n');
}
