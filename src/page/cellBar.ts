import { CELL_LANGUAGES, type Cell } from '../notebook/cell.ts';
import { make } from '../dom/make.ts';
import type { Gestures } from './gestures.ts';
import { icon } from './icon.ts';
import { iconButton } from './iconButton.ts';
import { LANGUAGES } from './languages.ts';
import { PendingText } from './pendingText.ts';

/** What the bar asks of its cell. */
export type CellBarParts = {
  readonly gestures: Gestures;
  readonly setOutput: (output: string | undefined) => void;
  readonly toggleHidden: () => void;
  readonly toggleEditor: () => void;
};

/** The line above a cell's editor: language, name of an SQL result, run time, and what can be done with the cell. */
export class CellBar {
  readonly element: HTMLElement;
  readonly #language = make(
    'select',
    {
      class: 'language',
      'aria-label': 'Cell language',
      title: 'Language of this cell. In its editor, Escape and then Tab moves on.',
    },
    ...LANGUAGES.map(({ language, name }) => make('option', { value: language }, name)),
  );
  readonly #output = make('input', {
    class: 'output-name',
    type: 'text',
    placeholder: 'result name',
    'aria-label': 'Output name',
    title: 'The name of the result in other cells',
    spellcheck: 'false',
    autocomplete: 'off',
    autocapitalize: 'off',
  });
  readonly #name = make('label', { class: 'output-label' }, '→', this.#output);
  readonly #elapsed = make('span', { class: 'elapsed' });
  readonly #hide: HTMLButtonElement;
  readonly #edit: HTMLButtonElement;
  readonly #script: HTMLButtonElement;
  readonly #pending: PendingText;
  #shownOutput = '';

  constructor({ id }: Cell, { gestures, setOutput, toggleHidden, toggleEditor }: CellBarParts) {
    this.#pending = new PendingText((typed) => {
      this.#shownOutput = typed.trim();
      setOutput(this.#shownOutput === '' ? undefined : this.#shownOutput);
    });
    this.#hide = iconButton('hide', 'Hide output', toggleHidden);
    this.#edit = iconButton('edit', 'Edit text', toggleEditor);
    this.#language.addEventListener('change', () => {
      const chosen = CELL_LANGUAGES.find((language) => language === this.#language.value);
      if (chosen) gestures.setLanguage(id, chosen);
    });
    this.#output.addEventListener('input', () => this.#pending.set(this.#output.value));
    this.#output.addEventListener('change', () => this.flush());
    this.#output.addEventListener('keydown', ({ key }) => key === 'Enter' && this.flush());
    this.#script = iconButton('download', 'Export as a script', () => gestures.writeScript(id));
    const actions = [
      this.#edit,
      this.#script,
      iconButton('plus', 'Add cell below', () => gestures.insert(id, 'below')),
      iconButton('up', 'Move cell up', () => gestures.move(id, -1)),
      iconButton('down', 'Move cell down', () => gestures.move(id, 1)),
      this.#hide,
      iconButton('delete', 'Delete cell', () => gestures.remove(id)),
    ];
    const group = make('span', { class: 'actions', role: 'group', 'aria-label': 'Cell actions' }, ...actions);
    this.element = make('div', { class: 'bar' }, this.#language, this.#name, this.#elapsed, group);
  }

  update({ language, output = '', hidden }: Cell): void {
    this.#language.value = language;
    this.#name.hidden = language !== 'sql';
    this.#script.hidden = language !== 'sql';
    if (output !== this.#shownOutput) {
      this.#pending.drop();
      this.#output.value = this.#shownOutput = output;
    }
    this.#output.size = Math.max(11, output.length);
    relabel(this.#hide, hidden ? 'show' : 'hide', hidden ? 'Show output' : 'Hide output');
    this.#edit.hidden = language !== 'markdown';
  }

  setElapsed(text: string): void {
    if (this.#elapsed.textContent !== text) this.#elapsed.textContent = text;
  }

  setEditing(editing: boolean): void {
    relabel(this.#edit, 'edit', editing ? 'Show text' : 'Edit text');
    this.#edit.setAttribute('aria-expanded', String(editing));
  }

  /** Gives on an output name that is still being typed. */
  flush(): void {
    this.#pending.flush();
  }
}

function relabel(button: HTMLButtonElement, name: 'hide' | 'show' | 'edit', label: string): void {
  if (button.title === label) return;
  button.title = label;
  button.setAttribute('aria-label', label);
  button.replaceChildren(icon(name));
}
