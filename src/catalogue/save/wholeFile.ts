import type { FileBytes } from './tableToSave.ts';
import { ownBytes } from '../../../workers/wire/ownBytes.ts';

/** All bytes of a file, for one that fits in memory. */
export async function wholeFile(pieces: FileBytes): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  for await (const piece of pieces) parts.push(ownBytes(piece));
  return new Uint8Array(await new Blob(parts).arrayBuffer());
}
