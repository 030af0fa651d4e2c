import type { Failure } from '../../workers/wire/failure.ts';
import { isNotebookError, NotebookError } from '../../workers/wire/notebookError.ts';
import type { Exports } from './engine.ts';

/** The failure of a run that had made something until then, with that. */
export class HalfDone extends NotebookError {
  readonly exports: Exports;

  constructor(failure: Failure, exports: Exports) {
    super(failure);
    this.exports = exports;
  }
}

/** Whether a run failed and made something all the same, though it may be nothing. */
export function isHalfDone(error: unknown): error is HalfDone {
  return isNotebookError(error) && 'exports' in error;
}
