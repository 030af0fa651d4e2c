import { TimeUnit } from 'apache-arrow';

const PER_SECOND: Readonly<Record<TimeUnit, bigint>> = {
  [TimeUnit.SECOND]: 1n,
  [TimeUnit.MILLISECOND]: 1000n,
  [TimeUnit.MICROSECOND]: 1_000_000n,
  [TimeUnit.NANOSECOND]: 1_000_000_000n,
};

/**
 * An instant as ISO 8601 without a zone, as DALI 1.1 §3.3.3 has it: `2016-01-01T00:00:00.5`. `ticks` count from 1970.
 */
export function isoTime(ticks: bigint, unit: TimeUnit): string {
  const per = PER_SECOND[unit];
  const seconds = ticks / per - (ticks % per < 0n ? 1n : 0n);
  const fraction = ticks - seconds * per;
  const date = new Date(Number(seconds) * 1000);
  if (Number.isNaN(date.getTime())) return `${ticks}`;
  const tail =
    fraction === 0n
      ? ''
      : `.${String(fraction)
          .padStart(String(per).length - 1, '0')
          .replace(/0+$/, '')}`;
  return `${date.toISOString().slice(0, -5)}${tail}`;
}
