import type { FileBytes } from './tableToSave.ts';

/** All bytes of a file, for one that fits in memory. */
export async function wholeFile(pieces: FileBytes): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  for await (const piece of pieces) parts.push(piece as Uint8Array<ArrayBuffer>);
  return new Uint8Array(await new Blob(parts).arrayBuffer());
}
