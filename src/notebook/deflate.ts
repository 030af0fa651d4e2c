import { bytesWithin } from '../../workers/wire/bytesWithin.ts';
import { ownBytes } from '../../workers/wire/ownBytes.ts';

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
  return new Blob([ownBytes(bytes)]).stream().pipeThrough<Uint8Array>(stream);
}
