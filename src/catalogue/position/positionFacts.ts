import type { Column } from '../../../workers/wire/column.ts';
import { pairsIn } from './findPair.ts';
import type { Frame } from './frame.ts';
import { itemAt } from '../../known/itemAt.ts';

const WORDS: Readonly<Partial<Record<Frame, string>>> = {
  fk4: 'FK4 B1950',
  ecliptic: 'ecliptic',
  galactic: 'galactic',
  supergalactic: 'supergalactic',
};

/**
 * A table's columns with what UCDs and names tell of those that are positions, so that it goes along under other names:
 * the frame where it is another than ICRS, and the unit that a name ends in.
 */
export function positionFacts(columns: readonly Column[]): readonly Column[] {
  const told = new Map<number, Partial<Column>>();
  for (const { ra, dec, frame } of pairsIn(columns)) {
    const words = WORDS[frame];
    for (const place of [ra, dec].filter((i) => !told.has(i))) {
      const column = itemAt(columns, place);
      const unit = column.unit ?? unitNamed(column.name);
      told.set(place, { ...(words && !isTold(column, frame) && { frame: words }), ...(unit && { unit }) });
    }
  }
  return told.size === 0 ? columns : columns.map((column, i) => ({ ...column, ...told.get(i) }));
}

function unitNamed(name: string): string | undefined {
  return /_rad$/i.test(name) ? 'rad' : /_hours$/i.test(name) ? 'h' : undefined;
}

/** A system that headers tell for all angles of a table is not that of galactic ones. */
function isTold({ frame: said }: Column, frame: Frame): boolean {
  return said !== undefined && (frame === 'fk4' || (frame === 'ecliptic' && /^ecl/i.test(said.trim())));
}
