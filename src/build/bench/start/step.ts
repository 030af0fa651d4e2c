/**
 * What a visit waits for next, in any frame that the reader sees, and what it does then: the words are expressions that
 * pages understand.
 */
export type Step = {
  /** Holds, or is an element, once it is time. */
  readonly when: string;
  /** Done in that frame. */
  readonly act?: string;
  /** Whether the element is a field, which is pressed and has to take a key. */
  readonly takesKey?: boolean;
};

/** Waits until an element is there. */
export const sees = (selector: string): Step => ({ when: first(selector) });

/** Waits until a text stands in one of the elements. */
export const says = (selector: string, text: string): Step => ({
  when: `${all(selector)}.some((one) => one.textContent.includes(${JSON.stringify(text)}))`,
});

/** Presses the last of the elements as soon as it is there. */
export const presses = (selector: string): Step => ({
  when: first(selector),
  act: `${all(selector)}.at(-1).click()`,
});

/** Presses a field, as the mouse does, and puts a key into it, until it stands there. */
export const takesKey = (field: string): Step => ({ when: first(field), takesKey: true });

const first = (selector: string) => `document.querySelector(${JSON.stringify(selector)})`;
const all = (selector: string) => `Array.from(document.querySelectorAll(${JSON.stringify(selector)}))`;
