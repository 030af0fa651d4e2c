import { fromHtml } from '../notebook/html.ts';
import { leftOfCells } from '../notebook/leftControls.ts';
import { withMade } from '../notebook/made/withMade.ts';
import { MOST_MORE, toPermalink } from '../notebook/permalink.ts';
import type { Results } from '../notebook/results/cellResult.ts';
import { writeParts } from '../notebook/results/resultsFile.ts';
import { smallResults } from '../notebook/results/smallResults.ts';

/** What a link may bring beside text and code. */
export type Extra = 'results' | 'controls';

/**
 * The links of a notebook: of its text and code alone, and each with one set of what it may bring too, where that is
 * there and fits. `extras` are in the order of `Extra`.
 */
export type ShareLinks = readonly { readonly extras: readonly Extra[]; readonly link: string }[];

/** Makes the links of a notebook, the plain one first. */
export async function shareLinks(
  html: string,
  { results, controls }: { readonly results: Results; readonly controls?: string | undefined },
  siteUrl: string,
): Promise<ShareLinks> {
  const linkOf = async (text: string): Promise<string> =>
    new URL(`index.html#${await toPermalink(text)}`, siteUrl).href;
  const file = withMade(html, results);
  const plain = await linkOf(file);
  const small = smallResults(results);
  const left = leftOfCells(controls, fromHtml(file)?.cells ?? []);
  const sets: readonly (readonly Extra[])[] = [['results'], ['controls'], ['results', 'controls']];
  const there = { results: Object.keys(small).length > 0, controls: left !== undefined };
  const others = sets
    .filter((extras) => extras.every((extra) => there[extra]))
    .map(async (extras) => {
      const brought = extras.includes('results') ? small : {};
      return { extras, link: await linkOf(writeParts(file, brought, extras.includes('controls') ? left : undefined)) };
    });
  const fitting = (await Promise.all(others)).filter(({ link }) => link.length - plain.length <= MOST_MORE);
  return [{ extras: [], link: plain }, ...fitting];
}
