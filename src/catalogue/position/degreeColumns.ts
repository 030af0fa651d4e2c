import type { Column } from '../../../workers/wire/column.ts';
import { positionColumns, type AngleForm } from './positionColumns.ts';

/** The names of a table's columns of positions in degrees; or those of columns in another form, and which. */
export type DegreeColumns = { readonly ra: string; readonly dec: string; readonly otherForm?: AngleForm };

/** The columns that hold a table's positions, by UCD and name, and whether they are in degrees; `undefined` where it has none. */
export function degreeColumns(columns: readonly Column[]): DegreeColumns | undefined {
  const found = positionColumns(columns.map((column) => ({ ...column, text: /^VARCHAR/i.test(column.type ?? '') })));
  const [ra, dec] = [columns[found?.ra ?? -1], columns[found?.dec ?? -1]];
  if (!found || !ra || !dec) return undefined;
  const otherForm = [found.raForm, found.decForm].find((form) => form !== 'degrees');
  return { ra: ra.name, dec: dec.name, ...(otherForm && { otherForm }) };
}
