import { MIME } from '../../../workers/wire/shown.ts';
import type { Drawn } from '../drawn.ts';
import { make } from '../../dom/make.ts';
import { chosenNote } from '../linked/chosenNote.ts';
import { sourceNotes } from '../sources/sourceNotes.ts';
import { Grid } from './grid.ts';
import type { OnSelect } from './grid.ts';
import type { GridData } from './gridData.ts';
import { shownRows } from './shownRows.ts';
import { SaveMenu, type Save } from './saveMenu.ts';
import './table.css';
import { countText } from '../../known/countText.ts';

function noteOf(data: GridData): string {
  const rows =
    data.rows < data.totalRows
      ? `first ${countText(data.rows)} of ${countText(data.totalRows)} rows`
      : `${countText(data.rows)} ${data.rows === 1 ? 'row' : 'rows'}`;
  return `${rows} × ${countText(data.columns.length)} ${data.columns.length === 1 ? 'column' : 'columns'}`;
}

/** What was changed of the columns' values on their way between languages, each sentence once. */
function notesOf(data: GridData): readonly string[] {
  return [...new Set(data.columns.flatMap(({ note }) => (note ? [note] : [])))];
}

/** What can be done with a shown table. */
export type TableGestures = { readonly onSelect?: OnSelect; readonly save?: Save };

/** A drawn table; `choose` marks rows as chosen and tells nobody. */
export type TableDrawn = Drawn & { readonly choose: (rows: ReadonlySet<number>) => void };

/**
 * A table with its warnings above, and below it its size, the way to save it, what was changed of its columns, and
 * where its rows came from. `data-rows` is the whole table's length.
 */
export function tableView(data: GridData, { onSelect, save }: TableGestures = {}): TableDrawn {
  const element = make('section', { class: 'table-view', 'data-view': 'table', 'data-rows': data.totalRows });
  if (data.warnings.length > 0)
    element.append(
      make('ul', { class: 'view-warnings', role: 'note' }, ...data.warnings.map((warning) => make('li', {}, warning))),
    );
  const tell = (rows: ReadonlySet<number>): void => {
    chosen.say(rows);
    onSelect?.(rows);
  };
  const grid = new Grid(data, tell);
  const chosen = chosenNote(() => {
    grid.choose(new Set());
    tell(new Set());
  });
  const note = make('footer', { class: 'table-note' }, make('span', {}, noteOf(data)), chosen.element);
  if (data.rows < data.totalRows) note.classList.add('cut');
  const menu = save && new SaveMenu(save);
  if (menu) note.append(menu.element);
  element.append(grid.element, note);
  const notes = notesOf(data);
  if (notes.length > 0)
    element.append(
      make(
        'ul',
        { class: 'table-changes', 'data-note': '', role: 'note' },
        ...notes.map((note) => make('li', {}, note)),
      ),
    );
  if (data.sources && data.sources.length > 0) element.append(sourceNotes(data.sources));
  return {
    element,
    dispose: () => {
      menu?.dispose();
      grid.dispose();
    },
    kept: () => ({ data: { [MIME.rows]: shownRows(data) } }),
    choose: (rows) => {
      chosen.say(rows);
      grid.choose(rows);
    },
  };
}
