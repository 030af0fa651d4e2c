import './dataPanel.css';
import type { LocalChoice } from '../../../workers/wire/localChoice.ts';
import { costly } from '../costly.ts';
import type { Desk } from '../desk.ts';
import { make } from '../../dom/make.ts';
import { PublicList } from './publicList.ts';
import { choicesOf } from './choicesOf.ts';
import { choiceView } from './choiceView.ts';
import type { Dropped } from './droppedChoices.ts';
import { mayBeNotebook } from './notebookLike.ts';
import type { ReadyLine } from './readyLines.ts';

/** What the panel asks of the page. */
export type DataPanelParts = {
  readonly desk: Pick<Desk, 'local' | 'addLocal' | 'missingLocal' | 'openNotebook' | 'findCatalogues'>;
  readonly insert: (line: ReadyLine) => void;
  readonly onAdd: () => void;
};

/**
 * The dialog in which the reader gives files and folders of their disk to the notebook, and sees how cells read them.
 */
export class DataPanel {
  readonly element = make('dialog', { class: 'data-panel', 'aria-label': 'Data from your disk' });
  readonly #parts: DataPanelParts;
  readonly #missing = make('p', { class: 'data-missing', hidden: true });
  readonly #said = make('p', { class: 'data-said', role: 'status' });
  readonly #list = make('ul', { class: 'data-list' });
  readonly #public: PublicList;

  constructor(parts: DataPanelParts) {
    this.#parts = parts;
    this.#public = new PublicList(
      (question) => parts.desk.findCatalogues(question),
      (line) => this.#insert(line),
    );
    const close = make('button', { type: 'button', class: 'word-button' }, 'Close');
    close.addEventListener('click', () => this.element.close());
    this.element.addEventListener('click', ({ target }) => target === this.element && this.element.close());
    this.element.append(
      make('h2', {}, 'Data from your disk'),
      make(
        'p',
        {},
        'Files stay on your disk: cells read what they need of them, and nothing is sent anywhere. When the page is loaded again, they have to be chosen again.',
      ),
      make(
        'p',
        { class: 'data-ways' },
        ...this.#picker('Choose files…', {}),
        ...this.#picker('Choose a folder…', { webkitdirectory: true }),
        make('span', {}, 'or drop them anywhere on the notebook.'),
      ),
      this.#missing,
      this.#said,
      this.#list,
      this.#public.element,
      close,
    );
  }

  open(): void {
    this.#draw();
    void this.#public.draw();
    if (!this.element.open) this.element.showModal();
  }

  /**
   * Gives what was chosen or dropped to the notebook and shows it; tells of folders that are empty or that the browser
   * does not open.
   */
  add({ choices, unopened }: Dropped): void {
    const empty = choices.filter(({ files }) => files.length === 0).map(({ name }) => name);
    for (const choice of choices) if (!empty.includes(choice.name)) this.#parts.desk.addLocal(choice);
    const said = [
      ...(unopened.length > 0
        ? [
            `The browser does not open dropped folders for a notebook in a sandbox: press Choose a folder… for ${unopened.join(', ')}.`,
          ]
        : []),
      ...(empty.length > 0 ? [`There are no files in ${empty.join(', ')}.`] : []),
      ...(choices.length + unopened.length === 0 ? ['There are no files in that folder.'] : []),
    ];
    this.#said.replaceChildren(said.join(' '), ...choices.flatMap((choice) => this.#opener(choice)));
    this.#parts.onAdd();
    this.open();
  }

  #picker(label: string, kind: Readonly<Record<string, boolean>>): readonly HTMLElement[] {
    const input = make('input', {
      type: 'file',
      multiple: true,
      hidden: true,
      tabindex: '-1',
      'aria-label': label,
      ...kind,
    });
    const button = make('button', { type: 'button', class: 'word-button' }, label);
    button.addEventListener('click', () => input.click());
    input.addEventListener('change', () => {
      const chosen = choicesOf(input.files ?? []);
      // The same file may be chosen again after it has changed.
      input.value = '';
      this.add({ choices: chosen, unopened: [] });
    });
    return [button, input];
  }

  /** What may be a notebook can be opened as one. */
  #opener({ name, isFolder, files }: LocalChoice): readonly HTMLElement[] {
    const [chosen] = files;
    if (isFolder || !chosen || !mayBeNotebook(name)) return [];
    const button = costly(make('button', { type: 'button', class: 'word-button' }, `Open ${name} as a notebook`));
    button.addEventListener('click', () => {
      void chosen.file
        .text()
        .then((text) => this.#parts.desk.openNotebook(text, name))
        .catch((error: unknown) => (this.#said.textContent = error instanceof Error ? error.message : String(error)));
    });
    return [button];
  }

  #draw(): void {
    const { desk } = this.#parts;
    const missing = desk.missingLocal();
    this.#missing.hidden = missing.length === 0;
    this.#missing.textContent = `Cells of this notebook read ${missing.join(', ')}: not chosen yet.`;
    const insert = (line: ReadyLine) => this.#insert(line);
    this.#list.replaceChildren(...[...desk.local()].reverse().map((choice) => choiceView(choice, insert)));
  }

  #insert(line: ReadyLine): void {
    this.element.close();
    this.#parts.insert(line);
  }
}
