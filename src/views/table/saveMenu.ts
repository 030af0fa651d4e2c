import { bytesText } from '../../format/bytesText.ts';
import { isNotebookError } from '../../../workers/wire/notebookError.ts';
import { SAVE_FORMATS, SAVE_FORMAT_NAMES, type SaveFormat } from '../../catalogue/save/formats.ts';
import { make } from '../../dom/make.ts';
import './saveMenu.css';
import { itemAt } from '../../known/itemAt.ts';
import { countText } from '../../known/countText.ts';

/** A file that was written. */
export type SavedFile = { readonly name: string; readonly bytes: number; readonly notes: readonly string[] };

/** Saves a table; `undefined` when the reader has thought better of it. Told rows done, of how many, as it goes. */
export type Save = (
  format: SaveFormat,
  run: { readonly signal: AbortSignal; readonly onRows: (done: number, total?: number) => void },
) => Promise<SavedFile | undefined>;

/**
 * The button under a table that opens the list of formats; while it saves it tells how far it is and can be stopped.
 */
export class SaveMenu {
  readonly element: HTMLElement;
  readonly #save: Save;
  readonly #button = make(
    'button',
    { type: 'button', class: 'table-save', 'aria-haspopup': 'menu', 'aria-expanded': 'false' },
    'Save',
  );
  readonly #items: HTMLElement[] = [];
  readonly #menu = make('div', { class: 'save-menu', role: 'menu', 'aria-label': 'Save table as', hidden: '' });
  readonly #said = make('span', { class: 'save-said', role: 'status' });
  #running: AbortController | undefined;

  constructor(save: Save) {
    this.#save = save;
    this.element = make(
      'span',
      { class: 'save' },
      this.#said,
      make('span', { class: 'save-place' }, this.#button, this.#menu),
    );
    for (const format of SAVE_FORMAT_NAMES) {
      const { label, ending } = SAVE_FORMATS[format];
      const item = make(
        'button',
        { type: 'button', role: 'menuitem', tabindex: -1, 'data-costs': '' },
        label,
        make('span', { class: 'save-ending' }, `.${ending}`),
      );
      item.addEventListener('click', () => {
        this.#open(false);
        void this.#run(format);
      });
      this.#items.push(item);
      this.#menu.append(item);
    }
    this.#button.addEventListener('click', () =>
      this.#running ? this.#running.abort() : this.#open(this.#menu.hidden),
    );
    this.#button.addEventListener('keydown', (event) => {
      if (event.key !== 'ArrowDown' || this.#running) return;
      event.preventDefault();
      this.#open(true);
    });
    this.#menu.addEventListener('keydown', (event) => this.#key(event));
    this.element.addEventListener('focusout', ({ relatedTarget }) => {
      if (!(relatedTarget instanceof Node && this.element.contains(relatedTarget))) this.#open(false);
    });
  }

  /** Stops a save that goes on. */
  dispose(): void {
    this.#running?.abort();
  }

  #open(open: boolean): void {
    if (this.#menu.hidden === !open) return;
    this.#menu.hidden = !open;
    this.#button.setAttribute('aria-expanded', String(open));
    if (open) this.#items[0]?.focus();
  }

  #key(event: KeyboardEvent): void {
    const items = this.#items;
    const at = items.findIndex((item) => item === document.activeElement);
    const to = {
      ArrowDown: (at + 1) % items.length,
      ArrowUp: (at - 1 + items.length) % items.length,
      Home: 0,
      End: items.length - 1,
    }[event.key];
    if (event.key === 'Escape') {
      this.#open(false);
      this.#button.focus();
    } else if (to !== undefined) itemAt(items, to).focus();
    else if (event.key !== 'Enter' && event.key !== ' ') return;
    // The notebook has keys of its own.
    event.stopPropagation();
    if (to !== undefined) event.preventDefault();
  }

  async #run(format: SaveFormat): Promise<void> {
    const stop = new AbortController();
    this.#running = stop;
    this.#button.textContent = 'Stop';
    this.#button.removeAttribute('aria-haspopup');
    this.#button.focus();
    this.#tell('Saving…');
    try {
      const saved = await this.#save(format, {
        signal: stop.signal,
        onRows: (done, total) =>
          this.#tell(
            total === undefined
              ? `Saving: ${countText(done)} rows`
              : `Saving: ${countText(done)} of ${countText(total)} rows`,
          ),
      });
      this.#tell(saved ? [`Saved ${saved.name}, ${bytesText(saved.bytes)}.`, ...saved.notes].join(' ') : '');
    } catch (error) {
      const { message, advice } = isNotebookError(error)
        ? error.failure
        : { message: error instanceof Error ? error.message : String(error) };
      this.#tell(
        stop.signal.aborted
          ? 'Stopped: no file was written.'
          : [`Not saved: ${message}.`.replace(/\.\.$/, '.'), advice].filter(Boolean).join(' '),
        !stop.signal.aborted,
      );
    } finally {
      this.#running = undefined;
      this.#button.textContent = 'Save';
      this.#button.setAttribute('aria-haspopup', 'menu');
    }
  }

  #tell(text: string, failed = false): void {
    this.#said.textContent = text;
    this.#said.classList.toggle('failed', failed);
  }
}
