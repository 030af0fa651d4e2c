import type { Need } from '../program/program.ts';
import type { Source } from '../program/source.ts';
import { catalogueParts, type Only } from './catalogueParts.ts';
import { matchParts } from './matchParts.ts';
import type { FoundParts } from './part.ts';
import type { Reading } from './reading.ts';

/**
 * The parts of a source that concern a need, from the footers of its files; of a catalogue `only` some. Fails with kind
 * `fetch`, `sql` or `cancelled`.
 */
export function partsOf(source: Source, need: Need, reading: Reading, only: Only = {}): Promise<FoundParts> {
  return source.kind === 'catalogue' ? catalogueParts(source, need, reading, only) : matchParts(source, need, reading);
}
