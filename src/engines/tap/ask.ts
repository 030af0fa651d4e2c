import { bodyWithin, MOST_BYTES } from '../../../workers/wire/bytesWithin.ts';
import { NotebookError } from '../../../workers/wire/notebookError.ts';
import { refusal } from './refusal.ts';
import { tooLong } from './tooLong.ts';
import { serviceOf } from './services.ts';

/** A request to a service. A form is sent by POST, which no browser asks leave for (Fetch standard, "simple" requests). */
export type Question = { readonly url: string; readonly form?: URLSearchParams | FormData; readonly isRepeatable?: boolean };

/** What came, with the address after all redirects. */
export type Reply = { readonly status: number; readonly url: string; readonly type: string; readonly bytes: Uint8Array };

/** How a question is put. */
export type Asking = {
  readonly signal: AbortSignal;
  readonly onBytes?: (done: number, total?: number) => void;
  /** The address of the reader's own proxy, with `{url}` for the address wanted; never asked where the service itself answers. */
  readonly proxy?: string;
  readonly pause?: (ms: number, signal: AbortSignal) => Promise<void>;
};

// Long enough for a slow synchronous query.
const SILENCE_MS = 600_000;
const PAUSES_MS = [500, 2000];
const LONGEST_PAUSE_MS = 30_000;
// The service, or a gateway before it, says that it has done nothing yet.
const TRANSIENT = [429, 502, 503];

/** The answer, after new tries where a failure may pass. Fails with kind `fetch` when nothing comes, and `cancelled` when stopped. */
export async function ask(question: Question, asking: Asking): Promise<Reply> {
  const { pause = wait } = asking;
  for (let tried = 0; ; tried++) {
    const isLast = tried >= PAUSES_MS.length;
    let pauseMs = PAUSES_MS[tried] ?? 0;
    try {
      const { reply, retryAfterMs } = await askOnce(question, asking);
      const mayRepeat = question.isRepeatable ? TRANSIENT.includes(reply.status) : [429, 503].includes(reply.status);
      if (isLast || !mayRepeat) return reply;
      pauseMs = Math.min(retryAfterMs ?? pauseMs, LONGEST_PAUSE_MS);
    } catch (error) {
      checkRunning(asking.signal);
      if (error instanceof NoAnswer) {
        const isOffline = globalThis.navigator?.onLine === false;
        // Most often the service is closed to pages, which no waiting cures: one new try is enough.
        if (tried > 0 || !question.isRepeatable || isOffline || isClosed(question.url)) throw refusal(question.url, isOffline, error, { proxy: asking.proxy });
      } else if (!(error instanceof BrokenOff) || isLast || !question.isRepeatable) throw error instanceof BrokenOff ? new NotebookError({ kind: 'fetch', message: error.message, advice: 'Run the cell again.' }, { cause: error }) : error;
    }
    await pause(pauseMs, asking.signal);
    checkRunning(asking.signal);
  }
}

class NoAnswer extends Error {}
class BrokenOff extends Error {}

type Came = { readonly reply: Reply; readonly retryAfterMs?: number };

async function askOnce(question: Question, asking: Asking): Promise<Came> {
  const proxy = asking.proxy?.replaceAll('{url}', () => encodeURIComponent(question.url));
  let last: unknown;
  for (const url of proxy !== undefined && isClosed(question.url) ? [] : addresses(question.url)) {
    try {
      return await fetched(url, question, asking);
    } catch (error) {
      if (!(error instanceof NoAnswer)) throw error;
      last = error;
    }
  }
  if (proxy === undefined) throw last;
  const came = await fetched(proxy, question, asking);
  return { ...came, reply: { ...came.reply, url: came.finalUrl ?? question.url } };
}

/** An https page may not ask http addresses, which registries still give for services that answer at both. */
function addresses(url: string): readonly string[] {
  const isLocal = ['localhost', '127.0.0.1', '[::1]'].includes(new URL(url).hostname);
  return url.startsWith('http:') && !isLocal ? [url, url.replace('http:', 'https:')] : [url];
}

async function fetched(url: string, { form }: Question, { signal, onBytes }: Asking): Promise<Came & { readonly finalUrl?: string }> {
  const silence = new AbortController();
  const either = AbortSignal.any([signal, silence.signal]);
  let timer = setTimeout(() => silence.abort(), SILENCE_MS);
  const renew = () => {
    clearTimeout(timer);
    timer = setTimeout(() => silence.abort(), SILENCE_MS);
  };
  try {
    const response = await fetch(url, { signal: either, cache: 'no-store', ...(form && { method: 'POST', body: form }) }).catch((cause: unknown) => {
      throw new NoAnswer(url, { cause });
    });
    const bytes = await body(response, renew, onBytes);
    const retryAfter = response.headers.get('Retry-After') ?? '';
    return {
      reply: { status: response.status, url: response.url || url, type: response.headers.get('Content-Type') ?? '', bytes },
      ...(/^\d+$/.test(retryAfter) && { retryAfterMs: 1000 * Number(retryAfter) }),
      finalUrl: response.headers.get('X-Final-URL') ?? undefined,
    };
  } catch (error) {
    checkRunning(signal);
    if (silence.signal.aborted) throw new NotebookError({ kind: 'fetch', message: `${new URL(url).hostname} was silent for ${SILENCE_MS / 60_000} minutes`, advice: 'Write async after the address of the service: the query then runs as a job there.' }, { cause: error });
    throw error;
  } finally {
    clearTimeout(timer);
  }
}

async function body(response: Response, renew: () => void, onBytes: Asking['onBytes']): Promise<Uint8Array> {
  // A coded answer states the length of what travels, not of what arrives here.
  const total = response.headers.get('Content-Encoding') ? NaN : Number(response.headers.get('Content-Length') ?? NaN);
  let received = 0;
  const bytes = await bodyWithin(response, MOST_BYTES.answer, (done) => {
    renew();
    received = done;
    if (done > 0) onBytes?.(done, Number.isNaN(total) ? undefined : total);
  }).catch((cause: unknown) => {
    throw new BrokenOff(`The connection to ${new URL(response.url).hostname} broke off after ${received.toLocaleString('en')} bytes`, { cause });
  });
  if (!bytes) throw tooLong(response.url);
  return bytes;
}

function isClosed(url: string): boolean {
  return serviceOf(new URL(url).hostname)?.open === false;
}

function checkRunning(signal: AbortSignal): void {
  if (signal.aborted) throw new NotebookError({ kind: 'cancelled', message: 'Stopped' });
}

/** Waits; ends at once when stopped. */
export function wait(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    const stop = () => (clearTimeout(timer), resolve());
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
  });
}
