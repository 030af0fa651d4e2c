import type { Need } from '../program/program.ts';
import type { CatalogueSource } from '../program/source.ts';
import { indexLookup } from './indexLookup.ts';
import type { FoundParts } from './part.ts';
import { partitionParts } from './partitionParts.ts';
import { partOf } from './partOf.ts';
import type { Reading } from './reading.ts';
import { wantedOf } from './wanted.ts';

/** The partitions of a catalogue that concern a need, and what to read of each. */
export async function catalogueParts(
  { catalogue }: CatalogueSource,
  need: Need,
  reading: Reading,
  enough?: number,
): Promise<FoundParts> {
  const wanted = wantedOf(catalogue, need);
  const partitions = await indexLookup(catalogue, wanted, reading);
  const found = await partitionParts(catalogue, { ...wanted, partitions }, reading, enough);
  return {
    parts: found.map((part) => partOf(part)),
    ofParts: catalogue.partitions.length,
    columns: wanted.columns,
  };
}
