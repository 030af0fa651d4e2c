import type { Progress } from './progress.ts';
import type { Shown } from './shown.ts';

/** What a running job tells before it is done. */
export type RunEvent =
  | { readonly kind: 'stream'; readonly stream: 'stdout' | 'stderr'; readonly text: string }
  | { readonly kind: 'shown'; readonly shown: Shown }
  | { readonly kind: 'progress'; readonly progress: Progress }
  /** The reader's `clear_output()`. */
  | { readonly kind: 'clear' };
