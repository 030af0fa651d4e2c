/** What crosses to a page and back. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/**
 * A document of the page: the site's own, or that of the live notebook, the frame of `iframe[data-notebook]` wherever
 * it stands among the frames.
 */
export type Place = 'shell' | 'notebook';

/**
 * A browser with one page, driven as a reader would. What needs a notebook's frame or an element that is not there
 * fails at once: the caller asks again.
 */
export type Engine = {
  open(url: string): Promise<void>;
  reload(): Promise<void>;
  /** Runs a function, which must use nothing of its surroundings, in the place's document. */
  evaluate<const Values extends readonly Json[], Result extends Json | undefined>(
    place: Place,
    run: (...values: Values) => Result,
    ...values: Values
  ): Promise<Result>;
  /** Presses the middle of the first element that the selector finds. */
  click(place: Place, selector: string): Promise<void>;
  /** Presses and releases a key on what has the focus, with those before it held: `Control+a`, `Shift+Enter`. */
  press(keys: string): Promise<void>;
  /** Types a text key by key. */
  type(text: string): Promise<void>;
  /** A PNG of what the window shows. */
  screenshot(): Promise<Buffer>;
  close(): Promise<void>;
};

/** The selector of the live notebook's own frame. */
export const NOTEBOOK_FRAME = 'iframe[data-notebook]';
