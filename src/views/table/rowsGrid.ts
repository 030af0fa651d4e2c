import { arrowOfRows } from '../../engines/arrowOfRows.ts';
import { arrowGrid } from './arrowGrid.ts';
import type { GridData } from './gridData.ts';
import { valueText } from './valueText.ts';
import { itemAt } from '../../known/itemAt.ts';

/** An array of flat objects as a grid; columns whose values differ in type are shown as text. */
export function rowsGrid(rows: readonly Readonly<Record<string, unknown>>[], names: readonly string[]): GridData {
  const columns = names.map((name) => {
    const typed = arrowOfRows(rows, [name]);
    if (typed) return itemAt(arrowGrid(typed).columns, 0);
    const text = (row: number) =>
      rows[row]?.[name] === undefined || rows[row][name] === null ? undefined : valueText(rows[row][name]);
    return {
      name,
      type: 'mixed',
      numeric: false,
      cell: (row: number) => ({
        text: text(row) ?? 'null',
        tone: text(row) === undefined ? ('null' as const) : undefined,
      }),
      full: (row: number) => text(row) ?? '',
      key: (row: number) => text(row) ?? null,
    };
  });
  return { rows: rows.length, totalRows: rows.length, columns, warnings: [] };
}
