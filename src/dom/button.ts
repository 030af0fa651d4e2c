import { make, type Attributes } from './make.ts';

/** A button with a word on it. */
export function button(label: string, onPress: () => void, attributes: Attributes = {}): HTMLButtonElement {
  const made = make('button', { type: 'button', ...attributes }, label);
  made.addEventListener('click', onPress);
  return made;
}
