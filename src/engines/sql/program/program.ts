import type { ColumnType } from '../../../../workers/sql/contract.ts';
import type { TableFormat } from '../../../../workers/wire/tableFormat.ts';
import type { Column } from '../../../../workers/wire/column.ts';
import type { Expression } from '../../../catalogue/split/tree.ts';
import type { Source } from './source.ts';

/**
 * A query as a value: what to read and make, in order, until `sql` gives its rows. Text and types alone: it was made
 * from schemas, and no row of a catalogue nor a partition's footer was read for it.
 */
export type Program = {
  /** What every database that runs a part of it must know, as `CREATE MACRO` statements. */
  readonly macros: readonly string[];
  /** The tables that it reads beside its sources, which must be there. */
  readonly inputs: readonly string[];
  readonly sources: readonly Source[];
  /** Files that were brought whole, whose rows are there before the steps. */
  readonly fetched: readonly Fetched[];
  readonly steps: readonly Step[];
  /** The query over what the steps have made. */
  readonly sql: string;
  /** The result's columns; none for a text that DuckDB alone understands. */
  readonly columns: readonly Column[];
  /** What the reader must know of how it was understood. */
  readonly warnings: readonly string[];
};

/**
 * A file that is brought whole: a VOTable's table (`number` from 1), a FITS file's (its HDU, from 0), that of ECSV, or
 * what DuckDB reads by the name `table`.
 */
export type Fetched = {
  readonly kind: 'file' | TableFormat;
  readonly table: string;
  readonly url: string;
  readonly number?: number;
};

/** One step of a program: it makes a table of the coordinator. */
export type Step = TableStep | Pass;

/** A table made by a query over what is there already. */
export type TableStep = { readonly kind: 'table'; readonly table: string; readonly sql: string };

/** A pass over the parts of a source: `partialSql` on each of them, then `mergeSql` on what they gave, into `table`. */
export type Pass = {
  readonly kind: 'pass';
  readonly table: string;
  /** The table of the source, for which each part stands in `partialSql`. */
  readonly source: string;
  readonly need: Need;
  readonly partialSql: string;
  readonly partialTypes: readonly ColumnType[];
  /** Over `PARTS`, whose columns have the partial's names and types. */
  readonly mergeSql: string;
  /** Tables that the partial query reads, too. */
  readonly smalls: readonly SmallTable[];
  /** What to do where one of `smalls` is too large to go to each worker; its last step makes `table`. */
  readonly otherwise?: readonly Step[];
  readonly keys: readonly Key[];
  /** Why rows are gathered instead of the query being split. */
  readonly gathered?: string;
  /** Rows that are enough, from whichever parts. */
  readonly enough?: number;
  readonly top?: Top;
  /** Each row of the source gives one of the partial result, where that is of rows. */
  readonly everyRow?: boolean;
  /** The result's column names, where each partial result is some of its rows. */
  readonly preview?: readonly string[];
};

/**
 * How a part that comes later can leave out rows of a partial result that is the first `rows` by a column: once a part
 * gave so many, no row matters that comes behind the last of them. `sql` is `partialSql` with `BOUND` for the text of
 * its value.
 */
export type Top = {
  readonly sql: string;
  readonly column: string;
  /** The source's column whose values those are, where each of its rows gives one. */
  readonly of?: string;
  readonly rows: number;
  readonly isDescending: boolean;
};

/** What a pass needs of its source: names, in lower case, that may be columns, and conditions joined by AND. */
export type Need = { readonly names: readonly string[]; readonly conditions: readonly Expression[] };

/** A small table that goes to each worker; `types` are those of its columns, which Arrow does not keep all. */
export type SmallTable = {
  readonly table: string;
  readonly sql: string;
  readonly types: readonly ColumnType[];
  /** Its name for people. */
  readonly label: string;
};

/** A column of the source that must equal one of the values `k` of a query, for its row to matter. */
export type Key = { readonly column: string; readonly valuesSql: string; readonly kind: 'integer' | 'real' | 'text' };

/** Why rows are gathered where one of a pass's small tables is too large; who carries it out knows which. */
export const TOO_LARGE = 'a table beside the catalogue is too large to go to each worker';
