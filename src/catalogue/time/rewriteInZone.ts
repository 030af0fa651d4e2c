import { call, cast, text } from '../split/nodes.ts';
import type { Expression } from '../split/tree.ts';
import { expressionsIn, replaceExpressions, visit } from '../split/walk.ts';
import { rewriteTimes } from './rewriteTimes.ts';
import {
  isInterval,
  isSum,
  isTime,
  KNOWN,
  likeZoned,
  movedTime,
  ofAggregate,
  PARTS,
  typeGiver,
  ZONED_TYPE,
} from './timeExpression.ts';
import {
  ALL_ZONED,
  BESIDE,
  CROSSED,
  IN_ZONE,
  LIKE_ZONE,
  MOMENT,
  MOVED,
  UNTIMED,
  UNTIMED_TEXT,
  ZONE_OFFSET,
  ZONE_SIGN,
  ZONE_TEXT,
  ZONE_TEXT_PERHAPS,
  ZONE_WORDS,
} from './zoneMacros.ts';

const OTHER_TIMES = /^(DATE|TIME|TIMESTAMP(_S|_MS|_NS)?)$/;
const TRUNCATED = new Set(['date_trunc', 'datetrunc']);
const SPANS = new Set(['date_diff', 'datediff', 'date_sub', 'datesub']);
/** Parts of a time that do not depend on where it is seen, or are of the place itself. */
const ABSOLUTE = /^epoch/i;
const OFFSETS: Readonly<Record<string, number>> = { timezone: 1, timezone_hour: 3600 };
const BY_CLOCK = /^(hour|minute|second|millisecond|microsecond|ms|us|h|m|s|min|sec)s?$/i;
/** Spans that count how often a unit begins, and units that some zones begin at other moments. */
const CROSSINGS = new Set(['date_diff', 'datediff']);
const OF_HOURS = /^(hour|minute|h|m|min)s?$/i;
/** Functions of texts, which take other values too. */
const TEXTS = new Set(['||', 'concat', 'concat_ws', 'format', 'printf', 'string_agg', 'left', 'right', 'substring']);
/** Those that join lists as well. */
const JOINS = new Set(['||', 'concat']);
/** Those that make texts of a list's items. */
const OF_ITEMS = /^(array_to_string(_comma_default)?|(list|array)_(aggr|aggregate)|(list|array)_string_agg|aggregate)$/;
/** Where a time's offset goes in a text. */
const SIGN_PLACE = '\u0002';
const DATED = /^\s{0,9}\d{4,9}-\d/;
const HAS_ZONE = /:\d\d(\.\d{0,9})? {0,9}(z|[+-][\d:]{1,9}| [a-z/_]{1,60}) {0,9}$/i;

/**
 * A tree whose functions and types of time are those of a zone, as after `SET TimeZone`; what no zone changes is as
 * `rewriteTimes` has it. The very same where there is none.
 */
export function rewriteInZone<T>(tree: T, zone: string): T {
  const inside = rewriter(zone, false);
  if (!needs(tree, inside)) return rewriteTimes(tree);
  return rewriteTimes(inZone(tree, inside));
}

type Rewriter = (part: Expression) => (() => Expression) | undefined;

function inZone<T>(tree: T, inside: Rewriter): T {
  return replaceExpressions(tree, (part) => {
    const made = inside(part)?.();
    return made && { ...made, alias: part.alias };
  });
}

/** Whether anything in a tree is to be written so. */
function needs(tree: unknown, inside: Rewriter): boolean {
  return expressionsIn(tree, (part) => inside(part) !== undefined).length > 0;
}

/**
 * How an expression is written in functions of a zone; `undefined` for one that needs none. A lambda takes no queries.
 */
