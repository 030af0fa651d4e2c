import type { Failure } from './failure.ts';

/** A `Failure` where throwing is natural. Recognised by `name`, since `instanceof` fails across realms. */
export class NotebookError extends Error {
  override readonly name = 'NotebookError';
  readonly failure: Failure;

  constructor(failure: Failure, options?: ErrorOptions) {
    super(failure.message, options);
    this.failure = failure;
  }
}

/** Whether a caught value is a `NotebookError`, from this realm or another. */
export function isNotebookError(value: unknown): value is NotebookError {
  return value instanceof Error && value.name === 'NotebookError' && 'failure' in value;
}
