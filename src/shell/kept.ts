import type { Origin } from '../notebook/origin.ts';
import type { Trust } from './trust.ts';

/** A notebook that the reader's browser keeps. Times are ms since 1970. */
export type Kept = {
  readonly id: string;
  readonly title: string;
  readonly html: string;
  readonly createdMs: number;
  readonly changedMs: number;
  readonly origin: Origin;
  readonly trust: Trust;
  /** Where it is trusted: the text that the reader agreed to. */
  readonly agreed?: string;
  /** The fragment it was opened from, where it is the reader's copy of something. */
  readonly route?: string;
  /** The notebook that another tab changed at the same time, until the reader has decided between the two. */
  readonly besides?: string;
  /** When the reader went back to what it was, until it is changed again. */
  readonly wentBackMs?: number;
  /** Counts saves, so that two tabs notice each other. */
  readonly version: number;
};
