import { drawFailure } from './drawFailure.ts';
import type { Drawn } from './drawn.ts';
import { make } from '../dom/make.ts';

/** A view whose code few notebooks need, and comes when it is first drawn; `aria-busy` until then. */
export function laterView(load: () => Promise<() => Drawn>): Drawn {
  const element = make('div', { 'aria-busy': 'true' });
  let isGone = false;
  const coming = load()
    .then(
      (draw) => (isGone ? undefined : draw()),
      () => drawFailure('The code that draws this could not be loaded', 'Check the connection and run the cell again.'),
    )
    .then((drawn) => {
      if (drawn) element.replaceChildren(drawn.element);
      element.removeAttribute('aria-busy');
      return drawn;
    });
  return {
    element,
    dispose: () => {
      isGone = true;
      void coming.then((drawn) => drawn?.dispose());
    },
    picture: async () => (await coming)?.picture?.(),
  };
}
