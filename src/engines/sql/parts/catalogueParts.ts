import type { Predicate } from '../../../catalogue/parquet/predicate.ts';
import type { Need } from '../program/program.ts';
import type { CatalogueSource } from '../program/source.ts';
import { indexLookup } from './indexLookup.ts';
import type { FoundParts } from './part.ts';
import { partitionParts } from './partitionParts.ts';
import { partOf } from './partOf.ts';
import type { Reading } from './reading.ts';
import { wantedOf } from './wanted.ts';

/** What of the rows that concern a need will do: the first that are `enough`, or those within a bound. */
export type Only = { readonly enough?: number | undefined; readonly within?: Predicate };

/** The partitions of a catalogue that concern a need, and what to read of each. */
export async function catalogueParts(
  { catalogue }: CatalogueSource,
  need: Need,
  reading: Reading,
  { enough, within }: Only,
): Promise<FoundParts> {
  const needed = wantedOf(catalogue, need);
  const wanted = within ? { ...needed, predicates: [...needed.predicates, within] } : needed;
  const partitions = await indexLookup(catalogue, wanted, reading);
  const found = await partitionParts(catalogue, { ...wanted, partitions }, reading, enough);
  return {
    parts: found.map((part) => partOf(part)),
    ofParts: catalogue.partitions.length,
    columns: wanted.columns,
  };
}
