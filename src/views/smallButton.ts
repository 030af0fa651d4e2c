import { make } from '../dom/make.ts';
import './smallButton.css';

/** A small button beside a view, in the colour and type of the text around it; `title` says more than its words. */
export function smallButton(words: string, title?: string): HTMLButtonElement {
  return make('button', { class: 'small-button', type: 'button', title }, words);
}
