import type { ControlOf } from '../../../workers/wire/control.ts';
import { make } from '../../dom/make.ts';
import { numberOf, plainValue } from './carriedOf.ts';
import type { Handle, Tell } from './handle.ts';
import { labelled } from './labelled.ts';
import { SteppedInput } from './steppedInput.ts';

/** A slider beside the number at which it stands. */
export function sliderControl(spec: ControlOf<'slider'>, tell: Tell): Handle {
  const input = new SteppedInput(spec);
  const shown = make('span', { class: 'control-value', 'aria-hidden': 'true' });
  const show = (): void => void (shown.textContent = input.text);
  input.element.addEventListener('input', (event) => {
    input.take();
    show();
    tell(input.text, plainValue(numberOf(input.text, spec.whole)), event);
  });
  return {
    element: labelled(spec.label, input.element, shown),
    put: (state) => {
      input.put(String(state));
      show();
    },
    text: () => input.text,
  };
}
