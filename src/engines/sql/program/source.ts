import type { Column } from '../../../../workers/wire/column.ts';
import type { Catalogue } from '../../../catalogue/hats/catalogue.ts';
import type { Coverage } from '../../../catalogue/coverage/coverage.ts';

/** What stands behind a table of FROM whose rows are read in parts. A value: reading it is another's work. */
export type Source = CatalogueSource | MatchSource;

/** A catalogue: a part is a partition. */
export type CatalogueSource = {
  readonly kind: 'catalogue';
  /** The empty table that stands for it in the query. */
  readonly table: string;
  readonly name: string;
  readonly columns: readonly Column[];
  readonly catalogue: Catalogue;
};

/** A cross-match: a part is a part of its left side with all of the right that can match it. */
export type MatchSource = {
  readonly kind: 'match';
  readonly table: string;
  readonly name: string;
  readonly columns: readonly Column[];
  readonly left: MatchSide;
  readonly right: MatchSide;
  readonly radiusArcsec: number;
  /** The nearest so many; all within the radius where absent. */
  readonly nearest?: number;
};

/**
 * One side of a cross-match; `position` names the columns of its positions, `icrs` is SQL that makes right ascension
 * and declination in ICRS degrees of them.
 */
export type MatchSide = {
  readonly name: string;
  /** The table with its columns' types; of a table of the notebook also its rows. */
  readonly table: string;
  readonly columns: readonly Column[];
  readonly position: { readonly ra: string; readonly dec: string };
  readonly icrs: { readonly ra: string; readonly dec: string };
} & (
  | {
      readonly kind: 'catalogue';
      readonly catalogue: Catalogue;
      /** Holds what lies within the radius of each partition. */
      readonly margin?: Catalogue;
    }
  | {
      readonly kind: 'table';
      /** Where the other side's partitions are: the parts that this side is cut into. */
      readonly cells: readonly Coverage[];
    }
);
