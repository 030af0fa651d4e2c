/** Milliseconds between slices of work, and of a slice, where the browser does not tell when it is idle. */
const PAUSE_MS = 100;
const SLICE_MS = 16;

/**
 * Calls back when the browser has time to spare, with what is left of it in milliseconds; gives how to take that back.
 * WebKit does not tell: there it is a short slice after a pause.
 */
export function whenIdle(run: (leftMs: () => number) => void): () => void {
  if (typeof globalThis.requestIdleCallback === 'function') {
    const id = requestIdleCallback((deadline) => run(() => deadline.timeRemaining()));
    return () => cancelIdleCallback(id);
  }
  const id = setTimeout(() => {
    const endMs = performance.now() + SLICE_MS;
    run(() => endMs - performance.now());
  }, PAUSE_MS);
  return () => clearTimeout(id);
}
