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

function valueOf(element: EventTarget): unknown {
  const input = element as HTMLInputElement;
  switch ('type' in element ? input.type : undefined) {
    case 'range':
    case 'number':
      return input.valueAsNumber;
    case 'date':
      return input.valueAsDate;
    case 'checkbox':
      return input.checked;
    case 'file':
      return input.multiple ? input.files : input.files?.[0];
    case 'select-multiple':
      return Array.from((element as unknown as HTMLSelectElement).selectedOptions, (option) => option.value);
    default:
      return input.value;
  }
}

function eventOf(element: EventTarget): string {
  const type = 'type' in element ? element.type : undefined;
  return type === 'button' || type === 'submit' || type === 'checkbox' ? 'click' : type === 'file' ? 'change' : 'input';
}

/**
 * The builtin `Generators.input`: the values of an input element or of any element with a `value` that tells of `input`
 * events.
 */
export function input(element: EventTarget): AsyncGenerator<unknown, void, void> {
  return observe((change) => {
    const type = eventOf(element);
    const tell = () => change(valueOf(element));
    element.addEventListener(type, tell);
    if (valueOf(element) !== undefined) tell();
    return () => element.removeEventListener(type, tell);
  });
}
