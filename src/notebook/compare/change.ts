/**
 * One thing in which another version of a notebook differs from mine, and that can be taken over: its title, its order,
 * the places of its cells, or a cell by its ids in mine and in theirs; without the first it is new there, without the
 * second it is gone there.
 */
export type Change =
  | { readonly kind: 'title' }
  | { readonly kind: 'order' }
  | { readonly kind: 'places' }
  | { readonly kind: 'cell'; readonly mine?: string; readonly theirs?: string };
