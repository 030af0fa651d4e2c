import type { Change } from '../../notebook/compare/change.ts';
import { takeOver } from '../../notebook/compare/takeOver.ts';
import { fromHtml, toHtml } from '../../notebook/html.ts';
import type { Notebook } from '../../notebook/notebook.ts';
import type { Keeper } from '../keeper.ts';
import { isTrusted, NO_TRUST } from '../trust.ts';

/**
 * Takes changes of another version over into a notebook of the reader's, and keeps what that was as a version; false
 * where it is not kept any more. What the reader has not agreed to is not trusted. Rejects with `StorageError`.
 */
export async function takeInto(
  keeper: Keeper,
  id: string,
  theirs: Notebook,
  changes: readonly Change[],
): Promise<boolean> {
  for (;;) {
    const kept = await keeper.get(id);
    const mine = kept && fromHtml(kept.html);
    if (!mine) return false;
    const made = takeOver(mine, theirs, changes);
    const isOthers = kept.origin !== 'own' && kept.origin !== 'shipped' && isTrusted(kept.trust);
    const next = {
      ...kept,
      title: made.title,
      html: toHtml(made),
      changedMs: Date.now(),
      wentBackMs: kept.changedMs,
      ...(isOthers && { trust: NO_TRUST, agreed: undefined }),
    };
    // Another tab may save between reading and storing.
    if (await keeper.put(next, { keepVersion: true })) return true;
  }
}
