import type { Origin } from '../notebook/origin.ts';
import type { StoredOutputs } from '../notebook/storedOutputs.ts';
import type { Trust } from './trust.ts';

/** A notebook that the reader's browser keeps. Times are ms since 1970. */
export type Kept = {
  readonly id: string;
  readonly title: string;
  readonly html: string;
  /** What its cells showed when it was opened from a file. */
  readonly stored?: StoredOutputs;
  readonly createdMs: number;
  readonly changedMs: number;
  readonly origin: Origin;
  readonly trust: Trust;
  /** Where it is trusted: the text that the reader agreed to. */
  readonly agreed?: string;
  /** The fragment it was opened from, where it is the reader's copy of something. */
  readonly route?: string;
  /** Counts saves, so that two tabs notice each other. */
  readonly version: number;
};
