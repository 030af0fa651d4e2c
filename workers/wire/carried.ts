import type { Table } from './table.ts';

/** A value on its way from one engine to another. */
export type Carried =
  /**
   * Structured-cloneable: null, boolean, number, bigint, string, typed arrays, arrays and plain objects of these, and
   * what is `Marked`.
   */
  | { readonly kind: 'plain'; readonly value: unknown }
  /**
   * An n-dimensional array, C order. `dtype` is numpy's name, e.g. `float64`; `mask` has a byte for each value, 1 where
   * it is missing.
   */
  | {
      readonly kind: 'array';
      readonly dtype: string;
      readonly shape: readonly number[];
      readonly bytes: Uint8Array;
      readonly mask?: Uint8Array;
      readonly unit?: string;
    }
  | { readonly kind: 'table'; readonly table: Table }
  /** It has no form outside its own engine; `type` says what it is. */
  | { readonly kind: 'opaque'; readonly type: string };
