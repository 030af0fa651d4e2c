import type { Provenance } from '../../../workers/wire/provenance.ts';
import { make } from '../make.ts';
import { acknowledgement } from './acknowledgement.ts';
import { sourceNotes } from './sourceNotes.ts';

/** The list at a notebook's end of all data that its cells took, with an acknowledgement to copy. */
export function dataUsed(sources: readonly Provenance[]): HTMLElement {
  const text = acknowledgement(sources);
  const copy = make('button', { type: 'button', class: 'source-copy' }, 'Copy acknowledgement');
  const done = make('span', { role: 'status' });
  const words = make('pre', { class: 'source-words', tabindex: 0, 'aria-label': 'Acknowledgement' }, text);
  copy.addEventListener('click', () => {
    const ofPage = () => {
      getSelection()?.selectAllChildren(words);
      return document.execCommand('copy');
    };
    // A sandboxed frame may have no clipboard of its own; a copy of what is selected still counts as the reader's.
    void (navigator.clipboard?.writeText(text) ?? Promise.reject(new Error('no clipboard'))).then(
      () => (done.textContent = 'Copied'),
      () => (done.textContent = ofPage() ? 'Copied' : 'It is selected: copy it with the keyboard'),
    );
  });
  return make(
    'section',
    { class: 'data-used', 'aria-label': 'Data used' },
    make('h2', {}, 'Data used'),
    sourceNotes(sources, Infinity),
    make('details', { class: 'source' }, make('summary', {}, 'Acknowledgement'), words),
    make('p', { class: 'source-copying' }, copy, done),
  );
}
