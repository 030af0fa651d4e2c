import { compareNotebooks } from '../../notebook/compare/compareNotebooks.ts';
import type { Results } from '../../notebook/results/cellResult.ts';
import { button } from '../../dom/button.ts';
import { make } from '../../dom/make.ts';
import { openDialog } from '../openDialog.ts';
import { differencesView } from '../versions/differencesView.ts';
import { sideOf } from '../versions/sideOf.ts';

/** Shows the results that a notebook came with beside those of now. */
export async function showChanged(html: string, then: Results, now: Results): Promise<void> {
  const differences = compareNotebooks(sideOf(html, then), sideOf(html, now));
  await openDialog('compare', 'Results that came out otherwise', (close) => [
    make('p', {}, 'From those that it came with (−) to those of now (+):'),
    differencesView(differences, { theirsFirst: false, onlyMine: '', onlyTheirs: '', take: '', taken: '' }),
    make('div', { class: 'actions' }, button('Close', close, { class: 'primary', autofocus: '' })),
  ]);
}
