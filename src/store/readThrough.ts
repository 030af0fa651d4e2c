import { stopped } from '../../workers/wire/stopped.ts';
import { NotebookError } from '../../workers/wire/notebookError.ts';
import { NotFoundError, type Fetched, type Read } from '../catalogue/read.ts';
import { PassingError } from './passing.ts';
import type { ReadsAnswer, ReadsQuestion } from './readsMessage.ts';
import { TooLargeError } from './tooLarge.ts';
import { UnreachableError } from './unreachable.ts';

type Waiting = {
  readonly url: string;
  readonly resolve: (fetched: Fetched) => void;
  readonly reject: (error: Error) => void;
};

/**
 * Reads files of servers through a port whose far end is answered by `serveReads`. `onRefused` is told hosts that it
 * does not ask, and addresses of those that lead on to one.
 */
export function readThrough(port: MessagePort, onRefused: (host: string, via?: string) => void): Read {
  const waiting = new Map<number, Waiting>();
  let last = 0;
  port.onmessage = ({ data }: MessageEvent<ReadsAnswer>) => {
    const asked = waiting.get(data.id);
    waiting.delete(data.id);
    if (!asked) return;
    if ('fetched' in data) return asked.resolve(data.fetched);
    if ('missing' in data) return asked.reject(new NotFoundError(asked.url));
    if ('tooLarge' in data) return asked.reject(new TooLargeError(asked.url, data.totalBytes));
    if ('failure' in data) return asked.reject(failureIn(data));
    if (data.led) {
      onRefused(data.refused, asked.url);
      return asked.reject(
        new NotebookError({
          kind: 'fetch',
          message: `${data.refused} led on to another host, which this notebook may not ask`,
          advice: 'Find below where it leads, or trust the notebook.',
        }),
      );
    }
    onRefused(data.refused);
    asked.reject(
      new NotebookError({
        kind: 'fetch',
        message: `${data.refused} was not asked: this notebook may not ask it`,
        advice: 'Allow the host below, or trust the notebook.',
      }),
    );
  };
  return (url, range, signal, mostUnasked) => {
    const id = ++last;
    const ask = (question: ReadsQuestion): void => port.postMessage(question);
    return new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(stopped());
      const stop = (): void => {
        if (!waiting.delete(id)) return;
        ask({ id, stop: true });
        reject(stopped());
      };
      const ended = () => signal?.removeEventListener('abort', stop);
      waiting.set(id, {
        url,
        resolve: (fetched) => (ended(), resolve(fetched)),
        reject: (error) => (ended(), reject(error)),
      });
      ask({ id, url, ...(range && { range }), ...(mostUnasked !== undefined && { mostUnasked }) });
      signal?.addEventListener('abort', stop, { once: true });
    });
  };
}

function failureIn({ failure, unreachable, passing }: Extract<ReadsAnswer, { failure: string }>): Error {
  if (passing) return new PassingError(failure, passing.status, passing.retryAfterSeconds);
  return unreachable ? new UnreachableError(failure, { brokeOff: unreachable === 'broken off' }) : new Error(failure);
}
