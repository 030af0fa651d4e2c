import { fromHtml } from '../../notebook/html.ts';
import { kinship } from '../../notebook/compare/kinship.ts';
import type { Kept } from '../kept.ts';

/** Two notebooks of which less is the same are not taken for versions of one. */
const LEAST = 0.25;
const MOST = 10;

/** Of these notebooks those that are versions of the one in a file, or copies of it by `route`, the nearest first. */
export function kinOf(html: string, all: readonly Kept[], route?: string): readonly Kept[] {
  const notebook = fromHtml(html);
  if (!notebook) return [];
  return all
    .filter((kept) => kept.html !== html)
    .flatMap((kept) => {
      const other = fromHtml(kept.html);
      const isCopy = route !== undefined && kept.route === route;
      const share = other ? kinship(notebook, other) : 0;
      return isCopy || share >= LEAST ? [{ kept, share }] : [];
    })
    .toSorted((a, b) => b.share - a.share)
    .slice(0, MOST)
    .map(({ kept }) => kept);
}
