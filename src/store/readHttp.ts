import { MOST_BYTES } from '../../workers/wire/bytesWithin.ts';
import type { Fetched, Read } from '../catalogue/read.ts';
import { HttpAsker, lengthOf, RangeRefused } from './askHttp.ts';
import { sizeHttp } from './sizeHttp.ts';
import { isUnreachable } from './unreachable.ts';

/** How often the answer to a range may break off before it is taken to be cut out of a compressed form. */
const MOST_BROKEN = 2;

/**
 * Reads files over HTTP by a `fetch`. The end of a file of another site costs a HEAD request first: asking for it by a
 * range like `bytes=-8` needs a preflight, which few static servers answer. A server whose ranges cannot be used gives
 * the whole file instead, where that may come. All answers that are under way may hold `mostBytes`.
 */
export function readHttpBy(fetch: typeof globalThis.fetch, mostBytes: number = MOST_BYTES.file): Read {
  const asker = new HttpAsker(fetch, mostBytes);
  const broken = new Map<string, number>();
  return async (url, range, signal, mostUnasked) => {
    const file = new HttpFile(asker, broken, { url, signal, mostUnasked });
    if (!range) return file.whole();
    if ('start' in range) return file.part(range.start, range.end);
    const end = isOwn(url) ? await file.ending(range.suffixBytes) : undefined;
    if (end) return end;
    const size = await sizeHttp(asker, url, signal);
    if (size === undefined) return file.whole();
    // To its end, wherever that is: the size may be that of a compressed form, or of another version.
    return file.part(Math.max(0, size - range.suffixBytes), undefined);
  };
}

/** Whether the page's own server has the file, which is asked without preflights. */
function isOwn(url: string): boolean {
  return new URL(url).origin === globalThis.location?.origin;
}

/** Which content of the file an answer is of. */
export function versionIn({ headers }: Response): { readonly version?: string } {
  const version = headers.get('ETag') ?? headers.get('Last-Modified');
  return version === null ? {} : { version };
}

type Wanted = { readonly url: string; readonly signal?: AbortSignal; readonly mostUnasked?: number };

/** A file as one question asks for it. */
class HttpFile {
  readonly #asker: HttpAsker;
  readonly #broken: Map<string, number>;
  readonly #wanted: Wanted;

  constructor(asker: HttpAsker, broken: Map<string, number>, wanted: Wanted) {
    this.#asker = asker;
    this.#broken = broken;
    this.#wanted = wanted;
  }

  async whole(): Promise<Fetched> {
    const { url, signal } = this.#wanted;
    return this.#all(await this.#asker.ask(url, {}, signal));
  }

  /** Bytes from `start` up to `end`, or to the file's end. */
  async part(start: number, end: number | undefined): Promise<Fetched> {
    const { url } = this.#wanted;
    const response = await this.#ranged(`${start}-${end === undefined ? '' : end - 1}`);
    // 416: the file is shorter than it was said to be.
    if (!response) return this.whole();
    if (response.status !== 206) return this.#all(response);
    const bytes = await this.#asker
      .take(response, url)
      .catch((error: unknown) => this.#unlessCoded(error, start, response));
    if (!bytes || isCoded(response) || (end !== undefined && bytes.length > end - start)) return this.whole();
    const contentRange = response.headers.get('Content-Range') ?? '';
    if (Number(/^bytes (\d+)-/.exec(contentRange)?.[1] ?? start) !== start) return this.whole();
    const total = Number(contentRange.split('/')[1]) || undefined;
    const about = versionIn(response);
    // A server may send less than it was asked for (RFC 9110 §15.3.7).
    const last = total && Math.min(end ?? total, total);
    if (last && bytes.length > 0 && start + bytes.length < last) return this.#with({ bytes, ...about }, start, last);
    if (end === undefined) return { bytes, totalBytes: start + bytes.length, ...about };
    return { bytes, ...(total && { totalBytes: total }), ...about };
  }

  /**
   * The end of a file by one request; nothing where the server does not give it so (RFC 9110 §14.1.2 leaves it free
   * to).
   */
  async ending(suffixBytes: number): Promise<Fetched | undefined> {
    const response = await this.#ranged(`-${suffixBytes}`);
    const [, start, total] = (/^bytes (\d+)-\d+\/(\d+)$/.exec(response?.headers.get('Content-Range') ?? '') ?? []).map(
      Number,
    );
    if (!response || response.status !== 206 || total === undefined || isCoded(response)) {
      await response?.body?.cancel();
      return undefined;
    }
    const bytes = await this.#asker
      .take(response, this.#wanted.url)
      .catch((error: unknown) => this.#unlessCoded(error, -suffixBytes, response));
    return bytes?.length === total - start! ? { bytes, totalBytes: total, ...versionIn(response) } : undefined;
  }

  /** An answer to a range; nothing where the server gives none. */
  async #ranged(range: string): Promise<Response | undefined> {
    const { url, signal } = this.#wanted;
    return this.#asker.ask(url, { headers: { Range: `bytes=${range}` } }, signal).catch((error: unknown) => {
      if (error instanceof RangeRefused) return undefined;
      throw error;
    });
  }

  /** An answer that is all of the file. */
  async #all(response: Response): Promise<Fetched> {
    const { url, mostUnasked } = this.#wanted;
    const bytes = await this.#asker.take(response, url, mostUnasked);
    // The length of a coded answer is that of the coded form.
    const mayBeCut = lengthOf(response) !== bytes.length;
    return { bytes, totalBytes: bytes.length, ...versionIn(response), ...(mayBeCut && { mayBeCut }) };
  }

  /** Bytes from `start` on with those behind them, up to `end`. */
  async #with({ bytes, version }: Fetched, start: number, end: number): Promise<Fetched> {
    const rest = await this.part(start + bytes.length, end);
    if (bytes.length + rest.bytes.length !== end - start || rest.version !== version) return this.whole();
    const joined = new Uint8Array(end - start);
    joined.set(bytes);
    joined.set(rest.bytes, bytes.length);
    return { ...rest, bytes: joined };
  }

  /** A range that was cut out of a compressed form breaks off each time; a connection may hold the next time. */
  #unlessCoded(error: unknown, start: number, response: Response): undefined {
    if (!isUnreachable(error)) throw error;
    const key = `${start} ${this.#wanted.url}`;
    const times = (this.#broken.get(key) ?? 0) + 1;
    this.#broken.set(key, times);
    if (times < MOST_BROKEN && !isCoded(response)) throw error;
    this.#broken.delete(key);
  }
}

function isCoded({ headers }: Response): boolean {
  return !/^(identity|)$/.test(headers.get('Content-Encoding') ?? '');
}
