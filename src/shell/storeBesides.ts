import type { Kept } from './kept.ts';
import type { Keeper, PutOptions } from './keeper.ts';
import { newId } from './newId.ts';
import { isWithin } from './trust.ts';

/** Outputs go into storage with a notebook that is not there yet. */
type Options = PutOptions & { readonly isUnstored: boolean };

/**
 * Stores a notebook that was `old` in its place, or, where another tab has put another text there, beside it;
 * `standBeside` is told so before.
 */
export async function storeBesides(
  keeper: Keeper,
  old: Kept,
  next: Kept,
  { isUnstored, stored, ...options }: Options,
  standBeside: (beside: Kept) => void,
): Promise<Kept> {
  const kept = await keeper.put(next, { ...options, ...(isUnstored && stored && { stored }) });
  if (kept) return kept;
  const theirs = await keeper.get(next.id);
  // What another tab has done to all but the text is no other version; but trust given there is not given to what this
  // one writes.
  if (theirs && (theirs.html === old.html || theirs.html === next.html) && isWithin(theirs.trust, old.trust)) {
    const { title, html, changedMs, trust, agreed } = next;
    const both = await keeper.put({ ...theirs, ...(trust !== old.trust && { trust, agreed }), title, html, changedMs });
    if (both) return both;
  }
  const beside = { ...next, id: newId(), besides: old.id, version: 0 };
  standBeside(beside);
  return (await keeper.put(beside, stored ? { stored } : {})) || beside;
}
