import type { Column } from '../../workers/wire/column.ts';

/**
 * Names that identifiers of 64 bits go by in catalogues: `source_id`, `objid`, `healpix_9`, `_healpix_29`,
 * `designation_id`.
 */
const NAME =
  /(^|[_\W])id(s|entifier)?([_\W]|$)|(source|obj|object|solution|star|det|uniq)_?ids?$|(^|_)oid|healpix|(^|_)(hpx|hpix|ipix|uniq)/i;
const UCD = /\bmeta\.(id|record)\b|\bpos\.healpix\b/i;

/**
 * Whether a column of whole numbers names things instead of counting them, by its UCD or its name: such a one is exact
 * in JavaScript, as BigInt, whatever its rows hold.
 */
export function isIdentifier({ name, ucd }: Pick<Column, 'name' | 'ucd'>): boolean {
  return (ucd !== undefined && UCD.test(ucd)) || NAME.test(name);
}
