import { isNotebookError } from '../../../workers/wire/notebookError.ts';
import { make } from '../../dom/make.ts';
import { readPosition, type Position } from './readPosition.ts';
import { sesame } from './sesame.ts';

/**
 * The box above a sky: a position in any usual form, or a name that Sesame is asked for. `go` moves the sky there;
 * `tell` shows why a place was not found.
 */
export function targetBox(
  go: (position: Position) => void,
  signal: AbortSignal,
  lookUp = sesame,
): { readonly element: HTMLElement; tell(error: unknown): void } {
  const input = make('input', {
    type: 'search',
    class: 'sky-target',
    'aria-label': 'Go to a position or an object',
    placeholder: 'Position or name',
    title: '83.82 -5.39 · 05:35:17 -05:23:28 · gal 209 -19.4 · M 42 (asks Sesame at the CDS)',
    spellcheck: 'false',
    autocomplete: 'off',
  });
  const said = make('span', { class: 'sky-said', role: 'status' });
  const form = make('form', { class: 'sky-search', role: 'search' }, input, said);
  const tell = (error: unknown) => {
    const { message, advice = '' } = isNotebookError(error) ? error.failure : { message: String(error) };
    said.textContent = message;
    said.title = advice;
  };
  let asked = new AbortController();
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    asked.abort();
    asked = new AbortController();
    const { signal: own } = asked;
    const text = input.value.trim();
    if (text === '') return;
    const position = readPosition(text);
    said.title = '';
    said.textContent = position ? '' : 'Asking Sesame…';
    if (position) return go(position);
    lookUp(text, AbortSignal.any([own, signal])).then(
      (found) => {
        if (own.aborted) return;
        said.textContent = `${found.raDeg.toFixed(5)} ${found.decDeg.toFixed(5)}`;
        go(found);
      },
      (error: unknown) => {
        if (!own.aborted && !signal.aborted) tell(error);
      },
    );
  });
  // Keys that are typed here are not the notebook's.
  form.addEventListener('keydown', (event) => event.stopPropagation());
  return { element: form, tell };
}
