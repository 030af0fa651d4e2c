import { DataType, TimeUnit } from 'apache-arrow';
import type { Decimal } from 'apache-arrow';
import { clockText } from '../../../workers/wire/clockText.ts';

const PER_SECOND: Readonly<Record<TimeUnit, bigint>> = {
  [TimeUnit.SECOND]: 1n,
  [TimeUnit.MILLISECOND]: 1000n,
  [TimeUnit.MICROSECOND]: 1_000_000n,
  [TimeUnit.NANOSECOND]: 1_000_000_000n,
};

/** ISO 8601 text of an Arrow timestamp of any unit, exact; fractions of a second only where there are any. */
export function timestampText(ticks: bigint, unit: TimeUnit, zone?: string | null): string {
  const per = PER_SECOND[unit];
  const seconds = ticks / per - (ticks % per < 0n ? 1n : 0n);
  const fraction = ticks - seconds * per;
  const date = new Date(Number(seconds) * 1000);
  if (Number.isNaN(date.getTime())) return `${ticks}`;
  const digits = String(per).length - 1;
  const tail = fraction === 0n ? '' : `.${String(fraction).padStart(digits, '0').replace(/0+$/, '')}`;
  return `${date.toISOString().slice(0, -5).replace('T', ' ')}${tail}${zone ? 'Z' : ''}`;
}

/** The exact text of an Arrow decimal: little-endian two's complement words and a scale. */
export function decimalText(words: Uint32Array, type: Decimal): string {
  let value = 0n;
  for (let i = words.length - 1; i >= 0; i--) value = (value << 32n) | BigInt(words[i]!);
  value = BigInt.asIntN(words.length * 32, value);
  if (type.scale <= 0) return `${value * 10n ** BigInt(-type.scale)}`;
  const digits = `${value < 0n ? -value : value}`.padStart(type.scale + 1, '0');
  return `${value < 0n ? '-' : ''}${digits.slice(0, -type.scale)}.${digits.slice(-type.scale)}`;
}

function hex(bytes: Uint8Array): string {
  const shown = Array.from(bytes.subarray(0, 16), (byte) => byte.toString(16).padStart(2, '0')).join(' ');
  return bytes.length > 16 ? `${shown} … (${bytes.length} bytes)` : shown;
}

/** Any other value of a cell as one line of text: lists and structs as JSON-like text, bytes in hexadecimal. */
export function valueText(value: unknown, type?: DataType): string {
  if (value === null || value === undefined) return 'null';
  if (typeof value === 'string') return value;
  const clock = type && clockText(value, type);
  if (clock !== undefined) return clock;
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? 'invalid date' : value.toISOString().replace('T', ' ').replace(/(\.000)?Z$/, '');
  if (type && DataType.isDate(type)) return new Date(value as number).toISOString().slice(0, 10);
  if (type && (DataType.isBinary(type) || DataType.isFixedSizeBinary(type))) return hex(value as Uint8Array);
  if (typeof value === 'object' && Symbol.iterator in value && !('toJSON' in value && !Array.isArray(value) && !ArrayBuffer.isView(value) && !('numChildren' in value))) {
    return `[${Array.from(value as Iterable<unknown>, (item) => (typeof item === 'string' ? JSON.stringify(item) : valueText(item))).join(', ')}]`;
  }
  if (typeof value === 'object') {
    const json = 'toJSON' in value && typeof value.toJSON === 'function' ? (value.toJSON() as object) : value;
    return `{${Object.entries(json).map(([name, item]) => `${name}: ${typeof item === 'string' ? JSON.stringify(item) : valueText(item)}`).join(', ')}}`;
  }
  return String(value);
}
