import type { TableFormat } from '../../../../workers/wire/tableFormat.ts';
import type { ReadOptions } from '../../../catalogue/hats/readOptions.ts';
import type { SelectNode } from '../../../catalogue/split/tree.ts';

/** What a place of FROM names, besides tables of the notebook; addresses are absolute. */
export type SourceSpec =
  /** A HATS catalogue, or Parquet files. */
  | { readonly kind: 'catalogue'; readonly url: string | readonly string[]; readonly reading?: ReadOptions }
  /** A file of a format that is read whole, here; a number behind `#` is that of a table in it. */
  | { readonly kind: TableFormat; readonly url: string }
  /** A file that DuckDB reads itself, once all of it is here: CSV or JSON. */
  | { readonly kind: 'file'; readonly url: string }
  | { readonly kind: 'xmatch'; readonly match: MatchSpec };

/** A cross-match as it was written. */
export type MatchSpec = {
  readonly left: Operand;
  readonly right: Operand;
  readonly radiusArcsec: number;
  /** The nearest so many; all within the radius where absent. */
  readonly nearest?: number;
};

/** One side of a cross-match. */
export type Operand =
  | SourceSpec
  | { readonly kind: 'table'; readonly name: string }
  | { readonly kind: 'query'; readonly node: SelectNode };
