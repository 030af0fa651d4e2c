/** Calls `run` once it has not been told of anything for so many milliseconds. */
export function whenStill(stillMs: number, run: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(run, stillMs);
  };
}
