import { gzipMembers } from './gzipMembers.ts';
import { joinBytes } from './joinBytes.ts';
import { ownBytes } from './ownBytes.ts';

/**
 * The most that is taken of what a server sends, in bytes as unpacked: of an answer that is read as text, and of a
 * whole file.
 */
export const MOST_BYTES = { answer: 256 * 2 ** 20, file: 2 ** 30 } as const;

/**
 * All bytes of a stream; undefined once they are more than `mostBytes`, and then the stream is cancelled. `onBytes` is
 * told of each piece, before it is asked for; if it throws, the stream is cancelled too.
 */
export async function bytesWithin(
  stream: ReadableStream<Uint8Array>,
  mostBytes: number,
  onBytes?: (done: number) => void,
): Promise<Uint8Array | undefined> {
  const reader = stream.getReader();
  const pieces: Uint8Array[] = [];
  let bytes = 0;
  for (;;) {
    try {
      onBytes?.(bytes);
    } catch (error) {
      await reader.cancel().catch(() => undefined);
      throw error;
    }
    const { value, done } = await reader.read();
    if (done) break;
    bytes += value.length;
    if (bytes > mostBytes) {
      await reader.cancel().catch(() => undefined);
      return undefined;
    }
    pieces.push(value);
  }
  return joinBytes(pieces);
}

/** The body of a response; undefined for more than `mostBytes`, where its server says so before any is read. */
export async function bodyWithin(
  response: Response,
  mostBytes: number,
  onBytes?: (done: number) => void,
): Promise<Uint8Array | undefined> {
  // A coded answer states the length of what travels.
  if (!response.headers.get('Content-Encoding') && Number(response.headers.get('Content-Length')) > mostBytes) {
    await response.body?.cancel().catch(() => undefined);
    return undefined;
  }
  return response.body ? bytesWithin(response.body, mostBytes, onBytes) : new Uint8Array();
}

/**
 * Bytes, unpacked where they are gzip'd; undefined for more than `mostBytes` of them. Throws `TypeError` on a broken
 * stream.
 */
export async function unzippedWithin(bytes: Uint8Array, mostBytes: number): Promise<Uint8Array | undefined> {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes.length > mostBytes ? undefined : bytes;
  try {
    return await unzippedMember(bytes, mostBytes);
  } catch (error) {
    // Some browsers take one member of a file, and what follows it for junk.
    const [first, ...others] = await gzipMembers(bytes).catch(() => []);
    if (!first || others.length === 0) throw error;
    return unzippedMembers([first, ...others], mostBytes);
  }
}

async function unzippedMembers(members: readonly Uint8Array[], mostBytes: number): Promise<Uint8Array | undefined> {
  const unzipped: Uint8Array[] = [];
  let left = mostBytes;
  for (const member of members) {
    const one = await unzippedMember(member, left);
    if (!one) return undefined;
    unzipped.push(one);
    left -= one.length;
  }
  return joinBytes(unzipped);
}

function unzippedMember(bytes: Uint8Array, mostBytes: number): Promise<Uint8Array | undefined> {
  const unzipping = new DecompressionStream('gzip');
  return bytesWithin(new Blob([ownBytes(bytes)]).stream().pipeThrough<Uint8Array>(unzipping), mostBytes);
}
