import { Binary, Bool, DateDay, Duration, Float32, Float64, Int16, Int32, Int64, Int8, IntervalMonthDayNano, Null, TimeMicrosecond, TimeNanosecond, Timestamp, TimestampMicrosecond, TimestampMillisecond, TimestampNanosecond, TimestampSecond, TimeUnit, Uint16, Uint32, Uint64, Uint8, Utf8, type DataType } from 'apache-arrow';

const FLAT: Readonly<Record<string, () => DataType>> = {
  bool: () => new Bool(),
  int8: () => new Int8(),
  int16: () => new Int16(),
  int32: () => new Int32(),
  int64: () => new Int64(),
  uint8: () => new Uint8(),
  uint16: () => new Uint16(),
  uint32: () => new Uint32(),
  uint64: () => new Uint64(),
  float32: () => new Float32(),
  float64: () => new Float64(),
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
