import type { Provenance } from '../../workers/wire/provenance.ts';
import { unionOfSources } from '../../workers/wire/unionOfSources.ts';
import type { Desk } from './desk.ts';
import { make } from '../dom/make.ts';

/**
 * The place at the notebook's end for the list of all data that its cells took; `update` after each change of a cell's
 * state.
 */
export function dataUsed(desk: Pick<Desk, 'notebook' | 'state' | 'drawSources'>): {
  readonly element: HTMLElement;
  update(): void;
} {
  const place = make('div', { class: 'data-used-place', hidden: '' });
  let shown: readonly (readonly Provenance[] | undefined)[] = [];
  const update = () => {
    const lists = desk.notebook().cells.map(({ id }) => desk.state(id).sources);
    if (lists.length === shown.length && lists.every((list, i) => list === shown[i])) return;
    shown = lists;
    const sources = unionOfSources(...lists);
    place.hidden = sources.length === 0;
    place.replaceChildren(...(sources.length > 0 ? [desk.drawSources(sources)] : []));
  };
  update();
  return { element: place, update };
}
