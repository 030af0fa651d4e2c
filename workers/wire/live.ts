/** What a displayed thing has been set to, in the words of whoever made it: plain and small. */
export type LiveState = string | number | boolean | readonly (string | number | boolean)[];

/** The displayed things that own a value, or parts of it: it changes with what the reader does to them. */
export type Owned = {
  readonly ids: readonly string[];
  /** Whether the value is that one thing itself, not something that holds it. */
  readonly isItself: boolean;
};
