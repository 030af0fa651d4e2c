import type { Column } from '../../../workers/wire/column.ts';
import { isTextType } from './isTextType.ts';
import type { PlacedPair } from './placedPair.ts';
import { positionColumns } from './positionColumns.ts';

/**
 * The names of a table's columns of positions in ICRS degrees; or those of columns in another form or frame, and which,
 * or why they cannot be read.
 */
export type DegreeColumns = {
  readonly ra: string;
  readonly dec: string;
  readonly other?: PlacedPair;
};

/**
 * The columns that hold a table's positions, those asked for or by UCD and name, and whether they are in degrees of
 * ICRS; `undefined` where it has none. Throws in words where their unit or frame is not known.
 */
export function degreeColumns(
  columns: readonly Column[],
  asked?: { readonly ra: string; readonly dec: string },
): DegreeColumns | undefined {
  const found = positionColumns(
    columns.map((column) => ({ ...column, text: isTextType(column.type) })),
    asked,
  );
  const [ra, dec] = [columns[found?.ra ?? -1], columns[found?.dec ?? -1]];
  if (!found || !ra || !dec) return undefined;
  const { raForm, decForm, frame } = found;
  const isPlain = raForm === 'degrees' && decForm === 'degrees' && frame === 'icrs';
  return { ra: ra.name, dec: dec.name, ...(!isPlain && { other: { raForm, decForm, frame } }) };
}
