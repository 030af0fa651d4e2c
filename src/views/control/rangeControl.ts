import type { ControlOf } from '../../../workers/wire/control.ts';
import { itemAt } from '../../known/itemAt.ts';
import { make } from '../../dom/make.ts';
import { numberOf, plainValue } from './carriedOf.ts';
import type { Handle, Tell } from './handle.ts';
import { grouped } from './labelled.ts';
import { SteppedInput } from './steppedInput.ts';

/** Two sliders, of which neither passes the other: the one that is moved takes the other along. */
export function rangeControl(spec: ControlOf<'range'>, tell: Tell): Handle {
  const ends = (['from', 'to'] as const).map((name) => ({ name, input: new SteppedInput(spec) }));
  const shown = make('span', { class: 'control-value', 'aria-hidden': 'true' });
  const texts = (): readonly string[] => ends.map(({ input }) => input.text);
  const show = (): void => void (shown.textContent = texts().join(' – '));
  ends.forEach(({ name, input: { element } }, at) => {
    element.setAttribute('aria-label', `${spec.label}, ${name}`);
    element.addEventListener('input', (event) => {
      const [moved, other] = [itemAt(ends, at).input, itemAt(ends, 1 - at).input];
      moved.take();
      const apart = Number(other.element.value) - Number(element.value);
      if (at === 0 ? apart < 0 : apart > 0) other.put(moved.text);
      show();
      tell(texts(), plainValue(texts().map((text) => numberOf(text, spec.whole))), event);
    });
  });
  return {
    element: grouped(spec.label, 'group', ...ends.map(({ input }) => input.element), shown),
    put: (state) => {
      if (!Array.isArray(state)) return;
      ends.forEach(({ input }, at) => input.put(String(state[at])));
      show();
    },
    text: () => texts().join(' – '),
  };
}
