import { make } from '../dom/make.ts';
import { icon, type IconName } from './icon.ts';

/** A small button with a picture alone; `label` is its accessible name and its tooltip. */
export function iconButton(name: IconName, label: string, onPress: () => void): HTMLButtonElement {
  const button = make(
    'button',
    { type: 'button', class: 'icon-button', 'aria-label': label, title: label },
    icon(name),
  );
  button.addEventListener('click', onPress);
  return button;
}
