import type { Carried } from './carried.ts';

/**
 * What Python asks the catalogue engine: what a catalogue holds, or for the rows of a query, which may read tables of
 * Python's.
 */
export type CatalogueQuestion =
  | { readonly kind: 'card'; readonly address: string | readonly string[] }
  | { readonly kind: 'query'; readonly sql: string; readonly tables: Readonly<Record<string, Carried>> };
