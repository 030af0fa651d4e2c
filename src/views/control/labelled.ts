import { make } from '../../dom/make.ts';

/** An element under its label, beside what else is said of it; the label is text. */
export function labelled(label: string, input: HTMLElement, ...beside: readonly Node[]): HTMLElement {
  return make(
    'div',
    { class: 'control' },
    make('label', {}, make('span', { class: 'control-label' }, label), input),
    ...beside,
  );
}

/** A group of inputs under one label. */
export function grouped(label: string, role: 'group' | 'radiogroup', ...inputs: readonly Node[]): HTMLElement {
  return make('fieldset', { class: 'control', role }, make('legend', { class: 'control-label' }, label), ...inputs);
}
