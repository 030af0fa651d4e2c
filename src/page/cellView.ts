import type { Cell } from '../notebook/cell.ts';
import type { StoredOutput } from '../notebook/ipynb/storedOutput.ts';
import { CellFrame, type CellParts } from './cellFrame.ts';
import { make } from '../dom/make.ts';
import { languageName } from './languages.ts';

/** One cell: its text alone, until it comes near the visible part of the page, is wanted or gives something. */
export class CellView {
  readonly element: HTMLElement;
  readonly id: string;
  readonly #parts: CellParts;
  readonly #text: HTMLElement;
  #cell: Cell;
  #frame: CellFrame | undefined;

  constructor(cell: Cell, parts: CellParts) {
    this.id = cell.id;
    this.#cell = cell;
    this.#parts = parts;
    this.#text = make('pre', { class: 'editor-plain' }, cell.text);
    this.element = make(
      'section',
      { class: 'cell', 'data-cell': cell.id, 'data-language': cell.language, tabindex: '-1' },
      make('div', { class: 'gutter' }),
      make(
        'div',
        { class: 'body' },
        make('div', { class: 'card' }, make('div', { class: 'bar' }), make('div', { class: 'editor' }, this.#text)),
      ),
    );
    this.element.addEventListener('focusin', () => this.whole());
    parts.near.watch(this.element, () => this.whole(), 'each');
    this.drawState();
  }

  get cell(): Cell {
    return this.#cell;
  }

  /** Fills the frame, where it is not yet. */
  whole(): CellFrame {
    if (this.#frame) return this.#frame;
    this.#parts.near.forget(this.element);
    return (this.#frame = new CellFrame(this.element, this.#cell, this.#parts));
  }

  /** Takes the cell's newest value. */
  update(cell: Cell): void {
    this.#cell = cell;
    this.element.dataset['language'] = cell.language;
    if (this.#frame) this.#frame.update(cell);
    else if (this.#text.textContent !== cell.text) this.#text.textContent = cell.text;
  }

  /** Says its place among the cells to screen readers. */
  setPlace(index: number, count: number): void {
    const label = `${languageName(this.#cell.language)} cell ${index + 1} of ${count}`;
    if (this.element.getAttribute('aria-label') !== label) this.element.setAttribute('aria-label', label);
  }

  /** Draws the state that the desk has now. */
  drawState(): void {
    const state = this.#parts.desk.state(this.id);
    this.element.dataset['state'] = state.status;
    this.element.toggleAttribute('data-as-of', state.asOfMs !== undefined);
    const { outputs, failure, rests, refused, progress } = state;
    const isAtRest = state.status === 'idle' || state.asOfMs !== undefined;
    if (!isAtRest && (outputs.length > 0 || failure || rests || refused || progress)) this.whole();
    this.#frame?.draw(state);
  }

  /** Gives on what was typed. */
  flush(): void {
    this.#frame?.flush();
  }

  /** Whether it shows something that only a picture can keep. */
  get hasPictures(): boolean {
    return this.#frame?.hasPictures ?? false;
  }

  /** What it shows, in forms that do nothing; with pictures of views, once they are still, where these are wanted. */
  keptOutputs(withPictures: boolean): Promise<readonly StoredOutput[]> {
    const frame = this.whole();
    // What the cell has just given may not be drawn yet.
    this.drawState();
    return frame.keptOutputs(withPictures);
  }

  /** Where the caret is in the text, if the editor has the focus. */
  caret(): number | undefined {
    return this.#frame?.caret();
  }

  /** Opens the editor with the caret at a place of its text. */
  editAt(caret: number): void {
    this.whole().editAt(caret);
  }

  /** Puts in what was typed at a place of the text. */
  typeAt(caret: number, text: string): void {
    this.whole().typeAt(caret, text);
  }

  /** Opens the editor with the caret in it. */
  edit(): void {
    this.whole().edit();
  }

  /** Folds a Markdown editor. */
  close(): void {
    this.#frame?.close();
  }

  focus(): void {
    this.whole().focus();
  }

  dispose(): void {
    this.#parts.near.forget(this.element);
    this.#frame?.dispose();
    this.element.remove();
  }
}
