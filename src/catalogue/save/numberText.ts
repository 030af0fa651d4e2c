import type { SavedType, SavedValue } from './savedColumn.ts';

/**
 * The shortest text that reads back as the same value: `0.1` of a single float too. NaN and infinities as Python and C
 * have them.
 */
export function numberText(type: SavedType, value: SavedValue): string {
  if (typeof value !== 'number') return String(value);
  if (!Number.isFinite(value)) return Number.isNaN(value) ? 'nan' : value > 0 ? 'inf' : '-inf';
  if (Object.is(value, -0)) return '-0.0';
  if (type !== 'float32') return String(value);
  for (let digits = 6; digits < 9; digits++) {
    const short = Number(value.toPrecision(digits));
    if (Math.fround(short) === value) return String(short);
  }
  return String(Number(value.toPrecision(9)));
}
