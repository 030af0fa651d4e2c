import { checkRunning } from '../../../workers/wire/checkRunning.ts';
import { bodyWithin, MOST_BYTES } from '../../../workers/wire/bytesWithin.ts';
import { NotebookError } from '../../../workers/wire/notebookError.ts';
import { refusal } from './refusal.ts';
import { asksAgain, RETRY } from './retry.ts';
import { tooLong } from './tooLong.ts';
import { serviceOf } from './services.ts';
import { countText } from '../../known/countText.ts';

/**
 * A request to a service. A form is sent by POST, which no browser asks leave for (Fetch standard, "simple" requests).
 */
export type Question = {
  readonly url: string;
  readonly form?: URLSearchParams | FormData;
  readonly isRepeatable?: boolean;
};

/** What came, with the address after all redirects. */
export type Reply = {
  readonly status: number;
  readonly url: string;
  readonly type: string;
  readonly bytes: Uint8Array;
  /** The address of the job whose result it is. */
  readonly job?: string;
};

/** How a question is put. */
export type Asking = {
  readonly signal: AbortSignal;
  readonly onBytes?: (done: number, total?: number) => void;
  /**
   * The address of the reader's own proxy, with `{url}` for the address wanted; never asked where the service itself
   * answers.
   */
  readonly proxy?: string;
  readonly pause?: (ms: number, signal: AbortSignal) => Promise<void>;
};

const SILENCE_MS = 1000 * RETRY.silenceSeconds;

/**
 * The answer, after new tries where a failure may pass. Fails with kind `fetch` when nothing comes, and `cancelled`
 * when stopped.
 */
export async function ask(question: Question, asking: Asking): Promise<Reply> {
  const { pause = wait } = asking;
  for (let tried = 0; ; tried++) {
    const isLast = tried >= RETRY.pausesSeconds.length;
    let pauseSeconds = RETRY.pausesSeconds[tried] ?? 0;
    try {
      const { reply, retryAfterSeconds } = await askOnce(question, asking);
      if (isLast || !asksAgain(reply.status, question.isRepeatable ?? false)) return reply;
      pauseSeconds = Math.min(retryAfterSeconds ?? pauseSeconds, RETRY.longestPauseSeconds);
    } catch (error) {
      checkRunning(asking.signal);
      const failure = failureOf(error, question, asking);
      if (failure === error || !question.isRepeatable || tried >= mostPauses(error, question)) throw failure;
    }
    await pause(1000 * pauseSeconds, asking.signal);
    checkRunning(asking.signal);
  }
}

/** What the reader is told where it is not asked again; other failures than of the way are themselves. */
function failureOf(error: unknown, { url }: Question, { proxy }: Asking): unknown {
  if (error instanceof NoAnswer) return refusal(url, isOffline(), error, { proxy });
  if (error instanceof BrokenOff)
    return new NotebookError(
      { kind: 'fetch', message: error.message, advice: 'Run the cell again.' },
      { cause: error },
    );
  return error;
}

/**
 * How often it is asked again. Where nothing comes, the service is most often closed to pages, which no waiting cures.
 */
function mostPauses(error: unknown, { url }: Question): number {
  if (!(error instanceof NoAnswer)) return RETRY.pausesSeconds.length;
  return isOffline() || isClosed(url) ? 0 : RETRY.pausesWithoutAnswer;
}

function isOffline(): boolean {
  return globalThis.navigator?.onLine === false;
}

class NoAnswer extends Error {}
class BrokenOff extends Error {}

type Came = { readonly reply: Reply; readonly retryAfterSeconds?: number };

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

async function fetched(
  url: string,
  { form }: Question,
  { signal, onBytes }: Asking,
): Promise<Came & { readonly finalUrl?: string }> {
  const silence = new AbortController();
  const either = AbortSignal.any([signal, silence.signal]);
  let timer = setTimeout(() => silence.abort(), SILENCE_MS);
  const renew = () => {
    clearTimeout(timer);
    timer = setTimeout(() => silence.abort(), SILENCE_MS);
  };
  try {
    const response = await fetch(url, {
      signal: either,
      cache: 'no-store',
      ...(form && { method: 'POST', body: form }),
    }).catch((cause: unknown) => {
      throw new NoAnswer(url, { cause });
    });
    const bytes = await body(response, renew, onBytes);
    const retryAfter = response.headers.get('Retry-After') ?? '';
    return {
      reply: {
        status: response.status,
        url: response.url || url,
        type: response.headers.get('Content-Type') ?? '',
        bytes,
      },
      ...(/^\d+$/.test(retryAfter) && { retryAfterSeconds: Number(retryAfter) }),
      finalUrl: response.headers.get('X-Final-URL') ?? undefined,
    };
  } catch (error) {
    checkRunning(signal);
    if (silence.signal.aborted)
      throw new NotebookError(
        {
          kind: 'fetch',
          message: `${new URL(url).hostname} was silent for ${SILENCE_MS / 60_000} minutes`,
          advice: 'Write async after the address of the service: the query then runs as a job there.',
        },
        { cause: error },
      );
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
    throw new BrokenOff(
      `The connection to ${new URL(response.url).hostname} broke off after ${countText(received)} bytes`,
      { cause },
    );
  });
  if (!bytes) throw tooLong(response.url);
  return bytes;
}

function isClosed(url: string): boolean {
  return serviceOf(new URL(url).hostname)?.open === false;
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
