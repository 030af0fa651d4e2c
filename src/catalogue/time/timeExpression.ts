import { cast, text } from '../split/nodes.ts';
import type { Expression } from '../split/tree.ts';

/** Functions that give a part of a time, or a text or a length: DuckDB has them for times without a zone. */
export const PARTS = new Set(
  (
    'year month day hour minute second millisecond microsecond nanosecond decade century millennium quarter week ' +
    'weekofyear weekday dayofmonth dayofweek dayofyear isodow isoyear yearweek era epoch julian monthname dayname ' +
    'last_day date_part datepart strftime age date_diff datediff date_sub datesub'
  ).split(' '),
);
/** Functions whose result is a time with a zone where their argument is. */
export const TIMES = new Set(['date_trunc', 'datetrunc', 'time_bucket']);
const INTERVALS =
  /^to_(years|months|days|hours|minutes|seconds|milliseconds|microseconds|weeks|quarters|decades|centuries|millennia)$/;
/** DuckDB's name of times with a zone. */
export const ZONED_TYPE = 'TIMESTAMP WITH TIME ZONE';
/** Functions that give one. */
const GIVES_ZONED = /^(now|get_current_timestamp|transaction_timestamp|to_timestamp|make_timestamptz)$/;
/** Expressions whose type is known before those around them: of an aggregate it is not. */
export const KNOWN = new Set(['COLUMN_REF', 'CAST']);

/** Whether an operator adds or subtracts. */
export function isSum(name: string): boolean {
  return name === '+' || name === '-';
}

/** The argument whose type an aggregate has, where it is a column. */
export function ofAggregate({
  class: kind,
  function_name: name = '',
  children = [],
}: Expression): Expression | undefined {
  const [first] = children;
  const isOne = kind === 'FUNCTION' && /^(min|max|first|last|any_value|arg_min|arg_max|min_by|max_by)$/i.test(name);
  return isOne && first && KNOWN.has(first.class) ? first : undefined;
}

/** What has the type of a call of a function that gives a time with a zone; `undefined` for others. */
export function likeZoned({ class: kind, function_name: name = '' }: Expression): Expression | undefined {
  const isZoned = kind === 'FUNCTION' && GIVES_ZONED.test(name.toLowerCase());
  return isZoned ? cast(text('2000-01-01 00:00:00+00'), ZONED_TYPE) : undefined;
}

/** What a time's type comes from, so that long sums are not written out twice for each of their parts. */
export function typeGiver(time: Expression): Expression {
  const { class: kind, function_name: name = '', children = [] } = time;
  const [first, second] = children;
  const argument = ofAggregate(time);
  if (argument) return argument;
  if (kind !== 'FUNCTION' || !first || !second) return time;
  if (TIMES.has(name.toLowerCase())) return typeGiver(second);
  const moved = isSum(name) ? movedTime(name, first, second) : undefined;
  return moved ? typeGiver(moved) : time;
}

/** The time of a sum of a time and an interval; `undefined` for other sums. */
export function movedTime(operator: string, first: Expression, second: Expression): Expression | undefined {
  if (isInterval(second)) return isInterval(first) || !isTime(first) ? undefined : first;
  return operator === '+' && isInterval(first) && isTime(second) ? second : undefined;
}

/** Whether an expression is known to be an interval. */
export function isInterval({ class: kind, function_name: name = '', cast_type: type, value }: Expression): boolean {
  if (kind === 'FUNCTION') return INTERVALS.test(name.toLowerCase());
  return kind === 'CAST' ? type?.id === 'INTERVAL' : kind === 'CONSTANT' && value?.type.id === 'INTERVAL';
}

/** Constants have a type of their own, which is not looked for. */
export function isTime({ class: kind }: Expression): boolean {
  return kind !== 'CONSTANT';
}
