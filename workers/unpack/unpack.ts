import { ZSTDDecoder } from 'zstddec/stream';
import { ownBytes } from '../wire/ownBytes.ts';

/** What is given to the decoder at once: its memory holds as much, and the 8 MB that it looks back on. */
const GIVEN_BYTES = 2 ** 20;

/** Blocks without bytes, one after the other, that a whole file never has. */
const MOST_EMPTY = 100;

/** Unpacks a file that `packZstd` has packed, block by block. Fails on what is none, or not whole. */
export async function* unpack(packed: ArrayBuffer): AsyncGenerator<Uint8Array<ArrayBuffer>, void> {
  const decoder = new ZSTDDecoder();
  await decoder.init();
  let empty = 0;
  for (const block of decoder.decodeStreaming(parts(packed))) {
    // The decoder tells of no error; it stands still then.
    empty = block.length === 0 ? empty + 1 : 0;
    if (empty > MOST_EMPTY) throw new Error('a packed file is broken');
    if (block.length > 0) yield ownBytes(block);
  }
}

function* parts(packed: ArrayBuffer): Generator<Uint8Array> {
  for (let at = 0; at < packed.byteLength; at += GIVEN_BYTES)
    yield new Uint8Array(packed, at, Math.min(GIVEN_BYTES, packed.byteLength - at));
}
