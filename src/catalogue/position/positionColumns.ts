import { findPair } from './findPair.ts';
import type { NamedColumn } from './namedColumn.ts';
import { placedPair, type PlacedPair } from './placedPair.ts';
import { itemAt } from '../../known/itemAt.ts';

/**
 * The columns that hold a table's positions, by number: longitude and latitude in a frame, right ascension and
 * declination in an equatorial one.
 */
export type PositionColumns = PlacedPair & { readonly ra: number; readonly dec: number };

/**
 * Which columns of a table are its positions: those asked for by name, else by UCD, else by usual names. Their form
 * follows from unit and type, their frame from what the source says of it, UCD and name. Throws in words when a named
 * column is absent, or is in a unit or frame that is not known; `undefined` when none are found.
 */
export function positionColumns(
  columns: readonly NamedColumn[],
  asked: { readonly ra?: string; readonly dec?: string } = {},
): PositionColumns | undefined {
  const named = (name: string): number => {
    const index = columns.findIndex((column) => column.name === name);
    if (index < 0) throw new RangeError(`the table has no column \`${name}\``);
    return index;
  };
  const found = asked.ra !== undefined && asked.dec !== undefined ? undefined : findPair(columns);
  const ra = asked.ra === undefined ? found?.ra : named(asked.ra);
  const dec = asked.dec === undefined ? found?.dec : named(asked.dec);
  if (ra === undefined || dec === undefined) return undefined;
  return { ra, dec, ...placedPair(itemAt(columns, ra), itemAt(columns, dec)) };
}
