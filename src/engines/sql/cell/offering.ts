import { isNotebookError, NotebookError } from '../../../../workers/wire/notebookError.ts';
import type { ReadSettings } from '../../readSettings.ts';

/** What a cell failed of, with the reader's Jupyter server as a way out where they have named one. */
export function offering(error: unknown, { hasJupyter = false }: Awaited<ReturnType<ReadSettings>>): unknown {
  if (!isNotebookError(error)) {
    const message = error instanceof Error ? error.message : String(error);
    return new NotebookError({ kind: 'sql', message }, { cause: error });
  }
  const { failure } = error;
  return failure.elsewhere && hasJupyter
    ? new NotebookError({ ...failure, elsewhere: 'server' }, { cause: error })
    : error;
}
