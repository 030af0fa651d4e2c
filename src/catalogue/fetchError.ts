import { NotebookError } from '../../workers/wire/notebookError.ts';

/** A NotebookError of kind `fetch` that keeps its cause's words. */
export function fetchError(message: string, cause?: unknown): NotebookError {
  if (cause instanceof NotebookError) return cause;
  const detail = cause instanceof Error ? cause.message : cause === undefined ? undefined : String(cause);
  return new NotebookError({ kind: 'fetch', message, ...(detail && { detail }) }, { cause });
}
