/** Milliseconds between slices of work, and of a slice, where the browser does not tell when it is idle. */
const PAUSE_MS = 100;
const SLICE_MS = 16;
/** A page that is never idle gets a slice of work so often all the same. */
const MOST_WAIT_MS = 1000;

/**
 * Calls back when the browser has time to spare, after a second at the latest, with what is left of it in milliseconds;
 * gives how to take that back. WebKit does not tell: there it is a short slice after a pause.
 */
export function whenIdle(run: (leftMs: () => number) => void): () => void {
  const runSlice = () => {
    const endMs = performance.now() + SLICE_MS;
    run(() => endMs - performance.now());
  };
  if (typeof globalThis.requestIdleCallback === 'function') {
    const id = requestIdleCallback(
      (deadline) => (deadline.didTimeout ? runSlice() : run(() => deadline.timeRemaining())),
      { timeout: MOST_WAIT_MS },
    );
    return () => cancelIdleCallback(id);
  }
  const id = setTimeout(runSlice, PAUSE_MS);
  return () => clearTimeout(id);
}
