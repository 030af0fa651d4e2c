import {
  Bool,
  DataType,
  Float64,
  Int32,
  Int64,
  Table as ArrowTable,
  TimestampMillisecond,
  Utf8,
  vectorFromArray,
} from 'apache-arrow';
import type { Vector } from 'apache-arrow';

function typeOf(values: readonly unknown[]): DataType | undefined {
  const kinds = new Set<string>();
  let whole = true;
  let small = true;
  for (const value of values) {
    if (value === null) continue;
    kinds.add(value instanceof Date ? 'date' : typeof value);
    if (typeof value === 'number') {
      whole &&= Number.isSafeInteger(value) && !Object.is(value, -0);
      small &&= Math.abs(value) < 2 ** 31;
    }
  }
  const fits = () => values.every((value) => typeof value !== 'bigint' || BigInt.asIntN(64, value) === value);
  if (kinds.size === 2 && kinds.has('number') && kinds.has('bigint')) {
    if (whole) return fits() ? new Int64() : undefined;
    return values.every((value) => typeof value !== 'bigint' || BigInt(Number(value)) === value)
      ? new Float64()
      : undefined;
  }
  if (kinds.size > 1) return undefined;
  switch ([...kinds][0]) {
    case 'number':
      return whole ? (small ? new Int32() : new Int64()) : new Float64();
    case 'bigint':
      return fits() ? new Int64() : undefined;
    case 'boolean':
      return new Bool();
    case 'date':
      return new TimestampMillisecond();
    default:
      return new Utf8();
  }
}

function cellOf(type: DataType, value: unknown): unknown {
  if (value === null) return null;
  if (DataType.isInt(type) && type.bitWidth === 64) return BigInt(value as number | bigint);
  if (DataType.isFloat(type)) return Number(value);
  return value;
}

/**
 * An Arrow table of rows as `flatRows` accepts them; missing values are null. Whole numbers become integers, dates
 * become timestamps in milliseconds. `undefined` when a column mixes types.
 */
export function arrowOfRows(
  rows: readonly Readonly<Record<string, unknown>>[],
  names: readonly string[],
): ArrowTable | undefined {
  const vectors: Record<string, Vector> = {};
  for (const name of names) {
    const values = rows.map((row) => row[name] ?? null);
    const type = typeOf(values);
    if (!type) return undefined;
    vectors[name] = vectorFromArray(
      values.map((value) => cellOf(type, value)),
      type,
    );
  }
  return new ArrowTable(vectors);
}
