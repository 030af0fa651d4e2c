import type { Output } from '../graph/cellState.ts';
import { drawSafely } from './drawSafely.ts';
import { drawShown } from './drawShown.ts';
import type { Drawn } from './drawn.ts';
import { drawValue } from './drawValue.ts';
import { streamView } from './streamView.ts';
import type { ViewContext } from './viewContext.ts';

function drawOutput(output: Output, context: ViewContext): Drawn {
  switch (output.kind) {
    case 'stream':
      return streamView(output);
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
  return (output) => drawSafely(() => drawOutput(output, context));
}
