import type { Drawn } from '../drawn.ts';
import type { LinkedRows, LinkedView } from '../linked/linkedRows.ts';
import type { GridData } from './gridData.ts';
import type { Save } from './saveMenu.ts';
import { tableView } from './tableView.ts';

/** A table in which rows are chosen with all views of the same rows. */
export function linkedTable(data: GridData, linked: LinkedRows | undefined, save: Save | undefined): Drawn {
  const drawn = tableView(data, { onSelect: (rows) => view?.choose(rows), save });
  const view: LinkedView | undefined = linked?.join(data, drawn.choose);
  return {
    ...drawn,
    dispose: () => {
      view?.leave();
      drawn.dispose();
    },
  };
}
