import type { Change } from '../../notebook/compare/change.ts';
import { compareNotebooks, type Side } from '../../notebook/compare/compareNotebooks.ts';
import { findHosts } from '../../parse/findHosts.ts';
import { button } from '../../dom/button.ts';
import { make } from '../../dom/make.ts';
import { openDialog } from '../openDialog.ts';
import { differencesView, type Direction } from './differencesView.ts';

const DIRECTION: Direction = {
  theirsFirst: false,
  onlyMine: 'is not in the one shown here',
  onlyTheirs: 'is new in the one shown here',
  take: 'Take over',
  taken: 'Will be taken over',
};

/**
 * Shows in what an opened notebook differs from one of the reader's, cell by cell; the changes that the reader takes
 * over into their own, none where they close it.
 */
export async function askWhatToTake(title: string, mine: Side, theirs: Side): Promise<readonly Change[]> {
  let taken: readonly Change[] = [];
  await openDialog('compare', `Compare with your “${title}”`, (close) => {
    let picked: readonly Change[] = [];
    const take = button(
      'Take over into yours',
      () => {
        taken = picked;
        close();
      },
      { disabled: '' },
    );
    const hosts = newHosts(mine, theirs);
    return [
      make('p', {}, 'From yours (−) to the one shown here (+). What you take over goes into yours:'),
      differencesView(compareNotebooks(mine, theirs), DIRECTION, {
        none: 'They say and show the same.',
        onPick: (differences) => {
          picked = differences.flatMap(({ change }) => change ?? []);
          take.disabled = picked.length === 0;
          take.textContent = picked.length === 0 ? 'Take over into yours' : `Take ${picked.length} over into yours`;
        },
      }),
      make(
        'p',
        { class: 'note' },
        `Cells that you take over may do what your notebook may: read them first. ${hosts.length > 0 ? `The one shown here names hosts that yours does not: ${hosts.join(', ')}. ` : ''}Yours as it is now stays among its versions.`,
      ),
      make('div', { class: 'actions' }, take, button('Close', close, { class: 'primary', autofocus: '' })),
    ];
  });
  return taken;
}

function newHosts(mine: Side, theirs: Side): readonly string[] {
  const [own, others] = [mine, theirs].map(({ notebook }) => notebook.cells.flatMap(({ text }) => findHosts(text)));
  return [...new Set(others)].filter((host) => !own?.includes(host));
}
