import { fromHtml, toHtml } from '../html.ts';
import type { Results } from '../results/cellResult.ts';
import { madeOf } from './madeOf.ts';
import { partsHere } from './partsHere.ts';

/**
 * A `<notebook>` file that says with what its results were made, by the results there are, else as it said itself, else
 * by the parts of this site.
 */
export function withMade(html: string, results: Results): string {
  const notebook = fromHtml(html);
  if (!notebook) return html;
  const known = Object.values(results).some(({ site }) => site !== undefined);
  const made = known || !notebook.made ? madeOf(results, partsHere()) : notebook.made;
  return toHtml({ ...notebook, made });
}
