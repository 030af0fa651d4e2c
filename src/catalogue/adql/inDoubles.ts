import { numberOf } from '../split/constantOf.ts';
import { cast, double, infix } from '../split/nodes.ts';
import type { Expression } from '../split/tree.ts';

/** `a + b` or `a - b` as a DOUBLE: of a decimal of many digits and 180, DuckDB can make no decimal. */
export function inDoubles(a: Expression, operator: '+' | '-', b: Expression): Expression {
  const [x, y] = [numberOf(a), numberOf(b)];
  if (x !== undefined && y !== undefined) return double(operator === '+' ? x + y : x - y);
  return infix(operator, cast(a, 'DOUBLE'), cast(b, 'DOUBLE'));
}
