import { ZONED_TYPE } from '../../../catalogue/time/timeExpression.ts';
import { LIKE } from '../../../catalogue/time/timeMacros.ts';
import { BETWEEN, IN_ZONE, LIKE_ZONE, MOMENT, MOVED } from '../../../catalogue/time/zoneMacros.ts';
import type { Call } from '../../../catalogue/split/expressionKinds.ts';
import { call, cast, text } from '../../../catalogue/split/nodes.ts';
import type { Expression } from '../../../catalogue/split/tree.ts';
import { lastOf } from '../../../known/lastOf.ts';
import type { Names } from './expressionFacts.ts';

const TIMED = /^(DATE|TIMESTAMP(_S|_MS|_NS| WITH TIME ZONE)?)$/;
/** Functions that give one of the values of their first argument, or of each. */
const OF_FIRST =
  /^(min|max|any_value|arbitrary|first|last|mode|arg_min|arg_max|min_by|max_by|lag|lead|first_value|last_value)$/;
const OF_ALL = /^(greatest|least|coalesce|ifnull|nullif)$/;

/**
 * The difference of two times of which one is known to have a zone, which DuckDB leaves to an extension, as that of
 * both in UTC, or by the calendar of another zone; `undefined` for other calls.
 */
export function zonedDifference(expression: Call, names: Names, timeZone: string): Expression | undefined {
  const [a, b, ...more] = expression.children;
  if (expression.function_name !== '-' || !a || !b || more.length > 0) return undefined;
  const types = [typeOf(a, names), typeOf(b, names)];
  if (!types.includes(ZONED_TYPE) || !types.every((type) => type !== undefined && TIMED.test(type))) return undefined;
  if (timeZone === 'UTC') return { ...expression, children: [cast(a, 'TIMESTAMP'), cast(b, 'TIMESTAMP')] };
  const zone = text(timeZone);
  const moment = (time: Expression, i: number) =>
    types[i] === ZONED_TYPE ? time : call(MOMENT, [zone, cast(time, 'TIMESTAMP')]);
  return { ...call(BETWEEN, [zone, moment(a, 0), moment(b, 1)]), alias: expression.alias };
}

/**
 * A comparison of times of which one is known to have a zone and another to have none, which is taken for that zone's;
 * `undefined` for others, and in UTC, as which DuckDB takes it.
 */
export function zonedComparison(expression: Expression, names: Names, timeZone: string): Expression | undefined {
  if (timeZone === 'UTC') return undefined;
  const { left, right, input, lower, upper, children = [] } = expression;
  const moments = (sides: readonly Expression[]) => {
    const types = sides.map((side) => typeOf(side, names));
    const isOther = (type = '') => type !== ZONED_TYPE && TIMED.test(type);
    if (!types.includes(ZONED_TYPE) || !types.some(isOther)) return undefined;
    return sides.map((side, i) => (isOther(types[i]) ? call(MOMENT, [text(timeZone), cast(side, 'TIMESTAMP')]) : side));
  };
  if (expression.class === 'COMPARISON' && left && right) {
    const [a = left, b = right] = moments([left, right]) ?? [];
    return a === left && b === right ? undefined : { ...expression, left: a, right: b };
  }
  if (expression.class === 'BETWEEN' && input && lower && upper) {
    const [a = input, b = lower, c = upper] = moments([input, lower, upper]) ?? [];
    return a === input && b === lower && c === upper ? undefined : { ...expression, input: a, lower: b, upper: c };
  }
  const listed = expression.type === 'COMPARE_IN' ? moments(children) : undefined;
  return listed && { ...expression, children: listed };
}

/** The type of an expression of times, as far as it shows; a constant text has that of what it stands beside. */
function typeOf(expression: Expression, names: Names): string | undefined {
  const { class: kind, children = [], function_name: name = '', column_names: path = [] } = expression;
  const [first, second] = children;
  if (kind === 'CAST') return expression.cast_type?.id;
  if (kind === 'COLUMN_REF') {
    const known = names.column(path);
    return known === undefined || known === 'any' ? undefined : known.type;
  }
  if (kind === 'CONSTANT') return expression.value?.type.id;
  // One that gives a span would not be had, either.
  if (kind === 'SUBQUERY' && expression.subquery_type === 'SCALAR') return 'TIMESTAMP';
  if (kind === 'OPERATOR' && expression.type === 'OPERATOR_COALESCE') return first && typeOf(first, names);
  if (kind !== 'FUNCTION' && kind !== 'WINDOW') return undefined;
  if (name === LIKE) return second && typeOf(second, names);
  if (name === MOMENT) return ZONED_TYPE;
  if (name === LIKE_ZONE || name === MOVED) return typeOf(lastOf(children), names);
  if (name === IN_ZONE) return 'TIMESTAMP';
  if (/^(now|get_current_timestamp|transaction_timestamp|to_timestamp)$/i.test(name)) return ZONED_TYPE;
  return (OF_FIRST.test(name.toLowerCase()) || OF_ALL.test(name.toLowerCase())) && first
    ? typeOf(first, names)
    : undefined;
}
