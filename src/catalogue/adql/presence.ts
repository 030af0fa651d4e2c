import { itemAt } from '../../known/itemAt.ts';
import { numberOf } from '../split/constantOf.ts';
import { expressionKey } from '../split/expressionKey.ts';
import { isCall } from '../split/expressionKinds.ts';
import { and, isNotNull } from '../split/nodes.ts';
import type { Expression } from '../split/tree.ts';
import type { Geometry } from './geometry.ts';
import { geometryOf } from './geometryOf.ts';
import { numbersOf } from './numbersOf.ts';
import { IN_NAMED_FRAME } from './positionArguments.ts';
import { EPOCH_PROP, MOVED_BY } from './spaceMotion.ts';

/** The condition that geometries have all of their numbers, which is never NULL; `null` where constants say so. */
export function presence(geometries: readonly Geometry[]): Expression | null {
  const needed = geometries.flatMap(numbersOf).flatMap(neededFor);
  return and([...new Map(needed.map((number) => [expressionKey(number), isNotNull(bare(number))])).values()]);
}

function bare(expression: Expression): Expression {
  return { ...expression, alias: '' };
}

/** What must not be NULL for a number not to be; what is written for positions and tests is not written twice. */
function neededFor(number: Expression): readonly Expression[] {
  if (numberOf(number) !== undefined) return [];
  if (!isCall(number)) return [number];
  const { children } = number;
  const name = number.function_name.toLowerCase();
  if (IN_NAMED_FRAME.has(name)) return children.flatMap(neededFor);
  const [first] = children;
  if (name === 'list_extract' && isCall(first) && first.function_name === EPOCH_PROP)
    return MOVED_BY.flatMap((place) => neededFor(itemAt(first.children, place)));
  if (/^(contains|intersects)$/.test(name) && children.length === 2) {
    const [a, b] = children.map(geometryOf);
    if (a && b) return [a, b].flatMap(numbersOf).flatMap(neededFor);
  }
  return [number];
}
