import { isNotebookError } from '../../workers/wire/notebookError.ts';
import { drawFailure } from './drawFailure.ts';
import type { Drawn } from './drawn.ts';

/** What `draw` draws, or a failure of kind `view` in its place. */
export function drawSafely(draw: () => Drawn): Drawn {
  try {
    return draw();
  } catch (error) {
    if (isNotebookError(error)) return drawFailure(error.failure.message, error.failure.advice);
    return drawFailure(`This value could not be drawn: ${error instanceof Error ? error.message : String(error)}`);
  }
}
