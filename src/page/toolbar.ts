import { costly } from './costly.ts';
import type { Desk } from './desk.ts';
import { DownloadMenu } from './downloadMenu.ts';
import { make } from '../dom/make.ts';
import { icon, type IconName } from './icon.ts';
import { iconButton } from './iconButton.ts';
import { PendingText } from './pendingText.ts';
import { statusText } from './statusText.ts';

/** What the toolbar asks of the page before and beside the desk. */
export type ToolbarParts = {
  readonly desk: Desk;
  /** Gives on all text typed so far. */
  readonly flush: () => void;
  readonly runAll: () => void;
  readonly showKeys: () => void;
  readonly showData: () => void;
};

/** The thin bar on top of a notebook: its title, what can be done with the whole of it, and what its cells do. */
export class Toolbar {
  readonly element: HTMLElement;
  readonly #desk: Desk;
  readonly #title = make('input', {
    class: 'title',
    type: 'text',
    'aria-label': 'Notebook title',
    placeholder: 'Untitled',
    spellcheck: 'false',
    autocomplete: 'off',
  });
  readonly #status = make('span', { class: 'status', role: 'status', 'aria-live': 'polite' });
  readonly #stop: HTMLButtonElement;
  readonly #undo: HTMLButtonElement;
  readonly #redo: HTMLButtonElement;
  readonly #pending: PendingText;
  #shownTitle: string | undefined;

  constructor({ desk, flush, runAll, showKeys, showData }: ToolbarParts) {
    this.#desk = desk;
    const flushed = (act: () => void) => () => {
      flush();
      act();
    };
    this.#pending = new PendingText((title) => desk.edit({ kind: 'setTitle', title }));
    this.#title.addEventListener('input', () => this.#pending.set(this.#title.value));
    this.#title.addEventListener('change', () => this.#pending.flush());
    this.#title.addEventListener('keydown', ({ key, isComposing }) => {
      if (!isComposing && (key === 'Enter' || key === 'Escape')) this.#title.blur();
    });
    this.#stop = wordButton('stop', 'Stop', () => desk.stop());
    this.#undo = iconButton(
      'undo',
      'Undo',
      flushed(() => desk.undo()),
    );
    this.#redo = iconButton(
      'redo',
      'Redo',
      flushed(() => desk.redo()),
    );
    this.element = make(
      'header',
      { class: 'toolbar', role: 'toolbar', 'aria-label': 'Notebook' },
      this.#title,
      this.#status,
      make('span', { class: 'group' }, this.#undo, this.#redo, iconButton('keys', 'Keyboard help', showKeys)),
      make('span', { class: 'group' }, wordButton('run', 'Run all', runAll, 'primary'), this.#stop),
      make('span', { class: 'group spare' }, wordButton('data', 'Add data', showData)),
      make(
        'span',
        { class: 'group spare' },
        costly(
          wordButton(
            'share',
            'Share',
            flushed(() => desk.share()),
          ),
        ),
        new DownloadMenu((form) => flushed(() => desk.download(form))()).element,
      ),
    );
    this.update();
  }

  /** Draws what the desk says now. */
  update(): void {
    const { title, cells } = this.#desk.notebook();
    if (title !== this.#shownTitle) {
      this.#shownTitle = title;
      if (this.#title.value !== title) this.#title.value = title;
      this.#title.size = Math.max(8, title.length);
      document.title = title === '' ? 'Untitled' : title;
    }
    const statuses = cells.map(({ id }) => this.#desk.state(id).status);
    const text = statusText(statuses);
    if (this.#status.textContent !== text) this.#status.textContent = this.#status.title = text;
    const busy = statuses.some((status) => status === 'running' || status === 'waiting');
    this.#status.dataset['failed'] = String(!busy && statuses.includes('failed'));
    this.#stop.disabled = !busy;
    this.#undo.disabled = !this.#desk.canUndo();
    this.#redo.disabled = !this.#desk.canRedo();
  }

  flush(): void {
    this.#pending.flush();
  }
}

function wordButton(name: IconName, label: string, onPress: () => void, look = ''): HTMLButtonElement {
  const button = make(
    'button',
    { type: 'button', class: `word-button ${look}`.trim(), 'aria-label': label, title: label },
    icon(name),
    make('span', {}, label),
  );
  button.addEventListener('click', onPress);
  return button;
}
