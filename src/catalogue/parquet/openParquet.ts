import { parquetMetadata } from 'hyparquet';
import { NotebookError } from '../../../workers/wire/notebookError.ts';
import { fetchError } from '../fetchError.ts';
import { isNotFound, type ByteRange, type Fetched, type Read } from '../read.ts';
import type { ParquetFile } from './parquetFile.ts';

// A bound of text may begin with what marks the order of bytes elsewhere.
const TEXT = new TextDecoder('utf-8', { ignoreBOM: true });
const PARSERS = { stringFromBytes: (bytes: Uint8Array) => TEXT.decode(bytes) };

/** What `openParquet` asks for first: one request is enough for most footers. */
export const PARQUET_END: ByteRange = { suffixBytes: 256 * 1024 };

/**
 * Reads a Parquet file's footer: one suffix range, a second one where the footer is larger. Where what comes back is no
 * end of a Parquet file (a server that cuts ranges from a compressed stream, or ignores them) the whole file is read
 * instead. Fails with `NotFoundError`, or kind `fetch` for a file that is not Parquet.
 */
export async function openParquet(url: string, read: Read): Promise<ParquetFile> {
  const tail = await fetched(url, read, PARQUET_END);
  if (startsAndEnds(tail.bytes) && (tail.totalBytes ?? tail.bytes.length) === tail.bytes.length)
    return fromWhole(url, tail);
  const needed = footerBytes(tail.bytes);
  const total = tail.totalBytes;
  if (needed === undefined || total === undefined || total < tail.bytes.length || needed > total)
    return fromWhole(url, await fetched(url, read));
  const start = total - tail.bytes.length;
  if (needed <= tail.bytes.length) return tryParse(url, total, start, tail) ?? fromWhole(url, await fetched(url, read));
  const rest = await fetched(url, read, { start: total - needed, end: start });
  if (rest.bytes.length !== start - (total - needed))
    return fromWhole(url, startsAndEnds(rest.bytes) ? rest : await fetched(url, read));
  const joined = new Uint8Array(needed);
  joined.set(rest.bytes);
  joined.set(tail.bytes, rest.bytes.length);
  const ending = { ...tail, bytes: joined };
  return tryParse(url, total, total - needed, ending) ?? fromWhole(url, await fetched(url, read));
}

async function fetched(url: string, read: Read, range?: ByteRange): Promise<Fetched> {
  try {
    return await read(url, range);
  } catch (error) {
    throw isNotFound(error) ? error : fetchError(`Could not read ${url}.`, error);
  }
}

function fromWhole(url: string, found: Fetched): ParquetFile {
  const { bytes } = found;
  const file = startsAndEnds(bytes) ? tryParse(url, bytes.length, 0, found) : undefined;
  if (file) return file;
  throw new NotebookError({
    kind: 'fetch',
    message: `${url} is not a Parquet file.`,
    detail: `A Parquet file begins and ends with the letters PAR1; this one begins with ${JSON.stringify(new TextDecoder().decode(bytes.subarray(0, 12)))}.`,
  });
}

function tryParse(
  url: string,
  totalBytes: number,
  start: number,
  { bytes, version }: Fetched,
): ParquetFile | undefined {
  try {
    return {
      url,
      totalBytes,
      metadata: parquetMetadata(bytes, { geoparquet: false, parsers: PARSERS }),
      held: { start, bytes },
      ...(version !== undefined && { version }),
    };
  } catch {
    return undefined;
  }
}

function startsAndEnds(bytes: Uint8Array): boolean {
  return bytes.length >= 12 && isMagic(bytes, 0) && isMagic(bytes, bytes.length - 4);
}

/** Bytes of the footer with its length and the closing PAR1; none where the bytes do not end a Parquet file. */
function footerBytes(tail: Uint8Array): number | undefined {
  if (tail.length < 8 || !isMagic(tail, tail.length - 4)) return undefined;
  return new DataView(tail.buffer, tail.byteOffset, tail.byteLength).getUint32(tail.length - 8, true) + 8;
}

function isMagic(bytes: Uint8Array, at: number): boolean {
  return bytes[at] === 0x50 && bytes[at + 1] === 0x41 && bytes[at + 2] === 0x52 && bytes[at + 3] === 0x31;
}
