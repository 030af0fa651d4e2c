import type { Failure } from '../../../workers/wire/failure.ts';
import { isNotebookError, NotebookError } from '../../../workers/wire/notebookError.ts';

/** The name that a cell's code has in stack traces and in the browser's debugger. */
export function sourceName(cellId: string): string {
  return `skybook-cell-${cellId.replace(/[^\w-]/g, '_')}.js`;
}

/** How many lines stand before the cell's text in its program's body. */
function linesBefore(text: string, body: string): number {
  const lines = text.split('\n');
  const first = lines.findIndex((line) => line.trim() !== '');
  const place = first < 0 ? -1 : body.indexOf(lines[first]!.trim());
  if (place < 0) return 1;
  return body.slice(0, place).split('\n').length - 1 - first;
}

/** The place of an error within the cell, 1-based, where its stack tells it (V8 and SpiderMonkey do). */
function placeOf(error: Error, cellId: string, text: string, body: string): Pick<Failure, 'line' | 'column'> {
  const name = sourceName(cellId).replace(/[.]/g, '\\.');
  const [, line, column] = new RegExp(`${name}:(\\d+):(\\d+)`).exec(error.stack ?? '') ?? [];
  if (line === undefined) return {};
  const own = Number(line) - linesBefore(text, body);
  return own >= 1 && own <= text.split('\n').length ? { line: own, column: Number(column) } : {};
}

function knownCause(cause: unknown): NotebookError | undefined {
  const seen = new Set<unknown>();
  for (let part = cause; part instanceof Error && !seen.has(part); part = part.cause) {
    if (isNotebookError(part)) return part;
    seen.add(part);
  }
  return undefined;
}

/** What a JavaScript cell threw, as a `NotebookError` with the line in the cell where known: of kind `javascript`, or what its cause already tells the reader. */
export function javascriptFailure(thrown: unknown, cellId: string, text: string, body: string): NotebookError {
  if (isNotebookError(thrown)) return thrown;
  const error = thrown instanceof Error ? thrown : undefined;
  const known = error && knownCause(error.cause);
  if (known) return new NotebookError({ ...known.failure, ...placeOf(error, cellId, text, body) }, { cause: thrown });
  const message = error ? `${error.name}: ${error.message}` : `The cell threw ${String(thrown)}`;
  return new NotebookError({ kind: 'javascript', message, ...(error && placeOf(error, cellId, text, body)) }, { cause: thrown });
}
