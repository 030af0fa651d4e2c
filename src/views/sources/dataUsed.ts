import type { Provenance } from '../../../workers/wire/provenance.ts';
import { make } from '../../dom/make.ts';
import { acknowledgement } from './acknowledgement.ts';
import { copyWords } from './copyWords.ts';
import { sourceNotes } from './sourceNotes.ts';

/** The list at a notebook's end of all data that its cells took, with an acknowledgement to copy. */
export function dataUsed(sources: readonly Provenance[]): HTMLElement {
  const { words, copying } = copyWords(acknowledgement(sources), 'Acknowledgement');
  return make(
    'section',
    { class: 'data-used', 'aria-label': 'Data used' },
    make('h2', {}, 'Data used'),
    sourceNotes(sources, Infinity),
    make('details', { class: 'source' }, make('summary', {}, 'Acknowledgement'), words),
    copying,
  );
}
