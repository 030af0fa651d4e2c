import type { ControlOf } from '../../../workers/wire/control.ts';
import { MIME, type Shown } from '../../../workers/wire/shown.ts';
import { arrowOfTable } from '../../engines/arrowMetadata.ts';
import { recordOf } from '../../known/recordOf.ts';
import { make } from '../../dom/make.ts';
import { arrowGrid } from '../table/arrowGrid.ts';
import { tableView } from '../table/tableView.ts';
import type { ChosenRows, LinkedRows, LinkedView } from '../linked/linkedRows.ts';
import type { Handle, Tell } from './handle.ts';

/** A table of which the reader chooses rows; what they hold its maker alone knows. */
export function tableControl(
  spec: ControlOf<'table'>,
  part: Shown | undefined,
  tell: Tell,
  linked: LinkedRows | undefined,
): Handle {
  const table = part?.tables?.[String(recordOf(part.data[MIME.table]).table)];
  if (!table) throw new RangeError('the table is not there');
  let chosen: readonly number[] = [];
  const data = arrowGrid(arrowOfTable({ ...table, name: spec.label }));
  const drawn = tableView(data, {
    onSelect: (rows) => {
      const added = [...rows].filter((row) => !chosen.includes(row));
      chosen = spec.multiple || rows.size < 2 ? [...rows].toSorted((a, b) => a - b) : added.slice(-1);
      if (chosen.length !== rows.size) drawn.choose(new Set(chosen));
      tell(chosen, undefined);
      view?.choose(new Set(chosen));
    },
  });
  const follow = (rows: ChosenRows): void => {
    const others = [...rows].toSorted((a, b) => a - b).slice(0, spec.multiple ? undefined : 1);
    if (others.length === chosen.length && others.every((row, at) => row === chosen[at])) return;
    chosen = others;
    drawn.choose(new Set(chosen));
    tell(chosen, undefined);
  };
  // A value changes only with rows that are its own, not with some that are alike.
  const view: LinkedView | undefined = linked?.join(data, follow, 'source');
  return {
    element: make(
      'div',
      { class: 'control control-table' },
      make('span', { class: 'control-label' }, spec.label),
      drawn.element,
    ),
    put: (state) => {
      chosen = Array.isArray(state) ? state.map(Number) : [];
      drawn.choose(new Set(chosen));
    },
    text: () => `${chosen.length} of ${table.totalRows} rows`,
    dispose: () => {
      view?.leave();
      drawn.dispose();
    },
  };
}
