import { TimeUnit } from 'apache-arrow';
import { fractionText } from './fractionText.ts';

/** Ticks of a unit in a second. */
export const PER_SECOND: Readonly<Record<TimeUnit, bigint>> = {
  [TimeUnit.SECOND]: 1n,
  [TimeUnit.MILLISECOND]: 1000n,
  [TimeUnit.MICROSECOND]: 1_000_000n,
  [TimeUnit.NANOSECOND]: 1_000_000_000n,
};

const DAY_SECONDS = 86_400n;
const ENDLESS = 2n ** 63n - 1n;
const ENDLESS_DAYS = 2 ** 31 - 1;

/**
 * An Arrow timestamp as DuckDB writes it (`2016-01-01 00:00:00.5`), exact, of any year (proleptic Gregorian) and
 * `infinity`; a zone is told as `Z`.
 */
export function instantText(ticks: bigint, unit: TimeUnit, zone?: string | null): string {
  if (ticks === ENDLESS || ticks === -ENDLESS) return ticks > 0n ? 'infinity' : '-infinity';
  const per = PER_SECOND[unit];
  const seconds = floorOf(ticks, per);
  const days = floorOf(seconds, DAY_SECONDS);
  const second = Number(seconds - days * DAY_SECONDS);
  const tail = fractionText(ticks - seconds * per, per);
  const clock = [Math.floor(second / 3600), Math.floor(second / 60) % 60, second % 60]
    .map((part) => String(part).padStart(2, '0'))
    .join(':');
  const [date, era] = calendar(Number(days));
  return `${date}${era} ${clock}${tail}${zone ? 'Z' : ''}`;
}

/** A day as DuckDB writes it, counted from 1970; of any year and `infinity`. */
export function dayText(days: number): string {
  if (Math.abs(days) === ENDLESS_DAYS) return days > 0 ? 'infinity' : '-infinity';
  return calendar(days).join('');
}

/**
 * Year, month and day of a day since 1970 in the proleptic Gregorian calendar; years before 1 count as `(BC)`. After
 * Hinnant, "chrono-Compatible Low-Level Date Algorithms".
 */
function calendar(daysSince1970: number): readonly [date: string, era: string] {
  const days = daysSince1970 + 719_468;
  const era = Math.floor(days / 146_097);
  const dayOfEra = days - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shifted = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1;
  const month = shifted < 10 ? shifted + 3 : shifted - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  const text = [
    String(year > 0 ? year : 1 - year).padStart(4, '0'),
    ...[month, day].map((part) => String(part).padStart(2, '0')),
  ].join('-');
  return [text, year > 0 ? '' : ' (BC)'];
}

/** A quotient, towards the past. */
export function floorOf(value: bigint, by: bigint): bigint {
  return value / by - (value % by < 0n ? 1n : 0n);
}
