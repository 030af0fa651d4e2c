import type { Provenance } from '../../../workers/wire/provenance.ts';
import { make } from '../../dom/make.ts';
import { sourceFacts } from './sourceFacts.ts';
import { sourceLine } from './sourceLine.ts';
import './sources.css';
import { countText } from '../../known/countText.ts';

/**
 * Where rows came from: a line a source, which opens to its query, citation and licence; those beyond the first few
 * stand behind a line of their own. `data-truncated` marks a source that was cut.
 */
export function sourceNotes(sources: readonly Provenance[], first = 4): HTMLElement {
  const notes = sources.map((source) =>
    make(
      'details',
      { class: 'source', 'data-truncated': source.isTruncated ? '' : undefined },
      make('summary', {}, sourceLine(source)),
      sourceFacts(source),
    ),
  );
  const rest = notes.slice(first);
  const more =
    rest.length > 0
      ? [make('details', { class: 'source' }, make('summary', {}, `and ${countText(rest.length)} more`), ...rest)]
      : [];
  return make('div', { class: 'table-sources' }, ...notes.slice(0, first), ...more);
}
