import { NotebookError } from '../../../workers/wire/notebookError.ts';

/** Fails where the reader has stopped the cell. */
export function checkRunning(signal: AbortSignal): void {
  if (signal.aborted) throw new NotebookError({ kind: 'cancelled', message: 'Stopped' });
}

/** Fails when the reader stops the cell, also while it waits for its turn. */
export function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const stop = () => reject(new NotebookError({ kind: 'cancelled', message: 'Stopped' }));
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
  });
}
