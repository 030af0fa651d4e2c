import { NotebookError } from '../../workers/wire/notebookError.ts';

/** The first version of the link format; links live for ever, so a later one gets another name. */
export const LINK_PREFIX = 'nb1.';

const CHECKSUM_BYTES = 4;
const MOST_BYTES = 32 * 1024 * 1024;

/** A notebook file as the payload of a link: base64url of the first 4 bytes of SHA-256 of the UTF-8 text, then its raw DEFLATE (RFC 1951). */
export async function toPermalink(html: string): Promise<string> {
  const bytes = new TextEncoder().encode(html);
  const packed = new Uint8Array(await new Response(through(bytes, new CompressionStream('deflate-raw'))).arrayBuffer());
  return LINK_PREFIX + toBase64Url(new Uint8Array([...(await checksum(bytes)), ...packed]));
}

/** The notebook file in a link's payload. Fails with kind `link` when a single character is missing, added or changed. */
export async function fromPermalink(payload: string): Promise<string> {
  const bytes = fromBase64Url(payload.slice(LINK_PREFIX.length));
  if (!payload.startsWith(LINK_PREFIX) || !bytes || bytes.length <= CHECKSUM_BYTES) throw damaged();
  const html = await inflate(bytes.subarray(CHECKSUM_BYTES));
  const expected = await checksum(html);
  if (expected.some((byte, index) => byte !== bytes[index])) throw damaged();
  return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(html);
}

function damaged(): NotebookError {
  return new NotebookError({
    kind: 'link',
    message: 'This link is damaged: part of it is missing or changed',
    advice: 'Nothing was opened. Programs that show links often cut long ones: ask for the link again, or for the notebook as a file.',
  });
}

async function inflate(packed: Uint8Array): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let bytes = 0;
  try {
    for await (const piece of through(packed, new DecompressionStream('deflate-raw'))) {
      bytes += piece.length;
      if (bytes > MOST_BYTES) break;
      pieces.push(piece);
    }
  } catch {
    throw damaged();
  }
  if (bytes > MOST_BYTES) throw new NotebookError({ kind: 'link', message: `This link holds a notebook of more than ${MOST_BYTES / 2 ** 20} MB`, advice: 'Nothing was opened. Ask for the notebook as a file.' });
  const whole = new Uint8Array(bytes);
  let offset = 0;
  for (const piece of pieces) {
    whole.set(piece, offset);
    offset += piece.length;
  }
  return whole;
}

function through(bytes: Uint8Array, stream: CompressionStream | DecompressionStream): ReadableStream<Uint8Array> & AsyncIterable<Uint8Array> {
  // The types of Node and of the browser disagree on what a stream of bytes is.
  return new Blob([bytes as BlobPart]).stream().pipeThrough(stream as unknown as ReadableWritablePair<Uint8Array, Uint8Array>) as never;
}

async function checksum(bytes: Uint8Array): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', bytes as BufferSource)).subarray(0, CHECKSUM_BYTES);
}

function toBase64Url(bytes: Uint8Array): string {
  let binary = '';
  for (let at = 0; at < bytes.length; at += 8192) binary += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

/** Undefined unless `text` is exactly what `toBase64Url` makes of some bytes. */
function fromBase64Url(text: string): Uint8Array | undefined {
  if (!/^[\w-]*$/.test(text) || text.length % 4 === 1) return undefined;
  const bytes = Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (character) => character.charCodeAt(0));
  return toBase64Url(bytes) === text ? bytes : undefined;
}
