import { NotebookError } from '../../../../workers/wire/notebookError.ts';
import type { Catalogue } from '../../../catalogue/hats/catalogue.ts';
import { asking } from '../scan/budget.ts';
import { isLocal } from '../bytes/localAddress.ts';
import type { Catalogues } from '../bytes/catalogues.ts';
import { sizeText } from '../scan/passPlan.ts';
import { scanPart } from './wanted.ts';
import type { ScanNeed, ScanPart } from './wanted.ts';
import type { Planning } from './part.ts';

const PARALLEL = 12;
const FOOTER_BYTES = 32e3;

/** Reads the footers of the files that a scan needs, and plans what to read of each; partitions without a row that can matter are left out. */
export async function planParts(catalogue: Catalogue, need: ScanNeed, catalogues: Catalogues, { signal, onProgress, allowedBytes }: Planning): Promise<readonly ScanPart[]> {
  const unread = need.partitions.flatMap((partition) => partition.files).filter((file) => !catalogues.isRead(file) && !isLocal(file)).length;
  if (unread * FOOTER_BYTES > allowedBytes) {
    const message = `This query touches ${unread.toLocaleString('en')} files of ${catalogue.name}; what they say of their contents alone is some ${sizeText(unread * FOOTER_BYTES)}, more than the ${sizeText(allowedBytes)} that a cell may fetch.`;
    throw new NotebookError({ kind: 'sql', message, ...asking(unread * FOOTER_BYTES, 'Add a WHERE on a region of the sky') });
  }
  const parts: (ScanPart | undefined)[] = [];
  let done = 0;
  const queue = [...need.partitions.entries()];
  const next = async (): Promise<void> => {
    for (let item = queue.shift(); item; item = queue.shift()) {
      if (signal.aborted) throw new NotebookError({ kind: 'cancelled', message: 'Stopped' });
      const [at, partition] = item;
      parts[at] = scanPart(catalogue, need, partition, await Promise.all(partition.files.map((file) => catalogues.file(file))));
      if (unread > 0) onProgress(`${catalogue.name}: reading what is in each partition`, ++done, need.partitions.length);
    }
  };
  await Promise.all(Array.from({ length: Math.min(PARALLEL, queue.length) }, next));
  return parts.filter((part) => part !== undefined);
}
