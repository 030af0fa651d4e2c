import { make } from '../../dom/make.ts';
import type { GridColumn } from './gridData.ts';

/** What the reader does to a column by its header. */
export type HeaderActions = {
  sort(): void;
  /** Called while the edge is dragged, with the new width in pixels. */
  resize(widthPx: number): void;
  fit(): void;
};

function titleOf(column: GridColumn): string {
  const facts = { unit: column.unit, UCD: column.ucd, utype: column.utype, type: column.type };
  const lines = Object.entries(facts).flatMap(([name, fact]) => (fact ? [`${name}: ${fact}`] : []));
  return [column.name, ...(column.description ? [column.description] : []), ...lines].join('\n');
}

/** A column's header: its name, which sorts when pressed, its unit, and an edge to drag. */
export function gridHeader(
  column: GridColumn,
  index: number,
  sorted: 'ascending' | 'descending' | undefined,
  actions: HeaderActions,
): HTMLElement {
  const name = make('button', { type: 'button', class: 'grid-name', tabindex: -1 }, column.name);
  const header = make('div', {
    class: `grid-header${column.numeric ? ' numeric' : ''}`,
    role: 'columnheader',
    'aria-colindex': index + 1,
    'aria-sort': sorted ?? 'none',
    title: titleOf(column),
  });
  const edge = make('span', { class: 'grid-edge', 'aria-hidden': 'true' });
  header.append(name, make('span', { class: 'grid-unit' }, column.unit ?? ''), edge);
  header.addEventListener('click', (event) => {
    if (event.target !== edge) actions.sort();
  });
  edge.addEventListener('dblclick', () => actions.fit());
  edge.addEventListener('pointerdown', (down) => {
    down.preventDefault();
    edge.setPointerCapture(down.pointerId);
    const startPx = header.offsetWidth - down.clientX;
    const move = (event: PointerEvent) => actions.resize(Math.max(40, startPx + event.clientX));
    edge.addEventListener('pointermove', move);
    edge.addEventListener('lostpointercapture', () => edge.removeEventListener('pointermove', move), { once: true });
  });
  return header;
}
