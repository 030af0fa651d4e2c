import { stopped } from '../../workers/wire/stopped.ts';
import { bodyWithin, MOST_BYTES } from '../../workers/wire/bytesWithin.ts';
import { NotFoundError } from '../catalogue/read.ts';
import { isGivenUp } from './givenUp.ts';
import { isLedElsewhere } from './ledElsewhere.ts';
import { passingIn } from './passing.ts';
import { TooLargeError } from './tooLarge.ts';
import { UnreachableError } from './unreachable.ts';

/** A server's refusal of a range. */
export class RangeRefused extends Error {}

/** More is under way at once than may be. */
class TooMuch extends Error {}

/** Sends questions to servers, and takes the bytes of answers, which under way together hold so many at most. */
export class HttpAsker {
  readonly #fetch: typeof globalThis.fetch;
  readonly #mostBytes: number;
  #heldBytes = 0;

  constructor(fetch: typeof globalThis.fetch, mostBytes: number) {
    this.#fetch = fetch;
    this.#mostBytes = mostBytes;
  }

  /**
   * An answer that is one (RFC 9110 §15.3). Nothing is taken from the browser's own cache, which all notebooks of a
   * page share, nor left in it.
   */
  async ask(url: string, options: RequestInit, signal?: AbortSignal): Promise<Response> {
    let response: Response;
    try {
      response = await this.#fetch.call(globalThis, url, {
        cache: 'no-store',
        credentials: 'omit',
        referrerPolicy: 'no-referrer',
        ...options,
        signal,
      });
    } catch (cause) {
      if (signal?.aborted) throw stopped({ cause });
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
    throw passingIn(response, url) ?? new Error(`${url} answered HTTP ${response.status}.`);
  }

  /** The bytes of an answer, `most` of them; fails with `TooLargeError` where it has more. */
  async take(response: Response, url: string, most = Infinity): Promise<Uint8Array> {
    let own = 0;
    const count = (done: number): void => {
      this.#heldBytes += done - own;
      own = done;
      if (this.#heldBytes > this.#mostBytes)
        throw new TooMuch(
          `${url} was given up: with what else is being read, it is more than ${this.#mostBytes / 2 ** 30} GB at once.`,
        );
    };
    try {
      const bytes = await bodyWithin(response, Math.min(MOST_BYTES.file, most), count);
      if (bytes) return bytes;
    } catch (cause) {
      if (cause instanceof TooMuch) throw cause;
      throw new UnreachableError(`The connection to ${url} broke off.`, { cause, brokeOff: true });
    } finally {
      this.#heldBytes -= own;
    }
    if (most < MOST_BYTES.file) throw new TooLargeError(url, lengthOf(response));
    throw new TooMuch(`${url} is larger than ${MOST_BYTES.file / 2 ** 30} GB, which is more than is read whole.`);
  }
}

/** How long an answer says that its body is; undefined where it does not. */
export function lengthOf({ headers }: Response): number | undefined {
  return Number(headers.get('Content-Length')) || undefined;
}
