import type { Column } from '../../../workers/wire/column.ts';
import { positionColumns, type PositionColumns } from './positionColumns.ts';

/**
 * The names of a table's columns of positions in ICRS degrees; or those of columns in another form or frame, and which,
 * or why they cannot be read.
 */
export type DegreeColumns = {
  readonly ra: string;
  readonly dec: string;
  readonly other?: Pick<PositionColumns, 'raForm' | 'decForm' | 'frame'>;
};

/**
 * The columns that hold a table's positions, by UCD and name, and whether they are in degrees of ICRS; `undefined`
 * where it has none. Throws in words where their unit or frame is not known.
 */
export function degreeColumns(columns: readonly Column[]): DegreeColumns | undefined {
  const found = positionColumns(columns.map((column) => ({ ...column, text: /^VARCHAR/i.test(column.type ?? '') })));
  const [ra, dec] = [columns[found?.ra ?? -1], columns[found?.dec ?? -1]];
  if (!found || !ra || !dec) return undefined;
  const { raForm, decForm, frame } = found;
  const isPlain = raForm === 'degrees' && decForm === 'degrees' && frame === 'icrs';
  return { ra: ra.name, dec: dec.name, ...(!isPlain && { other: { raForm, decForm, frame } }) };
}
