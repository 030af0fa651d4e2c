const THOUSANDS = /\B(?=(?:\d{3})+$)/g;

/**
 * A number as `toLocaleString('en')` writes it: `12,345`. Counts are written without it: a browser takes ten
 * milliseconds to read its tables of languages.
 */
export function countText(count: number): string {
  return Number.isSafeInteger(count) && count >= 0 ? String(count).replace(THOUSANDS, ',') : count.toLocaleString('en');
}
