import type { Expression } from '../../../catalogue/split/tree.ts';
import { expressionFacts, type Names } from './expressionFacts.ts';

/** The unit of an expression's values, where it is known. */
export function unitOf(expression: Expression, names: Names): string | undefined {
  const facts = expressionFacts(expression, names);
  return facts === 'any' ? undefined : facts.unit;
}
