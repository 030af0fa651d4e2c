import { takeOver } from '../../notebook/compare/takeOver.ts';
import { toHtml } from '../../notebook/html.ts';
import type { Showing } from '../../notebook/results/shownText.ts';
import type { Keeper } from '../keeper.ts';
import type { Keeping } from '../keeping.ts';
import { kinOf } from './kinOf.ts';
import { keptSide, sideOf } from './sideOf.ts';
import { chooseVersion, type Comparable } from './versionsDialog.ts';
import { whenText } from './whenText.ts';

/**
 * Shows what an open notebook was, and the reader's others like it; its file with what the reader took of them, or
 * undefined. Rejects with `StorageError`.
 */
export async function showVersions(
  { kept, html, from }: Pick<Keeping, 'kept' | 'html' | 'from'>,
  showings: Readonly<Record<string, Showing>>,
  keeper: Keeper,
): Promise<string | undefined> {
  const now = sideOf(html, showings);
  const versions = kept ? await keeper.versions(kept.id) : [];
  const others = (await keeper.list()).filter(({ id }) => id !== kept?.id);
  const comparables: readonly Comparable[] = [
    ...versions.map(({ atMs, html: was, shown }): Comparable => ({
      name: whenText(atMs).replace(/^(at|on) /, ''),
      kind: 'version',
      side: async () => sideOf(was, shown),
    })),
    ...kinOf(html, others, from).map((kin): Comparable => ({
      name: `Your “${kin.title}”`,
      kind: 'kin',
      side: () => keptSide(kin, keeper),
    })),
  ];
  const taken = await chooseVersion(now, comparables);
  if (!taken) return undefined;
  const { notebook } = await taken.from.side();
  if (taken.changes !== 'all') return toHtml(takeOver(now.notebook, notebook, taken.changes));
  return versions[comparables.indexOf(taken.from)]?.html;
}
