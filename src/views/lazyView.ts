import type { Shown } from '../../workers/wire/shown.ts';
import { isNotebookError } from '../../workers/wire/notebookError.ts';
import { drawFailure } from './drawFailure.ts';
import type { Drawn } from './drawn.ts';
import { pictureShown } from './pictureShown.ts';
import { stillPicture } from './stillPicture.ts';

/** A filled view: what to do when it goes, and its picture as of now, as a `data:` address. */
export type Filled = { readonly dispose: () => void; readonly picture?: () => Promise<string | undefined> };

/** Fills an element that is in the page and has a size; `signal` aborts when the view goes. */
export type Fill = (element: HTMLElement, signal: AbortSignal) => Promise<Filled>;

/** Resolves once the element has been laid out with a width; never after `signal` has aborted. */
function whenSized(element: HTMLElement, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const observer = new ResizeObserver(() => {
      if (element.clientWidth === 0) return;
      observer.disconnect();
      resolve();
    });
    observer.observe(element);
    signal.addEventListener('abort', () => observer.disconnect(), { once: true });
  });
}

/**
 * A view that needs a library or a place in the page before it can be drawn. It is `aria-busy` until then, and a
 * failure takes its place if it cannot be drawn. `alt` says what its picture is of.
 */
export function lazyView(element: HTMLElement, alt: string, fill: Fill): Drawn {
  const stop = new AbortController();
  let filled: Filled | undefined;
  element.setAttribute('aria-busy', 'true');
  const done = whenSized(element, stop.signal)
    .then(() => fill(element, stop.signal))
    .then(
      (made) => {
        if (stop.signal.aborted) made.dispose();
        else filled = made;
      },
      (error: unknown) => {
        const { message, advice } = isNotebookError(error)
          ? error.failure
          : { message: error instanceof Error ? error.message : String(error) };
        element.replaceChildren(drawFailure(message, advice).element);
        element.style.removeProperty('height');
      },
    )
    .finally(() => element.removeAttribute('aria-busy'));
  return {
    element,
    dispose: () => {
      stop.abort();
      filled?.dispose();
    },
    picture: async (): Promise<Shown | undefined> => {
      await done;
      const take = filled?.picture;
      if (!take || stop.signal.aborted) return undefined;
      const taken = await stillPicture(async () => (stop.signal.aborted ? undefined : take())).catch(() => undefined);
      return stop.signal.aborted ? undefined : pictureShown(taken, alt, element.clientWidth);
    },
  };
}
