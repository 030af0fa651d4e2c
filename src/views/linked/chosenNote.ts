import { make } from '../../dom/make.ts';
import { smallButton } from '../smallButton.ts';
import type { ChosenRows } from './linkedRows.ts';
import './linked.css';
import { countText } from '../../known/countText.ts';

/** Says how many rows are chosen, with a button that clears the choice; nothing while none is. */
export function chosenNote(clear: () => void): { readonly element: HTMLElement; say(rows: ChosenRows): void } {
  const words = make('span', { role: 'status' });
  const button = smallButton('Clear', 'Choose no row (Escape)');
  button.addEventListener('click', clear);
  const element = make('span', { class: 'chosen-note' }, words, button);
  const say = ({ size }: ChosenRows): void => {
    words.textContent = size > 0 ? `${countText(size)} ${size === 1 ? 'row' : 'rows'} chosen` : '';
    button.hidden = size === 0;
  };
  say(new Set());
  return { element, say };
}
