import { NotebookError } from '../../workers/wire/notebookError.ts';
import { fromBase64Url, toBase64Url } from './base64Url.ts';
import { crc32 } from './crc32.ts';
import { deflate, inflate } from './deflate.ts';
import { LIMITS } from './limits.ts';

/** The first version of the link format; links live for ever, so a later one gets another name. */
export const LINK_PREFIX = 'nb1.';

/** What a link may bring beside text and code makes it longer by no more characters than this. */
export const MOST_MORE = 8000;

const CHECKSUM_BYTES = 4;

/**
 * A notebook file as the payload of a link: `nb1.` and the base64url of the big-endian CRC-32 of what follows it, the
 * raw DEFLATE of the UTF-8 text. The sum is over the packed bytes, since a changed DEFLATE stream may unpack to the
 * same text; a CRC needs no secure context, as SHA-256 in browsers does.
 */
export async function toPermalink(html: string): Promise<string> {
  const packed = await deflate(new TextEncoder().encode(html));
  const bytes = new Uint8Array(CHECKSUM_BYTES + packed.length);
  new DataView(bytes.buffer).setUint32(0, crc32(packed));
  bytes.set(packed, CHECKSUM_BYTES);
  return LINK_PREFIX + toBase64Url(bytes);
}

/**
 * The notebook file in a link's payload. Fails with kind `link` when a character is missing, added or changed, or the
 * file is over 32 MB. What chats and mailing lists set behind a link (a full stop, `?utm_source=…`) is no part of it.
 */
export async function fromPermalink(payload: string): Promise<string> {
  const [text = ''] = /^[\w-]*/.exec(payload.slice(LINK_PREFIX.length)) ?? [];
  const bytes = payload.startsWith(LINK_PREFIX) ? fromBase64Url(text) : undefined;
  if (!bytes || bytes.length <= CHECKSUM_BYTES) throw damaged();
  const packed = bytes.subarray(CHECKSUM_BYTES);
  if (new DataView(bytes.buffer).getUint32(0) !== crc32(packed)) throw damaged();
  const html = await inflate(packed, LIMITS.bytes).catch(() => Promise.reject(damaged()));
  if (!html) {
    throw new NotebookError({
      kind: 'link',
      message: `This link holds a notebook of more than ${LIMITS.bytes / 2 ** 20} MB`,
      advice: 'Nothing was opened. Ask for the notebook as a file.',
    });
  }
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(html);
  } catch {
    throw damaged();
  }
}

function damaged(): NotebookError {
  return new NotebookError({
    kind: 'link',
    message: 'This link is damaged: part of it is missing or changed',
    advice:
      'Nothing was opened. Programs that show links often cut long ones: ask for the link again, or for the notebook as a file.',
  });
}
