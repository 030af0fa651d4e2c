import { DataType, IntervalUnit } from 'apache-arrow';
import { PER_SECOND } from './instantText.ts';

const HOUR_NS = 3_600_000_000_000n;
const MOST_HOURS = 2_500_000n;

/**
 * Text of an Arrow time of day (`12:30:00.5`), duration or interval (`2 months 3 days 01:00:00`), as DuckDB writes
 * them; `undefined` for other types.
 */
export function clockText(value: unknown, type: DataType): string | undefined {
  if (DataType.isTime(type)) return clock(wholeOf(value) * (1_000_000_000n / PER_SECOND[type.unit]));
  if (DataType.isDuration(type)) return span(wholeOf(value) * (1_000_000_000n / PER_SECOND[type.unit]));
  if (!DataType.isInterval(type)) return undefined;
  const [first = 0, second = 0, low = 0, high = 0] = Int32Array.from(value as ArrayLike<number>);
  if (type.unit === IntervalUnit.YEAR_MONTH) return parts(first * 12 + second, 0, 0n);
  if (type.unit === IntervalUnit.DAY_TIME) return parts(0, first, BigInt(second) * 1_000_000n);
  return parts(first, second, (BigInt(high) << 32n) | BigInt(low >>> 0));
}

function wholeOf(value: unknown): bigint {
  return typeof value === 'bigint' ? value : BigInt(Number(value));
}

/** A duration in hours, and in days where DuckDB's intervals leave it so, as their nanoseconds would overflow. */
function span(nanoseconds: bigint): string {
  const hours = nanoseconds / HOUR_NS;
  return hours > MOST_HOURS || hours < -MOST_HOURS
    ? parts(0, Number(hours / 24n), nanoseconds - (hours / 24n) * 24n * HOUR_NS)
    : clock(nanoseconds);
}

function parts(months: number, days: number, nanoseconds: bigint): string {
  const said = [counted(Math.trunc(months / 12), 'year'), counted(months % 12, 'month'), counted(days, 'day')].filter(
    (part) => part !== '',
  );
  return [...said, ...(nanoseconds !== 0n || said.length === 0 ? [clock(nanoseconds)] : [])].join(' ');
}

function counted(count: number, what: string): string {
  return count === 0 ? '' : `${count} ${what}${Math.abs(count) === 1 ? '' : 's'}`;
}

function clock(nanoseconds: bigint): string {
  const whole = nanoseconds < 0n ? -nanoseconds : nanoseconds;
  const seconds = whole / 1_000_000_000n;
  const pieces = [seconds / 3600n, (seconds / 60n) % 60n, seconds % 60n]
    .map((piece) => String(piece).padStart(2, '0'))
    .join(':');
  const fraction = whole % 1_000_000_000n;
  return `${nanoseconds < 0n ? '-' : ''}${pieces}${fraction === 0n ? '' : `.${String(fraction).padStart(9, '0').replace(/0+$/, '')}`}`;
}
