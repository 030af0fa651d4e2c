import type { ControlOf } from '../../../workers/wire/control.ts';
import type { LiveState } from '../../../workers/wire/live.ts';
import { make } from '../../dom/make.ts';
import { optionValues, plainValue } from './carriedOf.ts';
import type { Handle, Tell } from './handle.ts';
import { grouped, labelled } from './labelled.ts';

const MOST_ROWS = 8;

/** One option from a list that opens. */
export function selectControl(spec: ControlOf<'select'>, tell: Tell): Handle {
  const select = make('select', {}, ...spec.options.map((label, place) => make('option', { value: place }, label)));
  if (spec.options.length === 0) {
    select.disabled = true;
    select.append(make('option', {}, 'no options'));
  }
  select.addEventListener('input', (event) => tellOne(spec, select.selectedIndex, tell, event));
  return {
    element: labelled(spec.label, select),
    put: (state) => void (select.selectedIndex = placesIn(state)[0] ?? -1),
    text: () => spec.options[select.selectedIndex] ?? '',
  };
}

/** Any of the options. */
export function multiselectControl(spec: ControlOf<'multiselect'>, tell: Tell): Handle {
  const options = spec.options.map((label, place) => make('option', { value: place }, label));
  const select = make('select', { multiple: '', size: Math.min(MOST_ROWS, Math.max(2, options.length)) }, ...options);
  const chosen = (): readonly number[] => options.flatMap((option, place) => (option.selected ? [place] : []));
  select.addEventListener('input', (event) => {
    const values = optionValues(spec.values, chosen());
    tell(
      chosen().flatMap((place) => [place, spec.options[place] ?? '']),
      values && plainValue(values),
      event,
    );
  });
  return {
    element: labelled(spec.label, select),
    put: (state) => {
      const places = new Set(placesIn(state));
      options.forEach((option, place) => {
        if (option.selected !== places.has(place)) option.selected = places.has(place);
      });
    },
    text: () =>
      chosen()
        .map((place) => spec.options[place])
        .join(', '),
  };
}

/** One of the options, all in sight; in a form, since radio buttons of one name belong together within one. */
export function radioControl(spec: ControlOf<'radio'>, tell: Tell): Handle {
  const inputs = spec.options.map(() => make('input', { type: 'radio', name: 'option' }));
  const labels = spec.options.map((label, place) => make('label', {}, inputs[place] ?? '', make('span', {}, label)));
  const form = make('form', {}, ...labels);
  form.addEventListener('submit', (event) => event.preventDefault());
  inputs.forEach((input, place) => input.addEventListener('input', (event) => tellOne(spec, place, tell, event)));
  return {
    element: grouped(spec.label, 'radiogroup', form),
    put: (state) => {
      const [chosen] = placesIn(state);
      inputs.forEach((input, place) => (input.checked = place === chosen));
    },
    text: () => spec.options[inputs.findIndex(({ checked }) => checked)] ?? '',
  };
}

function tellOne(spec: ControlOf<'select' | 'radio'>, place: number, tell: Tell, event: Event): void {
  const values = optionValues(spec.values, [place]);
  tell([place, spec.options[place] ?? ''], values && plainValue(values[0]), event);
}

/** The places of a state of places and labels by turns. */
function placesIn(state: LiveState): readonly number[] {
  return Array.isArray(state) ? state.filter((_, at) => at % 2 === 0).map(Number) : [];
}
