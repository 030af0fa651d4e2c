/** A step as the pages have it. */
export type LiveStep = {
  readonly when: () => unknown;
  readonly act: (() => unknown) | null;
  readonly takesKey: boolean;
};

/** A place in a page or in a frame of it, in CSS pixels. */
export type Point = { readonly x: number; readonly y: number };

/** A field that can be pressed, where, and how often the key stands in it. */
export type Field = Point & { readonly keys: number };

/** What a frame tells the page that leads: of each step, whether it is time for it, and its field where it has one. */
export type Found = readonly (boolean | Field)[];

/** The same, or that a press has come to what is no field. */
export type Telling = Found | 'missed';
