import type { Failure } from '../../workers/wire/failure.ts';
import { element } from './element.ts';

/** A page that says why nothing was opened and what to do. */
export function problemPage({ message, advice, detail }: Failure): HTMLElement {
  return element(
    'main',
    { class: 'problem', role: 'alert' },
    element('h1', {}, message),
    ...(advice ? [element('p', {}, advice)] : []),
    ...(detail ? [element('pre', {}, detail)] : []),
    element('p', {}, element('a', { href: '#' }, 'Go to the home page')),
  );
}
