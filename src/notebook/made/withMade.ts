import { fromHtml, toHtml } from '../html.ts';
import type { Notebook } from '../notebook.ts';
import type { Results } from '../results/cellResult.ts';
import type { Made, MadeWith } from './made.ts';
import { madeOf } from './madeOf.ts';
import { partsHere } from './partsHere.ts';

/**
 * With what a notebook's results were made: by the results there are, else as its file said itself, else by the parts
 * of this site, `here`.
 */
export function madeNow({ made }: Pick<Notebook, 'made'>, results: Results, here: MadeWith): Made {
  const known = Object.values(results).some(({ site }) => site !== undefined);
  return known || !made ? madeOf(results, here) : made;
}

/** A `<notebook>` file that says so. */
export function withMade(html: string, results: Results): string {
  const notebook = fromHtml(html);
  if (!notebook) return html;
  return toHtml({ ...notebook, made: madeNow(notebook, results, partsHere()) });
}
