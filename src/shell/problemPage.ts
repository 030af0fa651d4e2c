import type { Failure } from '../../workers/wire/failure.ts';
import { element } from './element.ts';
import type { Kept } from './kept.ts';

/** A page that says why nothing was opened and what to do; the reader's own copy of it opens all the same. */
export function problemPage({ message, advice, detail }: Failure, copy?: Kept): HTMLElement {
  return element(
    'main',
    { class: 'problem', role: 'alert' },
    element('h1', {}, message),
    ...(advice ? [element('p', {}, advice)] : []),
    ...(detail ? [element('pre', {}, detail)] : []),
    ...(copy ? [element('p', {}, element('a', { href: `#mine/${copy.id}` }, 'Open your own copy of it'))] : []),
    element('p', {}, element('a', { href: '#' }, 'Go to the home page')),
  );
}
