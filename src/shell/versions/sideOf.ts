import type { Side, Showings } from '../../notebook/compare/compareNotebooks.ts';
import { EMPTY_NOTEBOOK } from '../../notebook/emptyNotebook.ts';
import { fromHtml } from '../../notebook/html.ts';
import { showingsOf } from '../../notebook/results/shownText.ts';
import type { Kept } from '../kept.ts';
import type { Keeper } from '../keeper.ts';
import { addressOf } from '../takeWhole.ts';

/** A version of a notebook to be compared, from its file and what its cells showed. */
export function sideOf(html: string, shown?: Showings): Side {
  return { notebook: fromHtml(html) ?? { ...EMPTY_NOTEBOOK, cells: [] }, ...(shown && { shown }) };
}

/** A notebook of the reader's, with what its cells showed. */
export async function keptSide({ id, html }: Kept, keeper: Keeper): Promise<Side> {
  const [results, stored] = await Promise.all([
    keeper.results.get(addressOf(id)).catch(() => ({})),
    keeper.outputs(id).catch(() => undefined),
  ]);
  return sideOf(html, showingsOf(results, stored));
}
