import './banner.css';
import type { Desk } from './desk.ts';
import { make } from '../dom/make.ts';
import { momentText } from '../known/momentText.ts';

/** The note over a notebook that shows results of an earlier run: from when they are, how many have changed since. */
export class AsOfNote {
  readonly element = make('aside', { class: 'banner as-of', 'data-as-of': '', role: 'note' });
  readonly #text = make('p', {});
  readonly #desk: Pick<Desk, 'notebook' | 'state'>;

  constructor(desk: Pick<Desk, 'notebook' | 'state'>) {
    this.#desk = desk;
    this.element.append(this.#text);
    this.update();
  }

  /** Says what holds now. */
  update(): void {
    const shown = this.#desk
      .notebook()
      .cells.map(({ id }) => this.#desk.state(id))
      .filter(({ asOfMs }) => asOfMs !== undefined);
    const latest = Math.max(...shown.map(({ asOfMs }) => asOfMs!));
    const text = shown.length > 0 ? wordsFor(latest, shown.filter(({ status }) => status === 'stale').length) : '';
    this.element.hidden = text === '';
    this.element.setAttribute('data-as-of', text === '' ? '' : new Date(latest).toISOString());
    if (this.#text.textContent !== text) this.#text.textContent = text;
  }
}

function wordsFor(atMs: number, changed: number): string {
  const since =
    changed === 0
      ? ''
      : ` What ${changed === 1 ? 'one cell shows' : `${changed} cells show`} was made before a change: a diamond marks it.`;
  return `Results as of ${momentText(atMs)}; nothing has run since this was opened.${since}`;
}
