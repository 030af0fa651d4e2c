import { NotebookError } from '../../../../workers/wire/notebookError.ts';
import { EPOCH_PROP } from '../../../catalogue/adql/spaceMotion.ts';
import { unitFraction, unitNamed } from '../../../catalogue/adql/unitNamed.ts';
import { cast, double, infix } from '../../../catalogue/split/nodes.ts';
import type { Call } from '../../../catalogue/split/expressionKinds.ts';
import type { Expression } from '../../../catalogue/split/tree.ts';
import type { Names } from './expressionFacts.ts';
import { unitOf } from './unitOf.ts';

/** The units in which a star's motion is told, by the places of its arguments. */
const OF_MOTION: ReadonlyMap<number, string> = new Map([
  [2, 'mas'],
  [3, 'mas/yr'],
  [4, 'mas/yr'],
  [5, 'km/s'],
]);

/**
 * A call of IN_UNIT (ADQL 2.1 §4.7) as its value in that unit, or of a star's motion with what columns say of units
 * taken for that; `undefined` for other calls. Fails with kind `sql` on a unit that is not known or of another kind.
 */
export function inUnit(expression: Call, names: Names): Expression | undefined {
  const { children } = expression;
  if (expression.function_name === EPOCH_PROP) {
    const fitted = children.map((child, i) => {
      const wanted = OF_MOTION.get(i);
      const own = wanted === undefined ? undefined : unitOf(child, names);
      return wanted === undefined || own === undefined ? child : times(child, own, wanted);
    });
    return fitted.every((child, i) => child === children[i]) ? undefined : { ...expression, children: fitted };
  }
  if (expression.function_name.toLowerCase() !== 'in_unit') return undefined;
  const [value, constant, ...more] = children;
  const wanted = constant?.class === 'CONSTANT' ? constant.value?.value : undefined;
  if (!value || typeof wanted !== 'string' || more.length > 0)
    throw new NotebookError({
      kind: 'sql',
      message: "IN_UNIT takes a value and a unit as text: IN_UNIT(pmra, 'deg/yr').",
    });
  const own = unitOf(value, names);
  if (own === undefined)
    throw new NotebookError({
      kind: 'sql',
      message: `IN_UNIT(…, '${wanted}') knows no unit of its value: of a column its table must state it.`,
      advice: 'Write the factor instead, as in pmra / 3600000.',
    });
  return { ...times(value, own, wanted), alias: expression.alias || 'in_unit' };
}

function times(value: Expression, own: string, wanted: string): Expression {
  // Also in a unit that is not known here, as of logarithms.
  if (own.trim() === wanted.trim()) return value;
  const [from, to] = [own, wanted].map((text) => unitNamed(text));
  const fraction = from && to && unitFraction(from, to);
  if (fraction) {
    const { numerator, denominator } = fraction;
    if (numerator === 1 && denominator === 1) return value;
    const number = cast(value, 'DOUBLE');
    const multiplied = numerator === 1 ? number : infix('*', number, double(numerator));
    return denominator === 1 ? multiplied : infix('/', multiplied, double(denominator));
  }
  const unknown = !from ? own : !to ? wanted : undefined;
  throw new NotebookError({
    kind: 'sql',
    message:
      unknown === undefined
        ? `A value in ${own} cannot be told in ${wanted}.`
        : `The unit ${JSON.stringify(unknown)} is not known here.`,
    advice: 'Write the factor instead, as in pmra / 3600000.',
  });
}
