import type { GridColumn } from './gridData.ts';

/** Widths of a digit and of a bold letter at 13 px in the wider of the usual fonts. */
const DIGIT_PX = 8.4;
const BOLD_PX = 9;
const PADDING_PX = 24;

/** The narrowest and widest that a column starts with, in pixels. */
const LEAST_PX = 56;
const MOST_PX = 300;

/**
 * A column's width in pixels that fits its header and a sample of its rows; numbers are never cut, long text is at
 * `mostPx`.
 */
export function columnWidth(column: GridColumn, rows: number, mostPx: number = MOST_PX): number {
  let characters = 0;
  const step = Math.max(1, Math.floor(rows / 60));
  for (let row = 0; row < rows; row += step) characters = Math.max(characters, column.cell(row).text.length);
  const cellPx = characters * DIGIT_PX;
  const headPx = Math.max((column.name.length + 2) * BOLD_PX, (column.unit?.length ?? 0) * DIGIT_PX);
  return Math.round(
    Math.max(
      LEAST_PX,
      Math.min(mostPx, headPx + PADDING_PX),
      (column.numeric ? cellPx : Math.min(cellPx, mostPx)) + PADDING_PX,
    ),
  );
}
