import type { Failure } from '../../workers/wire/failure.ts';
import { make } from '../dom/make.ts';
import { failureView, type FailureGestures } from './failureView.ts';

/** The place of a cell's failure, empty while there is none. */
export class FailureSlot {
  readonly element = make('div', { class: 'failure-slot', hidden: true });
  readonly #gestures: FailureGestures;
  #shown: Failure | undefined;

  constructor(gestures: FailureGestures) {
    this.#gestures = gestures;
  }

  /** Shows a failure, dimmed while a new run may undo it. */
  set(failure: Failure | undefined, dimmed: boolean): void {
    this.element.classList.toggle('dimmed', dimmed);
    if (failure === this.#shown) return;
    this.#shown = failure;
    this.element.hidden = failure === undefined;
    this.element.replaceChildren(...(failure ? [failureView(failure, this.#gestures)] : []));
  }
}
