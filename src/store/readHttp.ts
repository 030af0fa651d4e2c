import { bodyWithin, MOST_BYTES } from '../../workers/wire/bytesWithin.ts';
import { NotebookError } from '../../workers/wire/notebookError.ts';
import type { Fetched, Read } from '../catalogue/read.ts';
import { NotFoundError } from '../catalogue/read.ts';
import { isGivenUp } from './givenUp.ts';
import { isLedElsewhere } from './ledElsewhere.ts';
import { UnreachableError } from './unreachable.ts';

/** Sends a question, and resolves with an answer that is one (RFC 9110 §15.3); and takes its bytes. */
type Far = {
  readonly ask: (url: string, options: RequestInit, signal?: AbortSignal) => Promise<Response>;
  readonly take: (response: Response, url: string) => Promise<Uint8Array>;
};

/** Reads files over HTTP by the page's own `fetch`. */
export const readHttp: Read = (...question) => readHttpBy((...asked) => globalThis.fetch(...asked))(...question);

/**
 * Reads files over HTTP by a `fetch`. The end of a file of another site costs a HEAD request first: asking for it by a
 * range like `bytes=-8` needs a preflight, which few static servers answer. A server whose ranges cannot be used gives
 * the whole file instead. All answers that are under way may hold `mostBytes`.
 */
export function readHttpBy(fetch: typeof globalThis.fetch, mostBytes: number = MOST_BYTES.file): Read {
  const held = { bytes: 0, mostBytes };
  const far: Far = {
    ask: (url, options, signal) => send(fetch, url, options, signal),
    take: (response, url) => bodyOf(response, url, held),
  };
  return async (url, range, signal) => {
    if (!range) return whole(far, url, signal);
    if ('start' in range) return part(far, url, range.start, range.end, signal);
    const end = isOwn(url) ? await ending(far, url, range.suffixBytes, signal) : undefined;
    if (end) return end;
    const size = await sizeOf(far, url, signal);
    if (size === undefined) return whole(far, url, signal);
    // To its end, wherever that is: the size may be that of a compressed form, or of another version.
    return part(far, url, Math.max(0, size - range.suffixBytes), undefined, signal);
  };
}

/** Whether the page's own server has the file, which is asked without preflights. */
function isOwn(url: string): boolean {
  return new URL(url).origin === globalThis.location?.origin;
}

/**
 * The end of a file by one request; nothing where the server does not give it so (RFC 9110 §14.1.2 leaves it free to).
 */
async function ending(
  { ask, take }: Far,
  url: string,
  suffixBytes: number,
  signal?: AbortSignal,
): Promise<Fetched | undefined> {
  const response = await ask(url, { headers: { Range: `bytes=-${suffixBytes}` } }, signal).catch((error: unknown) => {
    if (error instanceof RangeRefused) return undefined;
    throw error;
  });
  const [, start, total] = (/^bytes (\d+)-\d+\/(\d+)$/.exec(response?.headers.get('Content-Range') ?? '') ?? []).map(
    Number,
  );
  if (
    !response ||
    response.status !== 206 ||
    total === undefined ||
    !/^(identity|)$/.test(response.headers.get('Content-Encoding') ?? '')
  ) {
    await response?.body?.cancel();
    return undefined;
  }
  const bytes = await take(response, url).catch(unlessTooMuch);
  return bytes?.length === total - start! ? { bytes, totalBytes: total, ...versionIn(response) } : undefined;
}

async function whole({ ask, take }: Far, url: string, signal?: AbortSignal): Promise<Fetched> {
  const response = await ask(url, {}, signal);
  const bytes = await take(response, url);
  return { bytes, totalBytes: bytes.length, ...versionIn(response) };
}

