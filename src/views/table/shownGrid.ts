import type { ShownRows } from '../../../workers/wire/shownRows.ts';
import type { GridData } from './gridData.ts';

/** The rows that were kept of a table, as a grid. */
export function shownGrid({ columns, rows, totalRows, warnings, sources }: ShownRows): GridData {
  const textOf = (row: number, index: number): string | null => rows[row]?.[index] ?? null;
  return {
    rows: rows.length,
    totalRows,
    warnings,
    ...(sources && { sources }),
    columns: columns.map((column, index) => ({
      ...column,
      cell: (row) => {
        const text = textOf(row, index);
        if (text === null) return { text: 'null', tone: 'null' };
        return text === 'NaN' && column.numeric ? { text, tone: 'nan' } : { text };
      },
      full: (row) => plain(textOf(row, index) ?? '', column.numeric),
      key: (row) => {
        const text = textOf(row, index);
        const number = column.numeric && text !== null ? Number(plain(text, true)) : NaN;
        return Number.isNaN(number) ? text : number;
      },
    })),
  };
}

/** A number as programs write it: drawn ones have the true minus sign. */
function plain(text: string, numeric: boolean): string {
  return numeric ? text.replaceAll('−', '-') : text;
}
