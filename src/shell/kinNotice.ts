import type { Notice } from './bar/notices.ts';
import type { Kept } from './kept.ts';

const MOST_NAMED = 3;

/** What is told where the reader keeps other versions of what came from elsewhere; undefined where there are none. */
export function kinNotice(kin: readonly Kept[], compare: (mine: Kept) => void): Notice | undefined {
  const [first] = kin;
  if (!first) return undefined;
  const named = kin.slice(0, MOST_NAMED);
  return {
    text:
      kin.length === 1
        ? `Your “${first.title}” is another version of this notebook.`
        : `${kin.length} notebooks of yours are other versions of this one.`,
    actions: named.map((kept) => ({
      label: kin.length === 1 ? 'Compare with yours…' : `Compare with “${kept.title}”…`,
      run: () => compare(kept),
    })),
  };
}
