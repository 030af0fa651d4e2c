import type { Progress } from '../../workers/wire/progress.ts';
import { make } from '../dom/make.ts';
import { progressText } from '../format/progressText.ts';

/** What is done sooner needs no bar: under a hand that drags a slider, all below would go up and down. */
const PATIENCE_MS = 150;

/** How far a running cell is, where that takes time: a slim bar, what it does now, and numbers where they are known. */
export class ProgressView {
  readonly element: HTMLElement;
  readonly #fill = make('span', { class: 'progress-fill' });
  readonly #bar = make('div', { class: 'progress-bar', role: 'progressbar' }, this.#fill);
  readonly #label = make('span', { class: 'progress-label' });
  readonly #numbers = make('span', { class: 'progress-numbers' });
  #patience: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    this.element = make(
      'div',
      { class: 'progress', hidden: true },
      this.#bar,
      make('div', { class: 'progress-words' }, this.#label, this.#numbers),
    );
  }

  set(progress: Progress | undefined): void {
    if (!progress) return this.#hide();
    this.#patience ??= setTimeout(() => (this.element.hidden = false), PATIENCE_MS);
    const { label, done, total } = progress;
    const share =
      done !== undefined && total !== undefined && total > 0 ? Math.min(1, Math.max(0, done / total)) : undefined;
    this.#label.textContent = label;
    this.#numbers.textContent = progressText(progress);
    this.#bar.setAttribute('aria-label', label);
    this.#bar.classList.toggle('progress-unknown', share === undefined);
    this.#fill.style.inlineSize = share === undefined ? '' : `${(share * 100).toFixed(1)}%`;
    if (share === undefined) this.#bar.removeAttribute('aria-valuenow');
    else this.#bar.setAttribute('aria-valuenow', String(Math.round(share * 100)));
  }

  #hide(): void {
    clearTimeout(this.#patience);
    this.#patience = undefined;
    this.element.hidden = true;
  }
}
