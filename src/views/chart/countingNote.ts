import type { Progress } from '../../../workers/wire/progress.ts';
import { make } from '../../dom/make.ts';
import { progressText } from '../../format/progressText.ts';

/** What takes less is not told of. */
const AFTER_MS = 500;

/** Says below a plot how far its rows are counted, where that takes a while. */
export class CountingNote {
  readonly element = make('p', { class: 'chart-notes', 'data-counting': '', hidden: true });
  #beganMs = 0;
  #works = 0;

  /** Rows are counted until this is done. */
  async during<T>(work: Promise<T>): Promise<T> {
    if (this.#works++ === 0) this.#beganMs = performance.now();
    try {
      return await work;
    } finally {
      this.element.hidden = --this.#works === 0 || this.element.hidden;
    }
  }

  /** How far the engine is. */
  tell = (progress: Progress): void => {
    if (this.#works === 0 || performance.now() - this.#beganMs < AFTER_MS) return;
    this.element.textContent = [progress.label, progressText(progress)].filter(Boolean).join(': ');
    this.element.hidden = false;
  };
}
