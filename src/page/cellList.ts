import type { Cell, Language } from '../notebook/cell.ts';
import type { CellParts } from './cellFrame.ts';
import { CellView } from './cellView.ts';
import { make } from '../dom/make.ts';
import { insertPoint, languageButtons } from './insertPoint.ts';
import { placeBefore } from './placeBefore.ts';
import { present } from '../known/present.ts';

type Slot = { readonly element: HTMLElement; readonly view: CellView };

/** The cells of the notebook in the document, kept in step with its value, with places to insert between them. */
export class CellList {
  readonly element: HTMLElement;
  readonly #parts: CellParts;
  readonly #insert: (index: number, language: Language) => void;
  readonly #cells = make('div', { class: 'cells' });
  readonly #empty = make('p', { class: 'empty' }, 'This notebook has no cells yet. Begin with one:');
  #slots = new Map<string, Slot>();
  #order: readonly string[] = [];
  #current: string | undefined;

  constructor(parts: CellParts, insert: (index: number, language: Language) => void) {
    this.#parts = parts;
    this.#insert = insert;
    const first = insertPoint((language) => insert(0, language));
    const last = make(
      'div',
      { class: 'insert-end', role: 'group', 'aria-label': 'Add a cell at the end' },
      ...languageButtons((language) => insert(this.#order.length, language)),
    );
    this.element = make('main', { class: 'notebook' }, first, this.#cells, this.#empty, last);
    this.#cells.addEventListener('focusin', ({ target }) =>
      this.#setCurrent(
        target instanceof Element ? target.closest<HTMLElement>('[data-cell]')?.dataset['cell'] : undefined,
      ),
    );
    this.sync();
  }

  view(id: string): CellView | undefined {
    return this.#slots.get(id)?.view;
  }

  views(): readonly CellView[] {
    return this.#order.map((id) => present(this.#slots.get(id)).view);
  }

  /** Fills the frames of all cells that are not yet. */
  wholeAll(): void {
    for (const { view } of this.#slots.values()) view.whole();
  }

  /** Makes, updates, moves and removes frames until they are those of the notebook's cells. */
  sync(): void {
    const { cells } = this.#parts.desk.notebook();
    const ids = cells.map(({ id }) => id);
    const present = new Set(ids);
    for (const [id, slot] of this.#slots) {
      if (present.has(id)) continue;
      this.#slots.delete(id);
      slot.view.dispose();
      slot.element.remove();
    }
    const focused = document.activeElement;
    let next: Element | null = this.#cells.firstElementChild;
    cells.forEach((cell, index) => {
      let slot = this.#slots.get(cell.id);
      if (!slot) this.#slots.set(cell.id, (slot = this.#make(cell)));
      else if (slot.view.cell !== cell) slot.view.update(cell);
      slot.view.setPlace(index, cells.length);
      if (slot.element === next) next = next.nextElementSibling;
      else placeBefore(this.#cells, slot.element, next);
    });
    this.#order = ids;
    this.#empty.hidden = ids.length > 0;
    if (focused instanceof HTMLElement && focused !== document.activeElement && this.#cells.contains(focused))
      focused.focus({ preventScroll: true });
    if (this.#current === undefined || !present.has(this.#current)) this.#setCurrent(ids[0]);
  }

  dispose(): void {
    for (const { view } of this.#slots.values()) view.dispose();
    this.#slots.clear();
    this.element.remove();
  }

  #make(cell: Cell): Slot {
    const view = new CellView(cell, this.#parts);
    const point = insertPoint((language) => this.#insert(this.#order.indexOf(cell.id) + 1, language));
    return { view, element: make('div', { class: 'slot' }, view.element, point) };
  }

  /** One cell is reached by Tab, the arrow keys reach the others. */
  #setCurrent(id: string | undefined): void {
    if (id === this.#current) return;
    if (this.#current !== undefined) this.view(this.#current)?.element.setAttribute('tabindex', '-1');
    this.#current = id;
    if (id !== undefined) this.view(id)?.element.setAttribute('tabindex', '0');
  }
}
