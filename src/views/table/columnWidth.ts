import type { GridColumn } from './gridData.ts';

const CHARACTER_PX = 7.4;
const PADDING_PX = 22;

/** The narrowest and widest that a column starts with, in pixels. */
const LEAST_PX = 56;
const MOST_PX = 320;

/** A column's width in pixels that fits its header and its first rows. */
export function columnWidth(column: GridColumn, rows: number, mostPx: number = MOST_PX): number {
  let characters = Math.max(column.name.length + 2, column.unit?.length ?? 0);
  for (let row = 0; row < Math.min(rows, 60); row++) characters = Math.max(characters, column.cell(row).text.length);
  return Math.round(Math.min(mostPx, Math.max(LEAST_PX, characters * CHARACTER_PX + PADDING_PX)));
}
