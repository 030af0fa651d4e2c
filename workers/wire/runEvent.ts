import type { Progress } from './progress.ts';
import type { Provenance } from './provenance.ts';
import type { Shown } from './shown.ts';

/** What a running job tells before it is done. */
export type RunEvent =
  | { readonly kind: 'stream'; readonly stream: 'stdout' | 'stderr'; readonly text: string }
  | { readonly kind: 'shown'; readonly shown: Shown }
  | { readonly kind: 'progress'; readonly progress: Progress }
  /** A live JavaScript value of the page, from the page's own engine alone; it never crosses a thread. */
  | { readonly kind: 'value'; readonly value: unknown }
  /** What the job has taken data from, shown or not. */
  | { readonly kind: 'sources'; readonly sources: readonly Provenance[] }
  /** The reader's `clear_output()`. */
  | { readonly kind: 'clear' };
