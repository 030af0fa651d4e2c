import type { GridColumn } from './gridData.ts';
import { shownLetters } from './shownLetters.ts';

/** Widths of a digit, a sign, an ideograph and a bold letter at 13 px in the wider of the usual fonts. */
const DIGIT_PX = 8.4;
const SIGN_PX = 11;
const WIDE_PX = 13;
const BOLD_PX = 9;
const SIGNS = '−+∞=<>~%';
const PADDING_PX = 24;

/** The narrowest and widest that a column starts with, in pixels. */
const LEAST_PX = 56;
const MOST_PX = 300;

/**
 * A column's width in pixels that fits its header and a sample of its rows; numbers are never cut, long text is at
 * `mostPx`, unless its column says how much of it is to be shown.
 */
export function columnWidth(column: GridColumn, rows: number, mostPx: number = MOST_PX): number {
  const cellMostPx = column.numeric || shownLetters(column.format) !== undefined ? Infinity : mostPx;
  let cellPx = 0;
  const step = Math.max(1, Math.floor(rows / 60));
  for (let row = 0; row < rows; row += step) cellPx = Math.max(cellPx, textPx(column.cell(row).text, DIGIT_PX));
  const headPx = Math.max(textPx(column.name, BOLD_PX) + 2 * BOLD_PX, textPx(column.unit ?? '', DIGIT_PX));
  return Math.round(
    Math.max(LEAST_PX, Math.min(mostPx, headPx + PADDING_PX), Math.min(cellPx, cellMostPx) + PADDING_PX),
  );
}

function textPx(text: string, letterPx: number): number {
  const beginning = text.slice(0, MOST_PX);
  let px = Math.max(0, text.length - MOST_PX) * letterPx;
  for (const letter of beginning) px += SIGNS.includes(letter) ? SIGN_PX : isWide(letter) ? WIDE_PX : letterPx;
  return px;
}

function isWide(letter: string): boolean {
  // Punctuation and signs between 2000 and 2e7f are narrow, as curly quotes are.
  return letter >= '\u1100' && !(letter >= '\u1160' && letter <= '\u2e7f');
}
