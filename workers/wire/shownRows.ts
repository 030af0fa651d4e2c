import type { Column } from './column.ts';
import type { Provenance } from './provenance.ts';

/** A column of a table as it was drawn; numbers stand at its right. */
export type ShownColumn = Pick<Column, 'name' | 'type' | 'unit' | 'ucd' | 'description' | 'note'> & {
  readonly numeric: boolean;
};

/** The first rows of a table as they were drawn: texts that need no engine; `null` is no value. */
export type ShownRows = {
  readonly columns: readonly ShownColumn[];
  readonly rows: readonly (readonly (string | null)[])[];
  /** Rows of the whole table. */
  readonly totalRows: number;
  readonly warnings: readonly string[];
  readonly sources?: readonly Provenance[];
};
