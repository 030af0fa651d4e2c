import {
  Binary,
  Bool,
  DateDay,
  Duration,
  IntervalMonthDayNano,
  Null,
  TimeMicrosecond,
  TimeNanosecond,
  Timestamp,
  TimestampMicrosecond,
  TimestampMillisecond,
  TimestampNanosecond,
  TimestampSecond,
  TimeUnit,
  Utf8,
  type DataType,
} from 'apache-arrow';
import { NUMBER_TYPES } from '../wire/numberTypes.ts';

const FLAT: Readonly<Record<string, () => DataType>> = {
  bool: () => new Bool(),
  ...NUMBER_TYPES,
  utf8: () => new Utf8(),
  binary: () => new Binary(),
  date: () => new DateDay(),
  'timestamp[s]': () => new TimestampSecond(),
  'timestamp[ms]': () => new TimestampMillisecond(),
  'timestamp[us]': () => new TimestampMicrosecond(),
  'timestamp[ns]': () => new TimestampNanosecond(),
  'timestamp[us,UTC]': () => new Timestamp(TimeUnit.MICROSECOND, 'UTC'),
  'time[us]': () => new TimeMicrosecond(),
  'time[ns]': () => new TimeNanosecond(),
  interval: () => new IntervalMonthDayNano(),
  null: () => new Null(),
  'duration[s]': () => new Duration(TimeUnit.SECOND),
  'duration[ms]': () => new Duration(TimeUnit.MILLISECOND),
  'duration[us]': () => new Duration(TimeUnit.MICROSECOND),
  'duration[ns]': () => new Duration(TimeUnit.NANOSECOND),
};

/** The Arrow type of a layout that holds no other columns; throws `RangeError` on an unknown one. */
export function arrowType(layout: string): DataType {
  const make = FLAT[layout];
  if (!make) throw new RangeError(`no column layout ${layout}`);
  return make();
}
