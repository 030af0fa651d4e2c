import { button } from '../dom/button.ts';
import { make } from '../dom/make.ts';

/** What is said of a text that is no address. */
export const NO_ADDRESS = 'That is no address: it begins with https://';

/** A box for an address, with the button that takes it; `label` names it, `take` is given the field. */
export function addressForm(
  placeholder: string,
  label: string,
  action: string,
  take: (field: HTMLInputElement) => void,
): HTMLElement {
  const field = make('input', {
    type: 'text',
    inputmode: 'url',
    placeholder,
    'aria-label': label,
    autocomplete: 'off',
    spellcheck: 'false',
  });
  const form = make(
    'form',
    { class: 'address' },
    field,
    button(action, () => undefined, { type: 'submit' }),
  );
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    take(field);
  });
  return form;
}
