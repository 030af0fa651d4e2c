import type { Input } from './adversarial.ts';

/** Something of ours that reads a text of others, which may be of any length and kind. */
export type Reader = {
  /** What it reads, for people. */
  readonly name: string;
  /** The modules through which the text goes, for whose patterns and loops it stands. */
  readonly modules: readonly string[];
  readonly read: (text: string) => unknown;
  /** The texts that are hardest on it. */
  readonly inputs: readonly Input[];
};
