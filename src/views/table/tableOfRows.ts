import { Table as ArrowTable, Utf8, vectorFromArray } from 'apache-arrow';
import type { Table } from '../../../workers/wire/table.ts';
import { tableOfArrow } from '../../engines/arrowMetadata.ts';
import { arrowOfRows } from '../../engines/arrowOfRows.ts';
import { rowsGrid } from './rowsGrid.ts';
import { itemAt } from '../../known/itemAt.ts';

/** The wire's form of an array of flat objects; columns whose values differ in type are texts, as they are shown. */
export function tableOfRows(rows: readonly Readonly<Record<string, unknown>>[], names: readonly string[]): Table {
  const texts = rowsGrid(rows, names).columns;
  const columns = names.map(
    (name, i) =>
      [
        name,
        arrowOfRows(rows, [name])?.getChildAt(0) ??
          vectorFromArray(
            rows.map((row, at) => (row[name] === undefined || row[name] === null ? null : itemAt(texts, i).full(at))),
            new Utf8(),
          ),
      ] as const,
  );
  return tableOfArrow(new ArrowTable(Object.fromEntries(columns)));
}
