import './banner.css';
import type { Desk } from './desk.ts';
import { make } from '../dom/make.ts';

/** The note over a notebook whose cells run in order: what that means, and the way back to one cell a name. */
export class OrderNote {
  readonly element: HTMLElement;
  readonly #desk: Desk;

  constructor(desk: Desk) {
    this.#desk = desk;
    const change = make(
      'button',
      { type: 'button', class: 'word-button', title: 'A name belongs to one cell then, wherever that stands' },
      'One cell a name instead',
    );
    change.addEventListener('click', () => desk.edit({ kind: 'setOrder', order: 'names' }));
    const text = make(
      'p',
      {},
      make('strong', {}, 'Cells run in order, as in Jupyter. '),
      'Python cells may define a name again: each cell takes it from the nearest cell above that defines it, and runs again when that one changes. What a cell changes inside a value, as by t["a"] = 1, stays changed until the cell that made the value runs again.',
    );
    this.element = make(
      'aside',
      { class: 'banner', 'data-order': 'document', 'aria-label': 'The order of cells' },
      text,
      change,
    );
    this.update();
  }

  /** Shows or hides itself as the notebook is now. */
  update(): void {
    this.element.hidden = this.#desk.notebook().order !== 'document';
  }
}
