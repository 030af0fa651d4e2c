import type { ControlOf } from '../../../workers/wire/control.ts';
import { make } from '../../dom/make.ts';
import { dayCarried, plainValue } from './carriedOf.ts';
import type { Handle, Tell } from './handle.ts';
import { labelled } from './labelled.ts';

/** A text of one line or several. */
export function textControl({ label, placeholder, lines }: ControlOf<'text'>, tell: Tell): Handle {
  const input =
    lines > 1 ? make('textarea', { rows: lines, placeholder }) : make('input', { type: 'text', placeholder });
  input.addEventListener('input', (event) => tell(input.value, plainValue(input.value), event));
  return {
    element: labelled(label, input),
    put: (state) => {
      if (input.value !== String(state)) input.value = String(state);
    },
    text: () => input.value,
  };
}

/** A day. One that is not whole yet, or lies outside, is not taken. */
export function dateControl({ label, start, stop }: ControlOf<'date'>, tell: Tell): Handle {
  const input = make('input', { type: 'date', min: start, max: stop });
  input.addEventListener('input', (event) => {
    input.toggleAttribute('aria-invalid', !input.validity.valid);
    if (input.validity.valid) tell(input.value, dayCarried(input.value), event);
  });
  return {
    element: labelled(label, input),
    put: (state) => {
      if (input.value !== String(state)) input.value = String(state);
    },
    text: () => input.value,
  };
}

/** Yes or no. */
export function checkboxControl({ label }: ControlOf<'checkbox'>, tell: Tell): Handle {
  const input = make('input', { type: 'checkbox' });
  input.addEventListener('input', (event) => tell(input.checked, plainValue(input.checked), event));
  return {
    element: labelled(label, input),
    put: (state) => void (input.checked = state === true),
    text: () => (input.checked ? 'yes' : 'no'),
  };
}

/** A button that counts how often it is pressed. */
export function buttonControl({ label }: ControlOf<'button'>, tell: Tell): Handle {
  const button = make('button', { type: 'button' }, label);
  let presses = 0;
  button.addEventListener('click', (event) => tell(++presses, plainValue(presses), event));
  return {
    element: make('div', { class: 'control' }, button),
    put: (state) => void (presses = Number(state)),
    text: () => '',
  };
}