function rewriter(zone: string, isInLambda: boolean): Rewriter {
  const here = text(zone);
  const within = (part: Expression): Expression => (needs(part, rewriting) ? inZone(part, rewriting) : part);
  /** A macro that is told by the type of `time` what to do with what it is given. */
  const byKind = (macro: string, given: readonly Expression[], time: Expression): Expression =>
    call(macro, [here, ...given, within(kindOf(time))]);
  const ofTime = (macro: string, time: Expression): Expression => byKind(macro, [within(time)], time);
  const offsetOf = (time: Expression): Expression =>
    byKind(ZONE_OFFSET, [cast(text('0'), 'BIGINT'), within(time)], time);
  const seenThere = (child: Expression): Expression =>
    isTime(child) && !isInterval(child) ? ofTime(IN_ZONE, child) : within(child);
  const now = () => call(IN_ZONE, [here, call('now', []), cast(text('2000-01-01'), ZONED_TYPE)]);
  const moments: Readonly<Record<string, () => Expression>> = {
    current_date: () => cast(now(), 'DATE'),
    today: () => cast(now(), 'DATE'),
    current_localtime: () => cast(now(), 'TIME'),
    localtime: () => cast(now(), 'TIME'),
    current_localtimestamp: now,
    localtimestamp: now,
  };
  const momentOf = (word: string) => (Object.hasOwn(moments, word) ? moments[word] : undefined);
  const momentOfZone = (value: Expression): Expression =>
    call(MOMENT, [here, value.class === 'CONSTANT' ? cast(value, 'VARCHAR') : within(value)]);
  const beside = (value: Expression, other: Expression): Expression =>
    isDated(value) && !isConstant(other) ? byKind(BESIDE, [within(value), momentOfZone(value)], other) : within(value);
  return rewriting;

  function rewriting(part: Expression): (() => Expression) | undefined {
    const { class: kind, children = [] } = part;
    if (kind === 'CAST') return casting(part);
    if (kind === 'LAMBDA' && part.expr && !isInLambda) {
      const { expr } = part;
      const inLambda = rewriter(zone, true);
      return needs(expr, inLambda) ? () => ({ ...part, expr: inZone(expr, inLambda) }) : undefined;
    }
    if (kind === 'COLUMN_REF') {
      const [word = '', ...others] = part.column_names ?? [];
      return others.length === 0 ? momentOf(word.toLowerCase()) : undefined;
    }
    if (kind === 'COMPARISON' || kind === 'BETWEEN' || part.type === 'COMPARE_IN') return comparing(part);
    if (kind !== 'FUNCTION') return undefined;
    const name = part.function_name?.toLowerCase() ?? '';
    const [first, second] = children;
    if (!first) return momentOf(name);
    // A name of an argument would be taken for that of a parameter.
    const mapped = (change: (child: Expression) => Expression) => ({
      ...part,
      alias: '',
      children: children.map(change),
    });
    if (name === 'current_setting' && /^timezone$/i.test(wordOf(first))) return () => here;
    if (name === 'make_timestamptz' && children.length === 6)
      return () => call(MOMENT, [here, { ...mapped(within), function_name: 'make_timestamp' }]);
    if (TEXTS.has(name) && !children.every(isConstant)) {
      const isOfTexts = name === 'concat_ws' || name === 'string_agg' || (JOINS.has(name) && children.some(isText));
      const isOfFormat = name === 'format' || name === 'printf';
      return () => mapped(isOfTexts ? textOf : isOfFormat ? (child) => untimed(child, wordsOf(child)) : wordsOf);
    }
    if (OF_ITEMS.test(name)) return () => mapped((child) => (child === first ? untimed(child) : within(child)));
    if (name === 'date_part' || name === 'datepart')
      return second && partOf(wordOf(first), second, () => mapped(seenThere));
    if (name === 'strftime') return () => formatted(mapped(seenThere), children);
    if (SPANS.has(name) && !BY_CLOCK.test(wordOf(first))) return () => mapped(seenThere);
    const [, begin, end] = children;
    if (CROSSINGS.has(name) && OF_HOURS.test(wordOf(first)) && begin && end)
      return () => {
        const unit = text(/^h/i.test(wordOf(first)) ? 'hour' : 'minute');
        return byKind(CROSSED, [unit, within(begin), within(end)], isConstant(begin) ? end : begin);
      };
    if (SPANS.has(name)) return undefined;
    if (name !== 'epoch' && PARTS.has(name)) return children.some(isTime) ? () => mapped(seenThere) : undefined;
    if (TRUNCATED.has(name) && second && isTime(second)) return () => byKind(LIKE_ZONE, [mapped(seenThere)], second);
    const time = isSum(name) && second ? movedTime(name, first, second) : undefined;
    if (!time || !second) return undefined;
    const span = within(time === first ? second : first);
    const signed = name === '-' ? call('-', [span]) : span;
    return () => byKind(MOVED, [within(time), signed], time);
  }

  function casting(part: Expression): (() => Expression) | undefined {
    const { child, cast_type: type } = part;
    if (!child || !type) return undefined;
    if (type.id === ZONED_TYPE) {
      const argument = ofAggregate(child);
      if (argument) return () => call(MOMENT, [here, within(child), within(argument)]);
      if (child.class !== 'CONSTANT') return () => call(MOMENT, [here, within(child)]);
      return HAS_ZONE.test(wordOf(child)) || !DATED.test(wordOf(child))
        ? undefined
        : () => call(MOMENT, [here, cast(child, 'VARCHAR')]);
    }
    const inner = typesWithin(type);
    if (inner.includes(ZONED_TYPE)) return () => ({ ...part, child: call(ALL_ZONED, [here, within(child)]) });
    if (child.class === 'CONSTANT') return undefined;
    if (OTHER_TIMES.test(type.id)) return () => ({ ...part, child: seenThere(child) });
    if (type.id === 'TIME WITH TIME ZONE' || inner.some((id) => id === 'VARCHAR' || OTHER_TIMES.test(id)))
      return () => ({ ...part, child: untimed(child) });
    return type.id === 'VARCHAR' ? () => textOf(child) : undefined;
  }

  function untimed(child: Expression, made = within(child)): Expression {
    return isConstant(child) ? made : call(UNTIMED, [here, made]);
  }

  /** What is a text already, and what is none yet, as a text of the zone. */
  function textOf(child: Expression): Expression {
    if (isConstant(child) || isText(child)) return within(child);
    if (KNOWN.has(kindOf(child).class) || child.class === 'STAR') return ofTime(ZONE_TEXT, child);
    // Within a query of a macro no form of another is chosen: what calls one is not looked into.
    const made = within(child);
    const isLookedInto = !isInLambda && made === child && rewriteTimes(child) === child;
    return call(isLookedInto ? ZONE_TEXT_PERHAPS : UNTIMED_TEXT, [here, made]);
  }

  /** Times as texts of the zone, others as they are. */
  function wordsOf(child: Expression): Expression {
    if (isConstant(child) || isText(child)) return within(child);
    return KNOWN.has(kindOf(child).class) ? ofTime(ZONE_WORDS, child) : within(child);
  }

  function comparing(part: Expression): (() => Expression) | undefined {
    const { left, right, input, lower, upper, children = [] } = part;
    if (left && right)
      return isDated(left) !== isDated(right)
        ? () => ({ ...part, left: beside(left, right), right: beside(right, left) })
        : undefined;
    if (input && lower && upper)
      return isDated(lower) || isDated(upper)
        ? () => ({ ...part, input: within(input), lower: beside(lower, input), upper: beside(upper, input) })
        : undefined;
    const [one, ...others] = children;
    return one && others.some(isDated)
      ? () => ({ ...part, children: [within(one), ...others.map((other) => beside(other, one))] })
      : undefined;
  }

  function partOf(name: string, time: Expression, seen: () => Expression): (() => Expression) | undefined {
    if (ABSOLUTE.test(name) || !isTime(time)) return undefined;
    const unit = OFFSETS[name.toLowerCase()];
    if (unit === undefined) return seen;
    return () => (unit === 1 ? offsetOf(time) : call('//', [offsetOf(time), cast(text(String(unit)), 'BIGINT')]));
  }

  /** `%z` and `%Z` are of the zone, which the time no longer has. */
  function formatted(made: Expression, [first, second]: readonly Expression[]): Expression {
    const [format, time] = first?.class === 'CONSTANT' ? [first, second] : [second, first];
    if (!time || format?.class !== 'CONSTANT' || !/%z/i.test(wordOf(format))) return made;
    const plain = text(wordOf(format).replaceAll('%Z', zone).replaceAll('%z', SIGN_PLACE));
    const children = (made.children ?? []).map((child) => (child.class === 'CONSTANT' ? plain : child));
    return call('replace', [{ ...made, children }, text(SIGN_PLACE), call(ZONE_SIGN, [offsetOf(time)])]);
  }
}

