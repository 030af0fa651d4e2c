import { within } from './addresses.ts';
import type { Catalogue } from './catalogue.ts';
import { wordsOf } from './properties.ts';
import { itemAt } from '../../known/itemAt.ts';

/**
 * What `collection.properties` says: the address of the main table and of those beside it (HATS 1.0, catalogue
 * collections).
 */
export type Collection = Pick<Catalogue, 'margin' | 'margins' | 'indexes'> & {
  readonly primary: string;
  readonly properties: Readonly<Record<string, string>>;
};

/** Reads the properties of a collection in `folder`; none where they name no main table. */
export function collectionOf(properties: Readonly<Record<string, string>>, folder: string): Collection | undefined {
  const primary = properties.hats_primary_table_url;
  if (!primary) return undefined;
  const companion = (name: string) => ({ name, url: within(folder, name) });
  const margins = wordsOf(properties.all_margins).map(companion);
  // Pairs of an indexed column and the folder of its index.
  const pairs = wordsOf(properties.all_indexes);
  const indexes = pairs.flatMap((column, i) =>
    i % 2 === 0 && pairs[i + 1] ? [{ column, ...companion(itemAt(pairs, i + 1)) }] : [],
  );
  const margin = properties.default_margin ? companion(properties.default_margin) : margins[0];
  return { primary: within(folder, primary), margin, margins, indexes, properties };
}
