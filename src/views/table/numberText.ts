import { shortest } from '../../../workers/wire/shortest.ts';

/** Digits shown at most; single precision has no more than seven that are sure. */
const significant = (single: boolean): number => (single ? 7 : 9);

/**
 * How many decimals a column's numbers are shown with, so that decimal points stand below each other: what a sample
 * needs, up to the significant digits of its greatest. `undefined` where they span too much for fixed decimals.
 */
export function decimalsOf(sample: readonly number[], single: boolean): number | undefined {
  let needed = 0;
  let greatest = 0;
  let least = Infinity;
  for (const value of sample) {
    if (!Number.isFinite(value) || value === 0) continue;
    const size = Math.abs(value);
    greatest = Math.max(greatest, size);
    least = Math.min(least, size);
    const text = shortest(value, single);
    needed = Math.max(needed, text.includes('e') ? Infinity : (text.split('.')[1]?.length ?? 0));
  }
  if (greatest >= 1e12) return undefined;
  const room = Math.max(0, significant(single) - 1 - Math.max(0, Math.floor(Math.log10(greatest || 1))));
  const decimals = Math.min(needed, room);
  return least < 10 ** (2 - decimals) && decimals === room && needed > room ? undefined : decimals;
}

/**
 * A float as text: with `decimals`, or to as many significant digits where that would hide it. NaN and infinities as
 * such.
 */
export function numberText(value: number, decimals: number | undefined, single: boolean): string {
  if (Number.isNaN(value)) return 'NaN';
  if (!Number.isFinite(value)) return value > 0 ? '∞' : '−∞';
  const size = Math.abs(value);
  if (
    decimals !== undefined &&
    size < 1e12 &&
    (size === 0 || size >= 10 ** (1 - decimals) || decimals === 0 || Number(value.toFixed(decimals)) === value)
  ) {
    return minus(value.toFixed(decimals));
  }
  const text = shortest(value, single);
  const short =
    text.replace(/[-.]|e.*$/g, '').length > significant(single)
      ? String(Number(value.toPrecision(significant(single))))
      : text;
  return minus(short);
}

/** Puts the true minus sign, which is as wide as a digit. */
function minus(text: string): string {
  return text.replace('-', '−');
}
