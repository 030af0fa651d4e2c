import { button, element } from './element.ts';

/** The thin line over an open notebook: the way home, what the notebook is to the reader, and notes about keeping it. */
export class Bar {
  readonly element: HTMLElement;
  readonly #standing = element('span', { class: 'standing' });
  readonly #note = element('span', { class: 'note', role: 'status' });

  /** `settings` opens the reader's settings. */
  constructor(settings: () => void) {
    this.element = element('header', { class: 'bar' }, element('a', { href: '#', class: 'home-link' }, 'Skybook'), this.#standing, this.#note, button('Settings', settings, { class: 'settings' }));
  }

  /** Says what the notebook is; an action stands behind it as a button. */
  standing(text: string, action?: { readonly label: string; readonly run: () => void }): void {
    this.#standing.replaceChildren(text, ...(action ? [' ', button(action.label, action.run)] : []));
  }

  /** Says something about keeping the notebook; an empty text takes it away. */
  note(text: string): void {
    this.#note.textContent = text;
  }
}
