import type { Output } from '../graph/cellState.ts';
import { isNotebookError } from '../../workers/wire/notebookError.ts';
import { drawFailure } from './drawFailure.ts';
import { drawShown } from './drawShown.ts';
import type { Drawn } from './drawn.ts';
import { drawValue } from './drawValue.ts';
import { plainView } from './text/htmlView.ts';
import type { ViewContext } from './viewContext.ts';

function drawOutput(output: Output, context: ViewContext): Drawn {
  switch (output.kind) {
    case 'stream': {
      const drawn = plainView(output.text);
      drawn.element.dataset['stream'] = output.stream;
      return drawn;
    }
    case 'shown':
      return drawShown(output.shown, output.kept ? { ...context, letPlay: undefined } : context);
    case 'value':
      return drawValue(output.value, context);
  }
}

/**
 * The way to draw any output of a cell. What cannot be drawn becomes a failure of kind `view` in its place; nothing is
 * thrown.
 */
export function makeDraw(context: ViewContext): (output: Output) => Drawn {
  return (output) => {
    try {
      return drawOutput(output, context);
    } catch (error) {
      if (isNotebookError(error)) return drawFailure(error.failure.message, error.failure.advice);
      return drawFailure(`This value could not be drawn: ${error instanceof Error ? error.message : String(error)}`);
    }
  };
}
