import type { Drawn } from './drawn.ts';
import { make } from '../dom/make.ts';

/** A failure to draw, in the reader's terms, as an element of kind `view`. */
export function drawFailure(message: string, advice?: string): Drawn {
  const element = make('div', {
    class: 'failure',
    'data-failure': '',
    'data-kind': 'view',
    role: 'group',
    'aria-label': 'Failure',
  });
  element.append(make('p', { class: 'failure-message' }, make('strong', {}, message)));
  if (advice) element.append(make('p', { class: 'failure-advice' }, advice));
  return { element, dispose: () => undefined };
}
