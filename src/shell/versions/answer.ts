import type { Showing } from '../../notebook/results/shownText.ts';
import type { Keeper } from '../keeper.ts';
import { askWhatToTake } from './answerDialog.ts';
import { keptSide, sideOf } from './sideOf.ts';
import { takeInto } from './takeInto.ts';

/**
 * Shows in what an open notebook differs from one of the reader's, and takes over into that what they choose; whether
 * something was. Rejects with `StorageError`.
 */
export async function answer(
  id: string,
  html: string,
  showings: Readonly<Record<string, Showing>>,
  keeper: Keeper,
): Promise<boolean> {
  const kept = await keeper.get(id);
  if (!kept) return false;
  const [mine, theirs] = [await keptSide(kept, keeper), sideOf(html, showings)];
  const changes = await askWhatToTake(kept.title, mine, theirs);
  return changes.length > 0 && takeInto(keeper, id, theirs.notebook, changes);
}
