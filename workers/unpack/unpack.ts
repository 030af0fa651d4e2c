import { ZSTDDecoder } from 'zstddec/stream';
import { ownBytes } from '../wire/ownBytes.ts';

/** What is given to the decoder at once: its memory holds as much, and the 8 MB that it looks back on. */
const GIVEN_BYTES = 2 ** 20;

/** Blocks without bytes, one after the other, that a whole file never has. */
const MOST_EMPTY = 100;

/** Unpacks a file that `packZstd` has packed, block by block, as it comes. Fails on what is none, or not whole. */
export async function* unpack(
  packed: AsyncIterable<ArrayBuffer> | Iterable<ArrayBuffer>,
): AsyncGenerator<Uint8Array<ArrayBuffer>, void> {
  const decoder = new ZSTDDecoder();
  await decoder.init();
  const given: Uint8Array[] = [];
  const blocks = decoder.decodeStreaming(taken(given));
  let empty = 0;
  function* contentOf(block: Uint8Array): Generator<Uint8Array<ArrayBuffer>> {
    // The decoder tells of no error; it stands still then.
    empty = block.length === 0 ? empty + 1 : 0;
    if (empty > MOST_EMPTY) throw new Error('a packed file is broken');
    if (block.length > 0) yield ownBytes(block);
  }
  for await (const piece of packed) {
    given.push(...parts(piece));
    // For each block the decoder takes one part at most, which has to be there.
    for (let next = given[0] && blocks.next(); next?.value; next = given[0] && blocks.next())
      yield* contentOf(next.value);
  }
  for (const block of blocks) yield* contentOf(block);
}

/** Takes what is there out of a list, until there is nothing. */
function* taken<T>(list: T[]): Generator<T> {
  for (let next = list.shift(); next !== undefined; next = list.shift()) yield next;
}

function* parts(packed: ArrayBuffer): Generator<Uint8Array> {
  for (let at = 0; at < packed.byteLength; at += GIVEN_BYTES)
    yield new Uint8Array(packed, at, Math.min(GIVEN_BYTES, packed.byteLength - at));
}
