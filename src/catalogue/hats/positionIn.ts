import type { Column } from '../../../workers/wire/column.ts';
import { degreeColumns } from '../position/degreeColumns.ts';
import type { Catalogue } from './catalogue.ts';
import { sqlKey } from '../../../workers/wire/sqlKey.ts';

/**
 * The columns of a catalogue's positions, those that it names or those that are found: apart where conditions cannot
 * be planned by them, since they are in another form or frame than ICRS degrees.
 */
export function positionIn(
  columns: readonly Column[],
  named?: Catalogue['position'],
): Pick<Catalogue, 'position' | 'otherPosition'> {
  const own = (name: string) => columns.find((column) => sqlKey(column.name) === sqlKey(name))?.name;
  const asked = named && { ra: own(named.ra), dec: own(named.dec) };
  // Its partitions may have columns that its schema lacks.
  if (named && (asked?.ra === undefined || asked.dec === undefined)) return { position: named };
  try {
    const found = degreeColumns(columns, asked as Catalogue['position']);
    if (!found) return {};
    const { ra, dec, other } = found;
    // HATS has positions in ICRS; what says FK5 of J2000 is as near as its partitions are cut.
    const isPlain = !other || (named && other.frame === 'fk5' && other.raForm === 'degrees');
    return isPlain ? { position: { ra, dec } } : { otherPosition: { ra, dec } };
  } catch {
    // What is wrong with them is told where they are asked for.
    return named ? { otherPosition: named } : {};
  }
}
