import { withMade } from '../notebook/made/withMade.ts';
import { toPermalink } from '../notebook/permalink.ts';
import type { Results } from '../notebook/results/cellResult.ts';
import { writeParts } from '../notebook/results/resultsFile.ts';
import { smallResults } from '../notebook/results/smallResults.ts';

/** The links of a notebook: of its text and code, and, where they fit, with small results too. */
export type ShareLinks = {
  readonly plain: string;
  readonly withResults?: string;
  /** The address it came from. */
  readonly from?: string;
};

/** Small results make a link longer by no more characters than this. */
const MOST_MORE = 8000;

/** Makes the links of a notebook. */
export async function shareLinks(
  { html, from }: { readonly html: string; readonly from?: string | undefined },
  results: Results,
  siteUrl: string,
): Promise<ShareLinks> {
  const linkOf = async (text: string): Promise<string> =>
    new URL(`index.html#${await toPermalink(text)}`, siteUrl).href;
  const file = withMade(html, results);
  const plain = await linkOf(file);
  const alone = { plain, ...(from !== undefined && { from }) };
  const small = smallResults(results);
  if (Object.keys(small).length === 0) return alone;
  const withResults = await linkOf(writeParts(file, small));
  return withResults.length - plain.length <= MOST_MORE ? { ...alone, withResults } : alone;
}
