import { isNotebookError } from '../../workers/wire/notebookError.ts';
import { drawFailure } from './drawFailure.ts';
import type { Drawn } from './drawn.ts';

/** Fills an element that is in the page and has a size; `signal` aborts when the view goes. Returns what to do then. */
export type Fill = (element: HTMLElement, signal: AbortSignal) => Promise<() => void>;

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
 * failure takes its place if it cannot be drawn.
 */
export function lazyView(element: HTMLElement, fill: Fill): Drawn {
  const stop = new AbortController();
  let empty: (() => void) | undefined;
  element.setAttribute('aria-busy', 'true');
  void whenSized(element, stop.signal)
    .then(() => fill(element, stop.signal))
    .then(
      (done) => {
        if (stop.signal.aborted) done();
        else empty = done;
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
      empty?.();
    },
  };
}
