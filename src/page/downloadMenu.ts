import './downloadMenu.css';
import { costly } from './costly.ts';
import type { DownloadForm } from './desk.ts';
import { make } from '../dom/make.ts';
import { icon } from './icon.ts';

const FORMS: readonly (readonly [form: DownloadForm, name: string, note: string])[] = [
  ['results', 'With results', 'one .html page to read anywhere, without Skybook'],
  ['notebook', 'The notebook', '.html: text and code, opens here again'],
  ['ipynb', 'For Jupyter', '.ipynb with outputs, runs there from top to bottom'],
  ['script', 'As a Python script', '.py that runs by itself, also on Dask or Spark'],
  ['py', 'As Python', '.py in cells (percent format)'],
  ['md', 'As MyST Markdown', '.md for Jupyter Book'],
  ['print', 'Print or PDF…', 'all of it, with results'],
  ['cite', 'How to cite…', 'this notebook and its data, with versions'],
];

/** The button Download, and the forms in which a notebook is had. */
export class DownloadMenu {
  readonly element: HTMLElement;
  readonly #button = make(
    'button',
    { type: 'button', class: 'word-button', 'aria-label': 'Download', title: 'Download', 'aria-haspopup': 'menu' },
    icon('download'),
    make('span', {}, 'Download'),
  );
  readonly #menu = make('div', { class: 'download-menu', role: 'menu', 'aria-label': 'Download', hidden: true });

  constructor(download: (form: DownloadForm) => void) {
    for (const [form, name, note] of FORMS) {
      const item = costly(
        make(
          'button',
          { type: 'button', role: 'menuitem', tabindex: '-1', 'data-form': form, 'aria-label': name },
          make('strong', {}, name),
          make('span', {}, note),
        ),
      );
      item.addEventListener('click', () => {
        this.#close();
        download(form);
      });
      this.#menu.append(item);
    }
    this.element = make('span', { class: 'download' }, this.#button, this.#menu);
    this.#button.setAttribute('aria-expanded', 'false');
    this.#button.addEventListener('click', () => (this.#menu.hidden ? this.#open() : this.#close()));
    this.element.addEventListener('keydown', (event) => this.#onKey(event));
    this.element.addEventListener('focusout', ({ relatedTarget }) => {
      if (!(relatedTarget instanceof Node && this.element.contains(relatedTarget))) this.#hide();
    });
  }

  #open(): void {
    this.#menu.hidden = false;
    this.#button.setAttribute('aria-expanded', 'true');
    this.#items()[0]?.focus();
  }

  #hide(): void {
    this.#menu.hidden = true;
    this.#button.setAttribute('aria-expanded', 'false');
  }

  #close(): void {
    this.#hide();
    this.#button.focus();
  }

  #items(): readonly HTMLElement[] {
    return [...this.#menu.querySelectorAll<HTMLElement>('[role="menuitem"]')];
  }

  #onKey(event: KeyboardEvent): void {
    if (this.#menu.hidden) return;
    const items = this.#items();
    const at = items.findIndex((item) => item === document.activeElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 }[event.key];
    if (event.key === 'Escape') this.#close();
    else if (to !== undefined) items[(to + items.length) % items.length]?.focus();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }
}
