import type { Column } from './column.ts';

/** A column that is worth knowing before a catalogue has been read. */
export type PublicColumn = Pick<Column, 'name' | 'unit' | 'ucd' | 'description'>;

/** What a probe found of a catalogue, and when (ISO 8601 date). */
export type Probe = {
  readonly on: string;
  /** Whether pages of other sites may read it (CORS). */
  readonly answersPages: boolean;
  /** Whether parts of its files can be had. */
  readonly givesRanges?: boolean;
  /** Why it could not be opened. */
  readonly failure?: string;
};

/** A public catalogue in the site's list of them. */
export type PublicCatalogue = {
  readonly name: string;
  readonly about: string;
  /** As `hats()` takes it; one without a scheme is the site's own. */
  readonly address: string;
  readonly rows?: number;
  readonly columnCount?: number;
  readonly partitions?: number;
  /** On disk, in its publisher's words. */
  readonly size?: string;
  readonly margins?: readonly string[];
  /** The columns that are indexed. */
  readonly indexes?: readonly string[];
  readonly columns: readonly PublicColumn[];
  /** Those of them that are positions in ICRS, where it is known which. */
  readonly position?: { readonly ra: string; readonly dec: string };
  /** Where what is to be cited stands, and where columns are described. */
  readonly cite?: string;
  readonly documentation?: string;
  readonly note?: string;
  /** Absent where nobody has probed it, and all of it is as documented. */
  readonly probe?: Probe;
};

/** The list: of which day its documented facts are, and by whom they were. */
export type PublicCatalogues = {
  readonly documentedOn: string;
  readonly documentedBy: string;
  readonly catalogues: readonly PublicCatalogue[];
};
