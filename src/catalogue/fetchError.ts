import { NotebookError } from '../../workers/wire/notebookError.ts';

/** What to do about a server that no page of another site may read. */
const WAYS_OUT =
  'A page cannot tell the two apart. If you are online, it is the server: take another copy of the data (Add data, ' +
  'Catalogues), ask a TAP service that has the table (-- @tap), download the folder and choose it with Add data, or ' +
  'read it in a Python cell of your own Jupyter server (# @jupyter), which has no such limit.';

/**
 * A NotebookError of kind `fetch` that keeps its cause's words; with ways out where the server could not be asked at
 * all.
 */
export function fetchError(message: string, cause?: unknown): NotebookError {
  if (cause instanceof NotebookError) return cause;
  const detail = cause instanceof Error ? cause.message : cause === undefined ? undefined : String(cause);
  return new NotebookError(
    {
      kind: 'fetch',
      message,
      ...(detail && { detail }),
      ...(isUnasked(cause) && { advice: WAYS_OUT }),
    },
    { cause },
  );
}

/** By its name, since what reads stands above. */
function isUnasked(cause: unknown): boolean {
  return cause instanceof Error && cause.name === 'UnreachableError' && !('brokeOff' in cause && cause.brokeOff);
}
