import { make } from '../../dom/make.ts';
import type { GridData } from '../table/gridData.ts';
import { countText } from '../../known/countText.ts';

/** A card with a row's values, over the sky's corner; a button or Escape closes it. */
export function objectCard(name: string, data: GridData, row: number, close: () => void): HTMLElement {
  const button = make('button', { type: 'button', class: 'sky-card-close', 'aria-label': 'Close' }, '×');
  button.addEventListener('click', close);
  const facts = data.columns.flatMap((column) => {
    const { text, title, tone } = column.cell(row);
    const value = make(
      'dd',
      { class: tone, title },
      text,
      ...(column.unit && !tone ? [make('span', { class: 'sky-card-unit' }, ` ${column.unit}`)] : []),
    );
    return [make('dt', { title: column.description }, column.name), value];
  });
  const card = make('div', { class: 'sky-card', role: 'dialog', 'aria-label': `A row of ${name}`, tabindex: -1 });
  card.append(
    make('header', {}, make('strong', {}, name), make('span', {}, `row ${countText(row + 1)}`), button),
    make('dl', {}, ...facts),
  );
  card.addEventListener('keydown', (event) => event.key === 'Escape' && close());
  return card;
}
