import type { Output } from '../graph/cellState.ts';
import type { Drawn } from './drawn.ts';
import { drawInert } from './drawInert.ts';
import { drawSafely } from './drawSafely.ts';
import { make } from '../dom/make.ts';
import { streamView } from './streamView.ts';
import type { TextContext } from './viewContext.ts';

/** The way to draw what cells showed in an earlier run, where nothing runs: text, and forms that do nothing. */
export function makeDrawStored(context: TextContext): (output: Output) => Drawn {
  return (output) =>
    drawSafely(() => {
      switch (output.kind) {
        case 'stream':
          return streamView(output);
        case 'shown':
          return drawInert(output.shown, { ...context, inspect: inspectSoon });
        case 'value':
          throw new TypeError('no value is there before its cell has run');
      }
    });
}

/** JSON as a tree to open, once the code for that is there. */
function inspectSoon(value: unknown): Drawn {
  const element = make('div', { 'aria-busy': 'true' });
  void import('./inspect/inspect.ts')
    .then(({ inspectView }) => element.replaceChildren(inspectView(value).element))
    .catch(() => (element.textContent = JSON.stringify(value)))
    .finally(() => element.removeAttribute('aria-busy'));
  return { element, dispose: () => undefined };
}
