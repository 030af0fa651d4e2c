import type { Column } from '../../../workers/wire/column.ts';
import type { Provenance } from '../../../workers/wire/provenance.ts';

/** A cell as it is drawn. `title` is the full value where `text` is shortened; `tone` dims what is no value. */
export type CellText = { readonly text: string; readonly title?: string; readonly tone?: 'null' | 'nan' };

/** What a column's rows are ordered by; `null` goes last. */
export type SortKey = number | bigint | string | null;

/** One column of a grid, read by row number. */
export type GridColumn = Column & {
  readonly numeric: boolean;
  cell(row: number): CellText;
  /** The whole value as text, for copying; null is empty. */
  full(row: number): string;
  key(row: number): SortKey;
};

/** A table as the grid draws it. */
export type GridData = {
  readonly name?: string;
  /** Rows at hand. */
  readonly rows: number;
  /** Rows of the whole table, of which these are the first. */
  readonly totalRows: number;
  readonly columns: readonly GridColumn[];
  readonly warnings: readonly string[];
  readonly sources?: readonly Provenance[];
};
