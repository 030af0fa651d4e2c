import type { Failure } from '../../../workers/wire/failure.ts';
import { isNotebookError, NotebookError } from '../../../workers/wire/notebookError.ts';

function knownCause(cause: unknown): NotebookError | undefined {
  const seen = new Set<unknown>();
  for (let part = cause; part instanceof Error && !seen.has(part); part = part.cause) {
    if (isNotebookError(part)) return part;
    seen.add(part);
  }
  return undefined;
}

/**
 * What a JavaScript cell threw, as a `NotebookError` with the line in the cell where `placeOf` knows it: of kind
 * `javascript`, or what its cause already tells the reader.
 */
export function javascriptFailure(
  thrown: unknown,
  placeOf: (error: Error) => Pick<Failure, 'line' | 'column'>,
): NotebookError {
  if (isNotebookError(thrown)) return thrown;
  const error = thrown instanceof Error ? thrown : undefined;
  const known = error && knownCause(error.cause);
  if (known) return new NotebookError({ ...known.failure, ...placeOf(error) }, { cause: thrown });
  const message = error ? `${error.name}: ${error.message}` : `The cell threw ${String(thrown)}`;
  return new NotebookError({ kind: 'javascript', message, ...(error && placeOf(error)) }, { cause: thrown });
}
