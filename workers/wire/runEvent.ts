import type { Progress } from './progress.ts';
import type { Provenance } from './provenance.ts';
import type { Shown } from './shown.ts';

/** What a running job tells before it is done. */
export type RunEvent =
  | { readonly kind: 'stream'; readonly stream: 'stdout' | 'stderr'; readonly text: string }
  /**
   * With an `id` it may be shown anew by an `update`, also from another cell; `behind` so many messages of widgets that
   * Python had told by then.
   */
  | { readonly kind: 'shown'; readonly shown: Shown; readonly id?: string; readonly behind?: number }
  /** Takes the place of all that is shown under this id. */
  | { readonly kind: 'update'; readonly shown: Shown; readonly id: string }
  | { readonly kind: 'progress'; readonly progress: Progress }
  /** A live JavaScript value of the page, from the page's own engine alone; it never crosses a thread. */
  | { readonly kind: 'value'; readonly value: unknown }
  /** What the job has taken data from, shown or not. */
  | { readonly kind: 'sources'; readonly sources: readonly Provenance[] }
  /** The reader's `clear_output()`. */
  | { readonly kind: 'clear' };
