import { call, cast, text } from '../split/nodes.ts';
import type { Expression } from '../split/tree.ts';
import { expressionsIn, replaceExpressions } from '../split/walk.ts';
import { EPOCH, IN_UTC, IN_UTC_PERHAPS, LIKE, ZONED, ZONED_BY_ROW } from './timeMacros.ts';

/** Functions that give a part of a time, or a text or a length: DuckDB has them for times without a zone. */
const PARTS = new Set(
  (
    'year month day hour minute second millisecond microsecond nanosecond decade century millennium quarter week ' +
    'weekofyear weekday dayofmonth dayofweek dayofyear isodow isoyear yearweek era epoch julian monthname dayname ' +
    'last_day date_part datepart strftime age date_diff datediff date_sub datesub'
  ).split(' '),
);
/** Functions whose result is a time with a zone where their argument is. */
const TIMES = new Set(['date_trunc', 'datetrunc', 'time_bucket']);
const INTERVALS =
  /^to_(years|months|days|hours|minutes|seconds|milliseconds|microseconds|weeks|quarters|decades|centuries|millennia)$/;
/** Expressions whose type is known before those around them: of an aggregate it is not. */
const KNOWN = new Set(['COLUMN_REF', 'CAST']);
const NOW = () => cast(call('now', []), 'TIMESTAMP');

/** What is said without arguments, in functions and as words: the day and hour in UTC, the zone of the page. */
const MOMENTS: Readonly<Record<string, () => Expression>> = {
  current_date: () => cast(NOW(), 'DATE'),
  today: () => cast(NOW(), 'DATE'),
  current_time: () => cast(call('now', []), 'TIME WITH TIME ZONE'),
  get_current_time: () => cast(call('now', []), 'TIME WITH TIME ZONE'),
  current_localtime: () => cast(NOW(), 'TIME'),
  localtime: () => cast(NOW(), 'TIME'),
  current_localtimestamp: NOW,
  localtimestamp: NOW,
};

/** A tree whose functions of time know zones; the very same where it has none. */
export function rewriteTimes<T>(tree: T): T {
  return expressionsIn(tree, (part) => rewriting(part) !== undefined).length === 0 ? tree : rewrite(tree);
}

function rewrite<T>(tree: T): T {
  return replaceExpressions(tree, (part) => {
    const made = rewriting(part)?.();
    return made && { ...made, alias: part.alias };
  });
}

/** How an expression is written in functions that know zones; `undefined` for one that needs none. */
function rewriting(part: Expression): (() => Expression) | undefined {
  const { class: kind, child, children = [] } = part;
  if (kind === 'CAST') {
    return child && part.cast_type?.id === 'DATE' && isTime(child)
      ? () => ({ ...part, child: inUtc(child) })
      : undefined;
  }
  if (kind === 'COLUMN_REF') {
    const [word = '', ...others] = part.column_names ?? [];
    return others.length === 0 && /^(current_|local)/i.test(word) ? momentOf(word) : undefined;
  }
  if (kind !== 'FUNCTION') return undefined;
  const name = part.function_name?.toLowerCase() ?? '';
  const [first, second] = children;
  if (children.length === 0) return momentOf(name);
  if (name === 'timezone' && first && second)
    return () => {
      const kind = ofAggregate(second);
      return call(
        first.class === 'CONSTANT' ? ZONED : ZONED_BY_ROW,
        [...children, ...(kind ? [kind] : [])].map(rewrite),
      );
    };
  if (name === 'current_setting' && /^timezone$/i.test(String(first?.value?.value))) return () => text('UTC');
  // A name of an argument would be taken for that of a parameter.
  const all = () => ({ ...part, alias: '', children: children.map(inUtc) });
  if (name === 'epoch' && first && KNOWN.has(first.class)) return () => call(EPOCH, [rewrite(first)]);
  if (PARTS.has(name)) return children.some(isTime) ? all : undefined;
  const time = TIMES.has(name) ? second : isSum(name) && first && second ? movedTime(name, first, second) : undefined;
  const giver = time && typeGiver(time);
  return giver && KNOWN.has(giver.class) ? () => call(LIKE, [all(), rewrite(giver)]) : undefined;
}

function momentOf(word: string): (() => Expression) | undefined {
  return Object.hasOwn(MOMENTS, word.toLowerCase()) ? MOMENTS[word.toLowerCase()] : undefined;
}

function isSum(name: string): boolean {
  return name === '+' || name === '-';
}

/** The argument whose type an aggregate has, where it is a column. */
function ofAggregate({ class: kind, function_name: name = '', children = [] }: Expression): Expression | undefined {
  const [first] = children;
  const isOne = kind === 'FUNCTION' && /^(min|max|first|last|any_value|arg_min|arg_max|min_by|max_by)$/i.test(name);
  return isOne && first && KNOWN.has(first.class) ? first : undefined;
}

/** What a time's type comes from, so that long sums are not written out twice for each of their parts. */
function typeGiver(time: Expression): Expression {
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
function movedTime(operator: string, first: Expression, second: Expression): Expression | undefined {
  if (isInterval(second)) return isInterval(first) || !isTime(first) ? undefined : first;
  return operator === '+' && isInterval(first) && isTime(second) ? second : undefined;
}

function isInterval({ class: kind, function_name: name = '', cast_type: type, value }: Expression): boolean {
  if (kind === 'FUNCTION') return INTERVALS.test(name.toLowerCase());
  return kind === 'CAST' ? type?.id === 'INTERVAL' : kind === 'CONSTANT' && value?.type.id === 'INTERVAL';
}

/** Constants have a type of their own, which is not looked for. */
function isTime({ class: kind }: Expression): boolean {
  return kind !== 'CONSTANT';
}

function inUtc(child: Expression): Expression {
  const inside = rewrite(child);
  if (!isTime(child) || isInterval(child)) return inside;
  return call(KNOWN.has(child.class) ? IN_UTC : IN_UTC_PERHAPS, [inside]);
}
