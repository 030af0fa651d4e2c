import { call, cast, text } from '../split/nodes.ts';
import type { Expression } from '../split/tree.ts';
import { expressionsIn, replaceExpressions } from '../split/walk.ts';
import {
  isInterval,
  isSum,
  isTime,
  KNOWN,
  likeZoned,
  movedTime,
  ofAggregate,
  PARTS,
  TIMES,
  typeGiver,
  ZONED_TYPE,
} from './timeExpression.ts';
import { EPOCH, IN_UTC, IN_UTC_PERHAPS, LIKE, ZONED, ZONED_BY_ROW } from './timeMacros.ts';

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
    const zoned = child && part.cast_type?.id === ZONED_TYPE ? zonedText(child) : undefined;
    if (zoned) return () => zoned;
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
  if (name === 'make_timestamptz') return () => rewrite(madeOf(part, children));
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
  const counted = name === 'epoch' ? first : isEpoch(name, first) ? second : undefined;
  if (counted && KNOWN.has(counted.class)) return () => call(EPOCH, [rewrite(counted)]);
  if (PARTS.has(name)) return children.some(isTime) ? all : undefined;
  const time = TIMES.has(name) ? second : isSum(name) && first && second ? movedTime(name, first, second) : undefined;
  const told = time && typeGiver(time);
  const giver = told && (likeZoned(told) ?? told);
  return giver && KNOWN.has(giver.class) ? () => call(LIKE, [all(), rewrite(giver)]) : undefined;
}

/** A text that ends with the name of a zone, as a time in it. */
function zonedText({ class: kind, value }: Expression): Expression | undefined {
  const written = kind === 'CONSTANT' && typeof value?.value === 'string' ? value.value.trim() : '';
  const [, time, zone] = /^(\d{4}[-\d.:T ]{1,60}) ([a-z]{1,40}(?:\/[\w+-]{1,60}){1,4})$/i.exec(written) ?? [];
  if (time === undefined || zone === undefined) return undefined;
  return call(ZONED, [text(zone), cast(text(time), 'TIMESTAMP')]);
}

/** Of microseconds since 1970, of the parts of a time in UTC, or of those and a zone. */
function madeOf(part: Expression, children: readonly Expression[]): Expression {
  const made = { ...part, alias: '', function_name: 'make_timestamp', children: children.slice(0, 6) };
  const zone = children[6];
  return zone ? call('timezone', [zone, made]) : cast(made, ZONED_TYPE);
}

/** `date_part('epoch', t)`, as which `extract(epoch FROM t)` is read. */
function isEpoch(name: string, part: Expression | undefined): boolean {
  return /^date_?part$/.test(name) && part?.class === 'CONSTANT' && /^epoch$/i.test(String(part.value?.value));
}

function momentOf(word: string): (() => Expression) | undefined {
  return Object.hasOwn(MOMENTS, word.toLowerCase()) ? MOMENTS[word.toLowerCase()] : undefined;
}

function inUtc(child: Expression): Expression {
  const inside = rewrite(child);
  if (!isTime(child) || isInterval(child)) return inside;
  return call(KNOWN.has(child.class) ? IN_UTC : IN_UTC_PERHAPS, [inside]);
}
