import type { Table } from '../../workers/wire/table.ts';
import { isArrowTable } from '../engines/arrowMetadata.ts';
import { flatRows } from '../engines/flatRows.ts';
import { shownOf } from '../engines/page/shownValue.ts';
import { exactTable, wireTable } from '../engines/wireTable.ts';
import { drawShown } from './drawShown.ts';
import type { Drawn } from './drawn.ts';
import { keptNode } from './keptNode.ts';
import { inspectView } from './inspect/inspect.ts';
import { isBokehModel, plotModelView } from './plot/plotView.ts';
import { arrowGrid } from './table/arrowGrid.ts';
import { linkedTable } from './table/linkedTable.ts';
import { rowsGrid } from './table/rowsGrid.ts';
import type { Save } from './table/saveMenu.ts';
import { tableOfRows } from './table/tableOfRows.ts';
import type { ViewContext } from './viewContext.ts';

function nodeView(node: Node): Drawn {
  // One that stands elsewhere stays there: a node has one place, and this cell only names it.
  if (node.isConnected) return inspectView(node);
  const element = node instanceof HTMLElement ? node : document.createElement('div');
  if (element !== node) element.append(node);
  return { element, dispose: () => undefined, kept: () => keptNode(node) };
}

/** Draws a JavaScript value of this page: nodes as they are, tables as tables, the rest as a tree to open. */
export function drawValue(value: unknown, context: ViewContext): Drawn {
  const shown = shownOf(value);
  if (shown) return drawShown(shown, context);
  if (value instanceof Node) return nodeView(value);
  if (isArrowTable(value))
    return linkedTable(
      arrowGrid(exactTable(value)),
      context.linked,
      saveAs(() => wireTable(value), context),
    );
  const names = flatRows(value);
  if (names) {
    const rows = value as readonly Record<string, unknown>[];
    return linkedTable(
      rowsGrid(rows, names),
      context.linked,
      saveAs(() => tableOfRows(rows, names), context),
    );
  }
  if (isBokehModel(value)) return plotModelView(value, context.parts);
  return inspectView(value);
}

/** The wire's form of a table is made only once it is saved. */
function saveAs(table: () => Table, { saveTable }: ViewContext): Save | undefined {
  return saveTable && ((format, run) => saveTable(table(), format, run));
}
