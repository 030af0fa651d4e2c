import type { TableFormat } from '../../../../workers/wire/tableFormat.ts';
import type { ColumnType } from '../../../../workers/sql/contract.ts';
import type { Column } from '../../../../workers/wire/column.ts';
import type { Top } from '../program/program.ts';

/**
 * An SQL cell as work for DuckDB elsewhere: plain data that is JSON as it stands. `workers/python/skybook_elsewhere`
 * carries it out.
 */
export type WrittenCell = {
  /** `CREATE MACRO` statements that its texts call, each behind those it calls. */
  readonly macros: readonly string[];
  /** Names of other cells that its statements read as tables. */
  readonly tables: readonly string[];
  /** Names of other cells that its statements call as macros: `$name` is `skybook_value_name()`. */
  readonly values: readonly string[];
  /** Names whose values are in the texts, and those values in SQL: with others the texts are others. */
  readonly frozen: Readonly<Record<string, string>>;
  readonly statements: readonly WrittenStatement[];
  /** The table whose rows the cell shows, and what is known of it; absent for a cell that shows none. */
  readonly result?: WrittenResult;
};

/** A table that a cell leaves; `leavingSql` gives its rows in types that Arrow has. */
export type WrittenResult = {
  readonly table: string;
  readonly columns: readonly Column[];
  readonly leavingSql: string;
};

/**
 * What to make, in order, until `sql` can be run; the tables that `steps` make are gone afterwards. Where it `isOfAll`,
 * each database that runs a part of a later statement needs it, too.
 */
export type WrittenStatement = {
  readonly steps: readonly WrittenStep[];
  readonly sql: string;
  readonly isOfAll?: true;
};

/** One step of a statement. */
export type WrittenStep =
  | { readonly kind: 'table'; readonly table: string; readonly sql: string }
  /** The file at `url`, which SQL reads by the name `table`. */
  | { readonly kind: 'file'; readonly table: string; readonly url: string }
  /** The table of a file: the `number`th of a VOTable, that of HDU `number` of FITS, that of ECSV. */
  | {
      readonly kind: TableFormat;
      readonly table: string;
      readonly url: string;
      readonly number?: number;
      /** The columns as the page reads them. */
      readonly types: readonly ColumnType[];
    }
  | WrittenPass;

/** A pass: `partialSql` on each part of the source, `mergeSql` on what they gave. */
export type WrittenPass = {
  readonly kind: 'pass';
  readonly table: string;
  readonly name: string;
  readonly source: string;
  readonly sourceTypes: readonly ColumnType[];
  readonly partialSql: string;
  readonly partialTypes: readonly ColumnType[];
  readonly mergeSql: string;
  /** Tables that go along with each part. */
  readonly smalls: readonly { readonly table: string; readonly sql: string; readonly types: readonly ColumnType[] }[];
  /** Rows that are enough, from whichever parts. */
  readonly enough?: number;
  readonly top?: Top;
  readonly parts: WrittenParts;
};

/** The parts of a source. */
export type WrittenParts = ({ readonly kind: 'catalogue' } & WrittenRows) | WrittenMatch;

/** Partitions of Parquet files, and how their rows are those of the catalogue. */
export type WrittenRows = {
  /** Columns that are wanted, with the types that the catalogue states. */
  readonly columns: readonly ColumnType[];
  readonly filename?: true;
  readonly fileRowNumber?: true;
  readonly binaryAsString?: true;
  /** Begins the address of each file. */
  readonly base: string;
  readonly partitions: readonly WrittenPartition[];
};

/** Files of one partition, beside `base`, and a condition that all wanted rows fulfil. */
export type WrittenPartition = { readonly files: readonly string[]; readonly where?: string };

/** A cross-match: `sql` finds the pairs of `left` and `right`. */
export type WrittenMatch = {
  readonly kind: 'match';
  readonly sql: string;
  readonly leftTable: string;
  readonly rightTable: string;
  readonly radiusDeg: number;
  readonly left: WrittenSide;
  readonly right: WrittenSide;
  readonly parts: readonly WrittenMatchPart[];
};

/** A side of a cross-match: partitions by their place in `partitions`, or rows of a table by theirs on the sky. */
export type WrittenSide =
  | ({ readonly kind: 'catalogue'; readonly decSql?: string } & WrittenRows)
  | {
      readonly kind: 'table';
      readonly table: string;
      readonly types: readonly ColumnType[];
      /** SQL for right ascension and declination, ICRS degrees. */
      readonly ra: string;
      readonly dec: string;
    };

/**
 * Partitions of the left and those of the right that can match them. Of a table these are on the left its rows in the
 * pixel `cell` (order, nested pixel; the rest of them where it is null), on the right those near it.
 */
export type WrittenMatchPart = {
  readonly left: readonly number[];
  readonly right: readonly number[];
  readonly cell: readonly [order: number, pixel: number] | null;
};