/** What has a time's type, as far as it is told before it is bound. */
function kindOf(time: Expression): Expression {
  const { class: kind, children = [] } = time;
  const giver = typeGiver(time);
  // Of an aggregate it becomes a macro's, of no type before it is bound.
  const isOfAggregate = giver.class === 'CAST' && giver.child !== undefined && ofAggregate(giver.child) !== undefined;
  if (isOfAggregate && giver.cast_type?.id === ZONED_TYPE) return cast(text('2000-01-01'), ZONED_TYPE);
  if (KNOWN.has(giver.class) || giver.class === 'STAR') return giver;
  const zoned = likeZoned(time);
  if (zoned) return zoned;
  const isOfItsArguments = kind === 'WINDOW' || kind === 'CASE' || time.type === 'OPERATOR_COALESCE';
  const [first] = children;
  return isOfItsArguments && first ? kindOf(first) : giver;
}

function isConstant({ class: kind }: Expression): boolean {
  return kind === 'CONSTANT';
}

function isText({ class: kind, cast_type: type, value }: Expression): boolean {
  return kind === 'CAST' ? type?.id === 'VARCHAR' : kind === 'CONSTANT' && value?.type.id === 'VARCHAR';
}

/** The types within that of a list, a struct or a map. */
function typesWithin({ type_info: info }: { readonly type_info?: unknown }): readonly string[] {
  const found: string[] = [];
  visit(info, ({ id }) => void (typeof id === 'string' && found.push(id)));
  return found;
}

/** A date or time that is written out, or cast to a type without a zone. */
function isDated({ class: kind, cast_type: type, value }: Expression): boolean {
  if (kind === 'CAST') return OTHER_TIMES.test(type?.id ?? '');
  return kind === 'CONSTANT' && value?.type.id === 'VARCHAR' && DATED.test(String(value.value));
}

function wordOf({ value }: Expression): string {
  return typeof value?.value === 'string' ? value.value : '';
}
