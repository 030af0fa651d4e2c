import { cast, text } from './nodes.ts';
import type { Expression } from './tree.ts';
import { markedNumber } from './treeText.ts';
import { expressionsIn, replaceExpressions } from './walk.ts';

/**
 * A tree whose constants of type DOUBLE stay of that type: as texts most of them read as decimals (1e10 is written
 * 10000000000.0), and one too large for a double, for which alone `which` may ask, has no text. The very same where it
 * has none.
 */
export function keepDoubles<T>(tree: T, which: 'all' | 'infinite' = 'all'): T {
  const isOne = (part: Expression) => isDouble(part) && (which === 'all' || isInfinite(part));
  return expressionsIn(tree, isOne).length === 0
    ? tree
    : replaceExpressions(tree, (part) => (isOne(part) ? { ...typed(part), alias: part.alias } : undefined));
}

function isDouble({ class: kind, value }: Expression): boolean {
  return kind === 'CONSTANT' && value?.type.id === 'DOUBLE' && !value.is_null;
}

function isInfinite({ value }: Expression): boolean {
  return markedNumber(value?.value)?.endsWith('Infinity') === true;
}

function typed(constant: Expression): Expression {
  const number = isInfinite(constant) ? text(markedNumber(constant.value?.value) ?? '') : { ...constant, alias: '' };
  return cast(number, 'DOUBLE');
}
