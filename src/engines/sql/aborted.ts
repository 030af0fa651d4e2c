import { stopped } from '../../../workers/wire/stopped.ts';

/** Fails when the reader stops the cell, also while it waits for its turn. */
export function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const stop = () => reject(stopped());
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
  });
}
