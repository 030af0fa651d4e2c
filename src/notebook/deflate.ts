/** Bytes as a raw DEFLATE stream (RFC 1951). */
export async function deflate(bytes: Uint8Array): Promise<Uint8Array> {
  return new Uint8Array(await new Response(through(bytes, new CompressionStream('deflate-raw'))).arrayBuffer());
}

/** The bytes of a raw DEFLATE stream; undefined once they are more than `mostBytes`. Throws `TypeError` on a broken stream. */
export async function inflate(packed: Uint8Array, mostBytes: number): Promise<Uint8Array | undefined> {
  const reader = through(packed, new DecompressionStream('deflate-raw')).getReader();
  const pieces: Uint8Array[] = [];
  let bytes = 0;
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    bytes += next.value.length;
    if (bytes > mostBytes) {
      await reader.cancel();
      return undefined;
    }
    pieces.push(next.value);
  }
  const whole = new Uint8Array(bytes);
  let offset = 0;
  for (const piece of pieces) {
    whole.set(piece, offset);
    offset += piece.length;
  }
  return whole;
}

function through(bytes: Uint8Array, stream: CompressionStream | DecompressionStream): ReadableStream<Uint8Array> {
  // The types of Node and of the browser disagree on what a stream of bytes is.
  return new Blob([bytes as BlobPart]).stream().pipeThrough(stream as unknown as ReadableWritablePair<Uint8Array, Uint8Array>);
}
