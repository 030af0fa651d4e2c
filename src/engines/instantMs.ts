import { DataType, type Data } from 'apache-arrow';
import { PER_SECOND } from '../../workers/wire/instantText.ts';

/** The most that a `Date` reaches on both sides of 1970, in milliseconds. ECMA-262 §21.4.1.1. */
const REACH_MS = 8.64e15;
const DAY_MS = 86_400_000;

/** An Arrow date or timestamp in milliseconds since 1970; `undefined` where a `Date` does not reach. */
export function instantMs(data: Data, row: number): number | undefined {
  const type: DataType = data.type;
  const value = data.values[row];
  const ms = DataType.isTimestamp(type)
    ? Number(value) / (Number(PER_SECOND[type.unit]) / 1000)
    : DataType.isDate(type) && type.unit === 0
      ? Number(value) * DAY_MS
      : Number(value);
  return Math.abs(ms) <= REACH_MS ? ms : undefined;
}
