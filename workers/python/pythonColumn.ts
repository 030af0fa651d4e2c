import type { Column } from '../wire/column.ts';
import type { Held } from '../wire/held.ts';
import type { Provenance } from '../wire/provenance.ts';

/**
 * A column between Python and Arrow: buffers as the Arrow columnar format lays them out, from row 0. `validity` has a
 * bit for each row, lowest first, and is there where `nulls` is not 0.
 */
export type PythonColumn = {
  readonly layout: string;
  readonly length: number;
  readonly nulls: number;
  readonly validity?: Uint8Array | null;
  readonly values?: Uint8Array;
  /** 32-bit, `length + 1` of them. */
  readonly offsets?: Uint8Array;
  /** The items of the layouts `list` and `fixed`; key and value, as a `struct`, of `map`. */
  readonly child?: PythonColumn;
  /** Items of each row, in the layout `fixed`. */
  readonly width?: number;
  /** Fields of the layout `struct`. */
  readonly fields?: readonly (PythonColumn & { readonly name: string })[];
  /** Digits in all and behind the point, in the layout `decimal`, whose values are of 16 bytes. */
  readonly precision?: number;
  readonly scale?: number;
};

/** A table between Python and Arrow. */
export type PythonTable = {
  readonly columns: readonly (PythonColumn & Column)[];
  readonly rows: number;
  readonly totalRows: number;
  /** The whole table, of which these are the first rows. */
  readonly whole?: Held | null;
  readonly name?: string | null;
  readonly warnings: readonly string[];
  readonly sources?: readonly Provenance[];
};
