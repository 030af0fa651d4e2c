/** What a notebook was at a time, in ms since 1970. */
export type Version = {
  readonly id: string;
  readonly atMs: number;
  /** UTF-16 units of `html`. */
  readonly length: number;
  readonly html: string;
};
