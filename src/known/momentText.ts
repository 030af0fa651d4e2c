import { MONTH_NAMES } from './monthNames.ts';

/**
 * A time in ms since 1970 in words, in the reader's time zone: `Nov 3, 2026, 2:05 PM`, as `Intl.DateTimeFormat` writes
 * it, for which a browser takes ten milliseconds to read its tables of languages.
 */
export function momentText(timeMs: number): string {
  const at = new Date(timeMs);
  const hour = at.getHours();
  const clock = `${hour % 12 || 12}:${String(at.getMinutes()).padStart(2, '0')} ${hour < 12 ? 'AM' : 'PM'}`;
  return `${MONTH_NAMES[at.getMonth()]} ${at.getDate()}, ${at.getFullYear()}, ${clock}`;
}
