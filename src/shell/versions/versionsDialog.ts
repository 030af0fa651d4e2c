import type { Change } from '../../notebook/compare/change.ts';
import { compareNotebooks, type Side } from '../../notebook/compare/compareNotebooks.ts';
import { button } from '../../dom/button.ts';
import { make } from '../../dom/make.ts';
import { openDialog } from '../openDialog.ts';
import { differencesView, type Direction } from './differencesView.ts';

/** Something that an open notebook is compared with: what it was, or another one like it. */
export type Comparable = {
  readonly name: string;
  readonly kind: 'version' | 'kin';
  readonly side: () => Promise<Side>;
};

/** What the reader takes of what the notebook was, or of another: all of it, or these changes. */
export type Taken = { readonly from: Comparable; readonly changes: readonly Change[] | 'all' };

const DIRECTIONS: Readonly<Record<Comparable['kind'], Direction & { readonly says: string; readonly none: string }>> = {
  version: {
    theirsFirst: true,
    onlyMine: 'is new since',
    onlyTheirs: 'is gone since',
    take: 'Back to then',
    taken: 'Will be as then',
    says: 'From then (−) to now (+):',
    none: 'It said the same as now.',
  },
  kin: {
    theirsFirst: false,
    onlyMine: 'is not in the other',
    onlyTheirs: 'is new in the other',
    take: 'Take over',
    taken: 'Will be taken over',
    says: 'From the one shown here (−) to the other (+):',
    none: 'They say and show the same.',
  },
};

/** Shows what a notebook was, and others like it, with all differences; what the reader takes over, or undefined. */
export async function chooseVersion(now: Side, comparables: readonly Comparable[]): Promise<Taken | undefined> {
  let taken: Taken | undefined;
  await openDialog('versions', 'What this notebook was', (close) => {
    let chosen: Comparable | undefined;
    let picked: readonly Change[] = [];
    const shown = make(
      'div',
      { class: 'shown-version', 'aria-live': 'polite' },
      make('p', { class: 'note' }, 'Choose a time to see what has changed since.'),
    );
    const take = (changes: () => Taken['changes']) => () => {
      if (chosen) taken = { from: chosen, changes: changes() };
      close();
    };
    const back = button(
      'Go back to it',
      take(() => 'all'),
      { disabled: '' },
    );
    const some = button(
      'Take over what is chosen',
      take(() => picked),
      { disabled: '' },
    );
    const choose = async (comparable: Comparable): Promise<void> => {
      chosen = comparable;
      picked = [];
      some.disabled = true;
      back.disabled = comparable.kind !== 'version';
      const { says, none, ...direction } = DIRECTIONS[comparable.kind];
      const side = await comparable.side();
      if (chosen !== comparable) return;
      const onPick = (differences: readonly { readonly change?: Change }[]): void => {
        picked = differences.flatMap(({ change }) => change ?? []);
        some.disabled = picked.length === 0;
      };
      const view = differencesView(compareNotebooks(now, side), direction, { none, onPick });
      shown.replaceChildren(make('p', {}, says), view);
    };
    const rows = comparables.map((comparable) => {
      const row = button(
        comparable.name,
        () => {
          for (const other of rows) other.setAttribute('aria-pressed', String(other === row));
          void choose(comparable);
        },
        { 'aria-pressed': 'false', 'data-comparable': comparable.kind },
      );
      return row;
    });
    const none = make(
      'p',
      { class: 'note' },
      'Nothing yet: the last hour is kept by the minute, the last month by the day.',
    );
    const items = rows.map((row) => make('li', {}, row));
    return [
      rows.length > 0 ? make('div', { class: 'sides' }, make('ul', {}, ...items), shown) : none,
      make('div', { class: 'actions' }, back, some, button('Done', close, { class: 'primary', autofocus: '' })),
    ];
  });
  return taken;
}
