import type { Steps } from '../../../workers/wire/control.ts';
import { make } from '../../dom/make.ts';
import { placesOf, type Places } from './steps.ts';

/** The browser's own slider over places a step apart; its number is a text of all digits. */
export class SteppedInput {
  readonly element: HTMLInputElement;
  readonly #places: Places;
  #text = '';

  constructor(steps: Steps) {
    this.#places = placesOf(steps);
    this.element = make('input', { type: 'range', min: 0, max: this.#places.count, step: 1 });
  }

  /** The number at which it stands, which may lie between two places until the reader moves it. */
  get text(): string {
    return this.#text;
  }

  put(text: string): void {
    const place = String(this.#places.placeOf(text));
    // What the reader holds is left alone.
    if (this.element.value !== place) this.element.value = place;
    this.#say(text);
  }

  /** Takes where the reader has moved it. */
  take(): void {
    this.#say(this.#places.at(Number(this.element.value)));
  }

  #say(text: string): void {
    this.#text = text;
    this.element.setAttribute('aria-valuetext', text);
  }
}
