import { make } from '../../dom/make.ts';
import type { GridColumn } from './gridData.ts';
import { itemAt } from '../../known/itemAt.ts';

/** The columns that are in view, with their places; only these have cells. */
export type ColumnSpan = { readonly from: number; readonly to: number; readonly leftPx: readonly number[] };

/** One row's element. `row` is the data's row, `place` its number in display order. */
export function gridRow(columns: readonly GridColumn[], row: number, place: number, span: ColumnSpan): HTMLElement {
  const element = make('div', {
    class: place % 2 ? 'grid-row odd' : 'grid-row',
    role: 'row',
    'aria-rowindex': place + 2,
  });
  for (let index = span.from; index < span.to; index++) {
    const column = itemAt(columns, index);
    const { text, title, tone } = column.cell(row);
    const tones = `${column.numeric ? ' numeric' : ''}${tone ? ` ${tone}` : ''}`;
    const cell = make(
      'div',
      {
        class: `grid-cell${tones}`,
        role: 'gridcell',
        'aria-colindex': index + 1,
        title: title ?? (text.length > 24 ? text : undefined),
      },
      text,
    );
    cell.style.left = `${span.leftPx[index]}px`;
    cell.style.width = `${itemAt(span.leftPx, index + 1) - itemAt(span.leftPx, index)}px`;
    element.append(cell);
  }
  return element;
}
