import { bytesWithin } from '../../workers/wire/bytesWithin.ts';

/** Bytes as a raw DEFLATE stream (RFC 1951). */
export async function deflate(bytes: Uint8Array): Promise<Uint8Array> {
  return new Uint8Array(await new Response(through(bytes, new CompressionStream('deflate-raw'))).arrayBuffer());
}

/**
 * The bytes of a raw DEFLATE stream; undefined once they are more than `mostBytes`. Throws `TypeError` on a broken
 * stream.
 */
export function inflate(packed: Uint8Array, mostBytes: number): Promise<Uint8Array | undefined> {
  return bytesWithin(through(packed, new DecompressionStream('deflate-raw')), mostBytes);
}

function through(bytes: Uint8Array, stream: CompressionStream | DecompressionStream): ReadableStream<Uint8Array> {
  // The types of Node and of the browser disagree on what a stream of bytes is.
  return new Blob([bytes as BlobPart])
    .stream()
    .pipeThrough(stream as unknown as ReadableWritablePair<Uint8Array, Uint8Array>);
}
