import { compareNotebooks } from '../../notebook/compare/compareNotebooks.ts';
import { button } from '../../dom/button.ts';
import { make } from '../../dom/make.ts';
import type { Kept } from '../kept.ts';
import { openDialog } from '../openDialog.ts';
import { differencesView, type Direction } from './differencesView.ts';
import { sideOf } from './sideOf.ts';
import { whenText } from './whenText.ts';

/** What the reader decides about two versions of a notebook. */
export type Decision = 'this' | 'other' | 'both';

const DIRECTION: Direction = {
  theirsFirst: false,
  onlyMine: 'is gone there',
  onlyTheirs: 'is new there',
  take: '',
  taken: '',
};

/**
 * Shows in what another tab's version differs from the one that is shown, and asks which to keep; undefined when it is
 * closed without an answer.
 */
export async function askWhichVersion(html: string, other: Kept): Promise<Decision | undefined> {
  let decision: Decision | undefined;
  await openDialog('compare', 'Two versions of this notebook', (close) => {
    const decide = (wanted: Decision) => () => {
      decision = wanted;
      close();
    };
    return [
      make(
        'p',
        {},
        `From the one shown here (−) to the one that another tab changed ${whenText(other.changedMs)} (+):`,
      ),
      differencesView(compareNotebooks(sideOf(html), sideOf(other.html)), DIRECTION),
      make('p', { class: 'note' }, 'The one that you do not keep stays among the versions of the other.'),
      make(
        'div',
        { class: 'actions' },
        button('Keep this one', decide('this')),
        button('Keep the other one', decide('other')),
        button('Keep both', decide('both')),
        make('a', { href: `#mine/${other.id}`, target: '_blank', rel: 'noopener' }, 'See the other in a tab'),
        button('Decide later', close, { class: 'primary', autofocus: '' }),
      ),
    ];
  });
  return decision;
}
