import { bodyWithin, MOST_BYTES } from '../../workers/wire/bytesWithin.ts';
import { NotebookError } from '../../workers/wire/notebookError.ts';
import type { Fetched, Read } from '../catalogue/read.ts';
import { NotFoundError } from '../catalogue/read.ts';
import { UnreachableError } from './unreachable.ts';

/**
 * Reads files over HTTP. The end of a file of another site costs a HEAD request first: asking for it by a range like `bytes=-8` needs a
 * preflight, which few static servers answer. A server whose ranges cannot be used gives the whole file instead.
 */
export const readHttp: Read = async (url, range, signal) => {
  if (!range) return whole(url, signal);
  if ('start' in range) return part(url, range.start, range.end, signal);
  const end = isOwn(url) ? await ending(url, range.suffixBytes, signal) : undefined;
  if (end) return end;
  const size = await sizeOf(url, signal);
  if (size === undefined) return whole(url, signal);
  // To its end, wherever that is: the size may be that of a compressed form, or of another version.
  return part(url, Math.max(0, size - range.suffixBytes), undefined, signal);
};

/** Whether the page's own server has the file, which is asked without preflights. */
function isOwn(url: string): boolean {
  return new URL(url).origin === globalThis.location?.origin;
}

/** The end of a file by one request; nothing where the server does not give it so (RFC 9110 §14.1.2 leaves it free to). */
async function ending(url: string, suffixBytes: number, signal?: AbortSignal): Promise<Fetched | undefined> {
  const response = await send(url, { headers: { Range: `bytes=-${suffixBytes}` }, cache: 'no-store' }, signal).catch((error: unknown) => {
    if (error instanceof RangeRefused) return undefined;
    throw error;
  });
  const [, start, total] = (/^bytes (\d+)-\d+\/(\d+)$/.exec(response?.headers.get('Content-Range') ?? '') ?? []).map(Number);
  if (!response || response.status !== 206 || total === undefined || !/^(identity|)$/.test(response.headers.get('Content-Encoding') ?? '')) {
    await response?.body?.cancel();
    return undefined;
  }
  const bytes = await bodyOf(response, url).catch(() => undefined);
  return bytes?.length === total - start! ? { bytes, totalBytes: total, ...versionIn(response) } : undefined;
}

async function whole(url: string, signal?: AbortSignal): Promise<Fetched> {
  const response = await send(url, {}, signal);
  const bytes = await bodyOf(response, url);
  return { bytes, totalBytes: bytes.length, ...versionIn(response) };
}

async function part(url: string, start: number, end: number | undefined, signal?: AbortSignal): Promise<Fetched> {
  const response = await send(url, { headers: { Range: `bytes=${start}-${end === undefined ? '' : end - 1}` }, cache: 'no-store' }, signal).catch((error: unknown) => {
    // 416: the file is shorter than it was said to be. A broken body: a range cut out of the compressed form.
    if (error instanceof RangeRefused) return undefined;
    throw error;
  });
  if (!response) return whole(url, signal);
  if (response.status !== 206) {
    const bytes = await bodyOf(response, url);
    return { bytes, totalBytes: bytes.length, ...versionIn(response) };
  }
  const bytes = await bodyOf(response, url).catch(() => undefined);
  const compressed = response.headers.get('Content-Encoding') ?? 'identity';
  if (!bytes || !/^(identity|)$/.test(compressed) || (end !== undefined && bytes.length > end - start)) return whole(url, signal);
  const stated = Number(/^bytes (\d+)-/.exec(response.headers.get('Content-Range') ?? '')?.[1] ?? start);
  if (stated !== start) return whole(url, signal);
  const total = Number(response.headers.get('Content-Range')?.split('/')[1]);
  // A server may send less than it was asked for (RFC 9110 §15.3.7).
  if (total && bytes.length < Math.min(end ?? total, total) - start) return whole(url, signal);
  if (end === undefined) return { bytes, totalBytes: start + bytes.length, ...versionIn(response) };
  return { bytes, ...(total && { totalBytes: total }), ...versionIn(response) };
}

async function sizeOf(url: string, signal?: AbortSignal): Promise<number | undefined> {
  const head = await send(url, { method: 'HEAD' }, signal).catch((error: unknown) => {
    // Some servers and signed addresses answer GET alone.
    if (error instanceof NotFoundError || signal?.aborted) throw error;
    return undefined;
  });
  const size = Number(head?.headers.get('Content-Length'));
  return size || undefined;
}

/** Which content of the file an answer is of. */
export function versionIn({ headers }: Response): { readonly version?: string } {
  const version = headers.get('ETag') ?? headers.get('Last-Modified');
  return version === null ? {} : { version };
}

/** A server's refusal of a range. */
class RangeRefused extends Error {}

async function send(url: string, options: RequestInit, signal?: AbortSignal): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(url, { credentials: 'omit', referrerPolicy: 'no-referrer', ...options, signal });
  } catch (cause) {
    if (signal?.aborted) throw new NotebookError({ kind: 'cancelled', message: 'Stopped' }, { cause });
    if (options.headers && globalThis.navigator?.onLine !== false) throw new RangeRefused(url, { cause });
    throw new UnreachableError(`${url} could not be reached: there is no connection, or that server does not allow pages of other sites to read it (CORS).`, { cause });
  }
  if (response.ok) return response;
  await response.body?.cancel();
  if (response.status === 404 || response.status === 410) throw new NotFoundError(url);
  if (options.headers && (response.status === 416 || response.status === 501)) throw new RangeRefused(url);
  throw new Error(`${url} answered HTTP ${response.status}.`);
}

async function bodyOf(response: Response, url: string): Promise<Uint8Array> {
  const bytes = await bodyWithin(response, MOST_BYTES.file).catch((cause: unknown) => {
    throw new UnreachableError(`The connection to ${url} broke off.`, { cause });
  });
  if (!bytes) throw new Error(`${url} is larger than ${MOST_BYTES.file / 2 ** 30} GB, which is more than is read whole.`);
  return bytes;
}
