import type { Progress } from '../../workers/wire/progress.ts';
import { make } from '../dom/make.ts';
import { progressText } from '../format/progressText.ts';

/** How far a running cell is: a slim bar, what it does now, and numbers where they are known. */
export class ProgressView {
  readonly element: HTMLElement;
  readonly #fill = make('span', { class: 'progress-fill' });
  readonly #bar = make('div', { class: 'progress-bar', role: 'progressbar' }, this.#fill);
  readonly #label = make('span', { class: 'progress-label' });
  readonly #numbers = make('span', { class: 'progress-numbers' });

  constructor() {
    this.element = make(
      'div',
      { class: 'progress', hidden: true },
      this.#bar,
      make('div', { class: 'progress-words' }, this.#label, this.#numbers),
    );
  }

  set(progress: Progress | undefined): void {
    this.element.hidden = progress === undefined;
    if (!progress) return;
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
}
