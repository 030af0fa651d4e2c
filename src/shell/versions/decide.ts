import type { Keeper } from '../keeper.ts';
import type { Keeping } from '../keeping.ts';
import type { Kept } from '../kept.ts';

/** Keeps an open notebook and what was changed beside it, each for itself. */
export async function keepBoth(keeping: Keeping, other: Kept, keeper: Keeper): Promise<void> {
  await part(keeping, other, keeper);
  await keeping.look();
}

/** Keeps an open notebook, and what was changed beside it only as a version that it can go back to. */
export async function keepThis(keeping: Keeping, other: Kept, keeper: Keeper): Promise<void> {
  const { kept } = keeping;
  if (!kept) return;
  await keeper.addVersion({ id: kept.id, atMs: other.changedMs, length: other.html.length, html: other.html });
  await part(keeping, other, keeper);
  await takeAway(other, kept.id, keeper);
  await keeping.look();
}

/** Gives up an open notebook for what was changed beside it, which can go back to this one's text. */
export async function giveWay(keeping: Keeping, other: Kept, keeper: Keeper): Promise<boolean> {
  return keeping.turn(async () => {
    const { kept, html } = keeping;
    if (!kept) return false;
    await keeper.addVersion({ id: other.id, atMs: kept.changedMs, length: html.length, html });
    await part(keeping, other, keeper);
    await takeAway(kept, other.id, keeper);
    return true;
  });
}

async function part(keeping: Keeping, other: Kept, keeper: Keeper): Promise<void> {
  if (other.besides === keeping.kept?.id) await keeper.put({ ...other, besides: undefined });
  else if (keeping.kept?.besides === other.id) await keeping.change({ besides: undefined });
}

/** Deletes one of two notebooks; what a third tab made of it is beside the other one from then on. */
async function takeAway(kept: Kept, left: string, keeper: Keeper): Promise<void> {
  for (const third of await keeper.besides(kept))
    if (third.besides === kept.id && third.id !== left) await keeper.put({ ...third, besides: left });
  await keeper.delete(kept.id);
}
