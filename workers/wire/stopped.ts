import { NotebookError } from './notebookError.ts';

/** The failure of what the reader, or the page, has stopped. */
export function stopped(options?: ErrorOptions): NotebookError {
  return new NotebookError({ kind: 'cancelled', message: 'Stopped' }, options);
}
