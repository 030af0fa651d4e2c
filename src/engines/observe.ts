/** Begins to tell values through `change`; returns the way to stop. */
export type Observing<T> = (change: (value: T) => void) => (() => void) | void;

/**
 * The builtin `Generators.observe`: an asynchronous generator of the newest value told; values told between two
 * reads are dropped. A read that waits when the generator is returned ends with `done`.
 */
export function observe<T>(initialize: Observing<T>): AsyncGenerator<T, void, void> {
  let latest: { readonly value: T } | undefined;
  let wake: (() => void) | undefined;
  let over = false;
  const stop = initialize((value) => {
    latest = { value };
    wake?.();
  });
  const end = async (): Promise<IteratorResult<T, void>> => {
    if (!over) {
      over = true;
      stop?.();
      wake?.();
    }
    return { done: true, value: undefined };
  };
  return {
    async next() {
      if (!latest && !over) await new Promise<void>((resolve) => (wake = resolve));
      wake = undefined;
      if (over || !latest) return { done: true, value: undefined };
      const { value } = latest;
      latest = undefined;
      return { done: false, value };
    },
    return: end,
    async throw(error) {
      await end();
      throw error;
    },
    [Symbol.asyncIterator]() {
      return this;
    },
    async [Symbol.asyncDispose]() {
      await end();
    },
  };
}
