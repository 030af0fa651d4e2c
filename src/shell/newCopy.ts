import type { Kept } from './kept.ts';
import type { Keeper } from './keeper.ts';
import { newId } from './newId.ts';
import type { Opening } from './openRoute.ts';
import { isTrusted } from './trust.ts';

/**
 * The record of a copy of a notebook that was opened from `route`. Where it is the first of its tab, which opened it at
 * `openedMs`, a copy that another tab has made since is another version of the same.
 */
export async function newCopy(
  { html, title, origin, trust }: Opening,
  route: string | undefined,
  { nowMs, openedMs }: { readonly nowMs: number; readonly openedMs?: number },
  keeper: Keeper,
): Promise<Kept> {
  const copies = route === undefined || openedMs === undefined ? [] : await keeper.ofRoute(route).catch(() => []);
  const besides = copies.find(({ createdMs }) => createdMs >= openedMs!)?.id;
  const agreed = isTrusted(trust) && { agreed: html };
  return {
    id: newId(),
    html,
    title,
    createdMs: nowMs,
    changedMs: nowMs,
    origin,
    trust,
    ...agreed,
    ...(route !== undefined && { route }),
    ...(besides !== undefined && { besides }),
    version: 0,
  };
}
