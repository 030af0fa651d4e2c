import type { Failure } from '../../workers/wire/failure.ts';
import { make } from '../dom/make.ts';
import type { Kept } from './kept.ts';

/** A page that says why nothing was opened and what to do; the reader's own copy of it opens all the same. */
export function problemPage({ message, advice, detail }: Failure, copy?: Kept): HTMLElement {
  return make(
    'main',
    { class: 'problem', role: 'alert' },
    make('h1', {}, message),
    ...(advice ? [make('p', {}, advice)] : []),
    ...(detail ? [make('pre', {}, detail)] : []),
    ...(copy ? [make('p', {}, make('a', { href: `#mine/${copy.id}` }, 'Open your own copy of it'))] : []),
    make('p', {}, make('a', { href: '#' }, 'Go to the home page')),
  );
}
