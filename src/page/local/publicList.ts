import type { PublicCatalogues } from '../../../workers/wire/publicCatalogue.ts';
import { make } from '../../dom/make.ts';
import type { ReadyLine } from './readyLines.ts';

/** The catalogues of the site's list that a question's words name; rejects where there is no list. */
export type FindCatalogues = (question: string) => Promise<PublicCatalogues>;

/** The public catalogues: a box to search them, and code for each. */
export class PublicList {
  readonly element: HTMLElement;
  readonly #find: FindCatalogues;
  readonly #insert: (line: ReadyLine) => void;
  readonly #box = make('input', {
    type: 'search',
    class: 'data-search',
    placeholder: 'Gaia, redshift, infrared, light curves …',
    'aria-label': 'Search catalogues',
  });
  readonly #said = make('p', { class: 'data-public-said', role: 'status' });
  readonly #list = make('ul', { class: 'data-list data-public-list' });
  #asked = 0;

  constructor(find: FindCatalogues, insert: (line: ReadyLine) => void) {
    this.#find = find;
    this.#insert = insert;
    this.#box.addEventListener('input', () => void this.draw());
    this.element = make(
      'section',
      { 'aria-label': 'Catalogues' },
      make('h2', {}, 'Catalogues'),
      make('p', {}, 'Public catalogues that cells read in parts: only what a query needs is fetched.'),
      this.#box,
      this.#said,
      this.#list,
    );
  }

  async draw(): Promise<void> {
    const asked = ++this.#asked;
    try {
      const [found, { publicView }] = await Promise.all([this.#find(this.#box.value), import('./publicView.ts')]);
      if (asked !== this.#asked) return;
      this.#list.replaceChildren(...found.catalogues.map((catalogue) => publicView(catalogue, found, this.#insert)));
      this.#said.textContent = found.catalogues.length > 0 ? '' : 'No catalogue of the list has all of these words.';
    } catch {
      this.#said.textContent = 'The list of public catalogues could not be read.';
    }
  }
}