async function part(
  far: Far,
  url: string,
  start: number,
  end: number | undefined,
  signal?: AbortSignal,
): Promise<Fetched> {
  const { ask, take } = far;
  const response = await ask(
    url,
    { headers: { Range: `bytes=${start}-${end === undefined ? '' : end - 1}` } },
    signal,
  ).catch((error: unknown) => {
    // 416: the file is shorter than it was said to be. A broken body: a range cut out of the compressed form.
    if (error instanceof RangeRefused) return undefined;
    throw error;
  });
  if (!response) return whole(far, url, signal);
  if (response.status !== 206) {
    const bytes = await take(response, url);
    return { bytes, totalBytes: bytes.length, ...versionIn(response) };
  }
  const bytes = await take(response, url).catch(unlessTooMuch);
  const compressed = response.headers.get('Content-Encoding') ?? 'identity';
  if (!bytes || !/^(identity|)$/.test(compressed) || (end !== undefined && bytes.length > end - start))
    return whole(far, url, signal);
  const stated = Number(/^bytes (\d+)-/.exec(response.headers.get('Content-Range') ?? '')?.[1] ?? start);
  if (stated !== start) return whole(far, url, signal);
  const total = Number(response.headers.get('Content-Range')?.split('/')[1]);
  // A server may send less than it was asked for (RFC 9110 §15.3.7).
  if (total && bytes.length < Math.min(end ?? total, total) - start) return whole(far, url, signal);
  if (end === undefined) return { bytes, totalBytes: start + bytes.length, ...versionIn(response) };
  return { bytes, ...(total && { totalBytes: total }), ...versionIn(response) };
}

async function sizeOf({ ask }: Far, url: string, signal?: AbortSignal): Promise<number | undefined> {
  const head = await ask(url, { method: 'HEAD' }, signal).catch((error: unknown) => {
    // Some servers and signed addresses answer GET alone.
    if (error instanceof NotFoundError || isLedElsewhere(error) || isGivenUp(error) || signal?.aborted) throw error;
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

/** Nothing is taken from the browser's own cache, which all notebooks of a page share, nor left in it. */
async function send(
  fetch: typeof globalThis.fetch,
  url: string,
  options: RequestInit,
  signal?: AbortSignal,
): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(url, {
      cache: 'no-store',
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      ...options,
      signal,
    });
  } catch (cause) {
    if (signal?.aborted) throw new NotebookError({ kind: 'cancelled', message: 'Stopped' }, { cause });
    if (isLedElsewhere(cause) || isGivenUp(cause)) throw cause;
    if (options.headers && globalThis.navigator?.onLine !== false) throw new RangeRefused(url, { cause });
    throw new UnreachableError(
      `${url} could not be reached: there is no connection, or that server does not allow pages of other sites to read it (CORS).`,
      { cause },
    );
  }
  if (response.ok) return response;
  await response.body?.cancel();
  if (response.status === 404 || response.status === 410) throw new NotFoundError(url);
  if (options.headers && (response.status === 416 || response.status === 501)) throw new RangeRefused(url);
  throw new Error(`${url} answered HTTP ${response.status}.`);
}

/** More is under way at once than may be. */
class TooMuch extends Error {}

function unlessTooMuch(error: unknown): undefined {
  if (error instanceof TooMuch) throw error;
}

async function bodyOf(
  response: Response,
  url: string,
  held: { bytes: number; readonly mostBytes: number },
): Promise<Uint8Array> {
  let own = 0;
  const count = (done: number): void => {
    held.bytes += done - own;
    own = done;
    if (held.bytes > held.mostBytes)
      throw new TooMuch(
        `${url} was given up: with what else is being read, it is more than ${held.mostBytes / 2 ** 30} GB at once.`,
      );
  };
  try {
    const bytes = await bodyWithin(response, MOST_BYTES.file, count);
    if (!bytes)
      throw new TooMuch(`${url} is larger than ${MOST_BYTES.file / 2 ** 30} GB, which is more than is read whole.`);
    return bytes;
  } catch (cause) {
    if (cause instanceof TooMuch) throw cause;
    throw new UnreachableError(`The connection to ${url} broke off.`, { cause, brokeOff: true });
  } finally {
    held.bytes -= own;
  }
}
