import type { ControlOf } from '../../../workers/wire/control.ts';
import { make } from '../../dom/make.ts';
import { numberOf, plainValue } from './carriedOf.ts';
import type { Handle, Tell } from './handle.ts';
import { labelled } from './labelled.ts';

/** A number that is written. What is none, or lies outside, is said and not taken. */
export function numberControl(spec: ControlOf<'number'>, tell: Tell): Handle {
  const { label, start, stop, step = 'any', whole = false } = spec;
  const input = make('input', { type: 'number', min: start, max: stop, step: whole && step === 'any' ? 1 : step });
  input.addEventListener('input', (event) => {
    const text = input.value;
    const wrong = input.validity.badInput ? 'This is no number' : wrongOf(text, spec);
    input.setCustomValidity(wrong ?? '');
    input.title = wrong ?? '';
    input.toggleAttribute('aria-invalid', wrong !== undefined);
    if (wrong === undefined) tell(text, plainValue(text === '' ? null : numberOf(text, whole)), event);
  });
  return {
    element: labelled(label, input),
    put: (state) => {
      if (input.value !== String(state)) input.value = String(state);
    },
    text: () => input.value,
  };
}

/** Why a number is not taken; steps are for the arrows alone. */
function wrongOf(text: string, { start, stop, whole = false }: ControlOf<'number'>): string | undefined {
  if (text === '') return undefined;
  if (whole && !/^-?\d+$/.test(text)) return 'A whole number is wanted';
  const number = numberOf(text, whole);
  if (start !== undefined && number < numberOf(start, whole)) return `The least is ${start}`;
  if (stop !== undefined && number > numberOf(stop, whole)) return `The most is ${stop}`;
  return undefined;
}
