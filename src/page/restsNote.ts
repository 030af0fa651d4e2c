import type { Rest } from '../graph/cellState.ts';
import { make } from '../dom/make.ts';

/** The place under a cell that says which of the names it rests on are of cells that failed. */
export class RestsNote {
  readonly element = make('div', {
    class: 'rests',
    'data-rests': true,
    role: 'note',
    hidden: true,
  });
  #shown: readonly Rest[] | undefined;

  set(rests: readonly Rest[] | undefined): void {
    if (rests === this.#shown) return;
    this.#shown = rests;
    this.element.hidden = rests === undefined;
    this.element.replaceChildren(...byCell(rests ?? []).map((text) => make('p', {}, text)));
  }
}

function byCell(rests: readonly Rest[]): readonly string[] {
  const names = new Map<string, string[]>();
  for (const { name, place, message } of rests) {
    const of = `of cell ${place}, which failed: ${message}`;
    names.set(of, [...(names.get(of) ?? []), name]);
  }
  return [...names].map(([of, list]) => `Rests on ${list.join(', ')} ${of}`);
}
