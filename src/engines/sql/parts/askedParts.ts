import { checkRunning } from '../../../../workers/wire/checkRunning.ts';
import { difference, intersection } from '../../../catalogue/coverage/setOperations.ts';
import { decRange } from '../../../catalogue/coverage/decRange.ts';
import { WHOLE_SKY, type Coverage } from '../../../catalogue/coverage/coverage.ts';
import { askedAddress, askedWords } from '../../../catalogue/hats/askedAddress.ts';
import { askedOf, nansLost } from '../../../catalogue/hats/askedOf.ts';
import type { Catalogue, Partition } from '../../../catalogue/hats/catalogue.ts';
import type { Dialect } from '../../../catalogue/hats/dialect.ts';
import { placeOf } from '../../../catalogue/hats/placeOf.ts';
import type { ReadFooters } from '../program/reads.ts';
import { AskedFile } from './askedFile.ts';
import type { Reading } from './reading.ts';
import type { PartitionPart, Wanted } from './wanted.ts';

/** A value's bytes in a Parquet file, roughly, by the beginning of its type. */
const WIDTHS: readonly (readonly [type: RegExp, bytes: number])[] = [
  [/^(DOUBLE|U?BIGINT|TIMESTAMP)/, 8],
  [/^(FLOAT|U?INTEGER|DATE)/, 4],
  [/^U?(SMALLINT|TINYINT)|^BOOLEAN/, 2],
];
const OTHER_WIDTH = 16;
/** Of a partition where nothing tells. */
const LIKELY_ROWS = 10_000;

/** A catalogue whose server makes files as they are asked for. */
export type AskedCatalogue = Catalogue & { readonly asks: Dialect };

/**
 * What to ask of each partition of a catalogue whose server makes files as they are asked for: nothing is fetched to
 * find out, so that rows and bytes are guessed. Where so many rows are `enough`, as many files are fetched, one by one,
 * as have them.
 */
export async function askedParts(
  catalogue: AskedCatalogue,
  wanted: Wanted,
  reading: Reading,
  enough?: number,
): Promise<readonly PartitionPart[]> {
  const parts: PartitionPart[] = [];
  let found = 0;
  for (const partition of wanted.partitions) {
    if (enough !== undefined && found >= enough) break;
    checkRunning(reading.signal);
    const part = askedPart(catalogue, wantedIn(catalogue, partition, wanted), partition, reading.footers);
    const isFetched = enough !== undefined && !reading.planOnly;
    if (isFetched) await Promise.all(part.files.map((file) => file.footer()));
    found += isFetched ? part.files.reduce((sum, file) => sum + file.rows, 0) : part.rows;
    parts.push(part);
  }
  return parts;
}

/** What is wanted of one partition; all its rows where several parts ask for it, which is once for all of them. */
function wantedIn({ product }: Catalogue, partition: Partition, wanted: Wanted): Wanted {
  if (wanted.isShared) return { ...wanted, predicates: [], coverage: WHOLE_SKY };
  // A margin holds rows from outside its pixels.
  if (product === 'margin') return wanted;
  const place = placeOf(partition);
  const within = intersection(wanted.coverage, place);
  const isAll = difference(place, within).length === 0;
  return { ...wanted, coverage: isAll ? WHOLE_SKY : within };
}

function askedPart(catalogue: AskedCatalogue, wanted: Wanted, partition: Partition, footers: ReadFooters) {
  const { asks: dialect } = catalogue;
  const asked = askedOf(catalogue, wanted, dialect);
  const columns = asked.columns ?? wanted.columns;
  const each = catalogue.rows === undefined ? LIKELY_ROWS : catalogue.rows / Math.max(1, catalogue.partitions.length);
  const own = partition.rows ?? each;
  const rows = Math.round(own * shareOf(wanted.coverage, partition));
  const widths = catalogue.columns
    .filter(({ name }) => !asked.columns || asked.columns.includes(name))
    .reduce((sum, { type }) => sum + (WIDTHS.find(([of]) => of.test(type))?.[1] ?? OTHER_WIDTH), 0);
  const addresses = partition.files.map((url) => askedAddress(url, asked, dialect));
  return {
    partition,
    files: addresses.map((url) => new AskedFile(url, footers, { catalogue, columns, likelyRows: rows })),
    rowGroups: 1,
    rows,
    bytes: rows * widths,
    unpackedBytes: rows * widths,
    asked: [
      askedWords(addresses[0] ?? ''),
      ...(asked.columns ? [] : [`(it takes at most ${dialect.mostColumns} names)`]),
      ...nansLost(asked, catalogue).map((name) => `(without NaNs of ${name})`),
    ].join(' '),
  };
}

/** The share of a partition's rows that lie between the declinations of what is wanted of it. */
function shareOf(coverage: Coverage, partition: Partition): number {
  if (coverage === WHOLE_SKY) return 1;
  const [inner, outer] = [decRange(coverage), decRange(placeOf(partition))];
  return outer.max > outer.min ? Math.min(1, Math.max(0, inner.max - inner.min) / (outer.max - outer.min)) : 1;
}
