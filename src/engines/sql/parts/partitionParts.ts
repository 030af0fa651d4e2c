import { checkRunning } from '../../../../workers/wire/checkRunning.ts';
import { NotebookError } from '../../../../workers/wire/notebookError.ts';
import type { Catalogue, Partition } from '../../../catalogue/hats/catalogue.ts';
import { bytesText } from '../../../format/bytesText.ts';
import { asking } from '../../../parse/sql/asking.ts';
import type { ReadFooters } from '../program/reads.ts';
import { askedParts } from './askedParts.ts';
import type { Allowance } from './allowance.ts';
import { fetchedBefore } from './fetchedBefore.ts';
import type { Reading } from './reading.ts';
import { partitionPart, type Looked, type PartitionPart, type Wanted } from './wanted.ts';
import { countText } from '../../../known/countText.ts';

const PARALLEL = 12;
const FOOTER_BYTES = 32e3;

/**
 * Reads the footers of the files that are wanted, and finds what to read of each; partitions without a row that can
 * matter are left out. Where so many rows are `enough`, whichever they are, no more is looked into.
 */
export async function partitionParts(
  catalogue: Catalogue,
  wanted: Wanted,
  reading: Reading,
  enough?: number,
): Promise<readonly PartitionPart[]> {
  if (catalogue.asks) return askedParts({ ...catalogue, asks: catalogue.asks }, wanted, reading, enough);
  if (enough !== undefined) return firstParts(catalogue, wanted, reading, enough);
  const { footers, signal, onProgress, allowance } = reading;
  const unread = footers.toFetch(wanted.partitions.flatMap((partition) => partition.files));
  checkFooters(catalogue, unread, allowance);
  const parts: (PartitionPart | undefined)[] = [];
  let done = 0;
  const queue = [...wanted.partitions.entries()];
  const next = async (): Promise<void> => {
    for (let item = queue.shift(); item; item = queue.shift()) {
      checkRunning(signal);
      const [at, partition] = item;
      parts[at] = partitionPart(catalogue, wanted, await lookInto(partition, footers));
      const label = `${catalogue.name}: reading what is in each partition`;
      if (unread > 0) onProgress(label, ++done, wanted.partitions.length);
    }
  };
  await Promise.all(Array.from({ length: Math.min(PARALLEL, queue.length) }, next));
  return parts.filter((part) => part !== undefined);
}

/** The first partitions, and of the last one the row groups, that hold so many rows. */
async function firstParts(
  catalogue: Catalogue,
  wanted: Wanted,
  { footers, signal }: Reading,
  enough: number,
): Promise<readonly PartitionPart[]> {
  const parts: PartitionPart[] = [];
  let rows = 0;
  for (const partition of wanted.partitions) {
    if (rows >= enough) break;
    checkRunning(signal);
    const part = partitionPart(catalogue, wanted, await lookInto(partition, footers), enough - rows);
    if (!part) continue;
    parts.push(part);
    rows += part.rows;
  }
  return parts;
}

async function lookInto(partition: Partition, footers: ReadFooters): Promise<Looked> {
  return { partition, footers, files: await Promise.all(partition.files.map((file) => footers.file(file))) };
}

function checkFooters(
  { name }: Catalogue,
  unread: number,
  { allowedBytes, fetchedBytes }: Pick<Allowance, 'allowedBytes' | 'fetchedBytes'>,
): void {
  const bytes = unread * FOOTER_BYTES;
  if (unread === 0 || fetchedBytes + bytes <= allowedBytes) return;
  throw new NotebookError({
    kind: 'sql',
    message:
      `This query touches ${countText(unread)} files of ${name}; what they say of their contents alone is some ` +
      `${bytesText(bytes)}, more than the ${bytesText(allowedBytes)} that a cell may fetch${fetchedBefore(fetchedBytes, allowedBytes)}.`,
    ...asking(fetchedBytes + bytes, 'Add a WHERE on a region of the sky'),
  });
}
