import type { Shown } from '../../../workers/wire/shown.ts';

/** One output that a notebook file keeps from an earlier run, in the order it was made. */
export type StoredOutput =
  | { readonly kind: 'stream'; readonly stream: 'stdout' | 'stderr'; readonly text: string }
  | { readonly kind: 'shown'; readonly shown: Shown }
  | { readonly kind: 'error'; readonly name: string; readonly message: string };
