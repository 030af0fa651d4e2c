/** What a notebook was at a time, in ms since 1970. */
export type Version = {
  readonly id: string;
  readonly atMs: number;
  /** UTF-16 units of all its texts. */
  readonly length: number;
  readonly html: string;
  /** What its cells had shown, as texts. */
  readonly shown?: Readonly<Record<string, string>>;
};
