import type { Bound, Predicate } from '../parquet/predicate.ts';
import type { Expression } from '../split/tree.ts';
import { boundOf } from '../split/constantOf.ts';
import { columnNamed } from './columnNamed.ts';

const MIRRORED: Readonly<Record<string, string>> = {
  COMPARE_LESSTHAN: 'COMPARE_GREATERTHAN',
  COMPARE_LESSTHANOREQUALTO: 'COMPARE_GREATERTHANOREQUALTO',
  COMPARE_GREATERTHAN: 'COMPARE_LESSTHAN',
  COMPARE_GREATERTHANOREQUALTO: 'COMPARE_LESSTHANOREQUALTO',
  COMPARE_EQUAL: 'COMPARE_EQUAL',
};

/**
 * The intervals that conditions joined by AND set to columns: comparisons with constants, BETWEEN and IN. Others give
 * none.
 */
export function predicatesOf(conditions: readonly Expression[]): readonly Predicate[] {
  return conditions.flatMap((condition) => {
    if (condition.type === 'COMPARE_BETWEEN')
      return interval(condition.input, bound(condition.lower)?.[0], bound(condition.upper)?.[1]);
    if (condition.type === 'COMPARE_IN') return oneOf(condition.children ?? []);
    const { left, right } = condition;
    if (!left || !right) return [];
    return left.class === 'COLUMN_REF'
      ? compared(left, condition.type, bound(right))
      : compared(right, MIRRORED[condition.type] ?? '', bound(left));
  });
}

function compared(column: Expression, type: string, value: ReturnType<typeof boundOf>): readonly Predicate[] {
  if (value === undefined) return [];
  const [least, greatest] = value;
  switch (type) {
    case 'COMPARE_EQUAL':
      return interval(column, least, greatest);
    case 'COMPARE_LESSTHAN':
    case 'COMPARE_LESSTHANOREQUALTO':
      return interval(column, undefined, greatest);
    case 'COMPARE_GREATERTHAN':
    case 'COMPARE_GREATERTHANOREQUALTO':
      return interval(column, least, undefined);
    default:
      return [];
  }
}

function oneOf([column, ...values]: readonly Expression[]): readonly Predicate[] {
  const bounds = values.map(bound).filter((value) => value !== undefined);
  const name = column && columnNamed(column);
  if (name === undefined || values.length === 0 || bounds.length < values.length) return [];
  return [{ column: name, intervals: bounds.map(([min, max]) => ({ min, max })) }];
}

function interval(
  column: Expression | undefined,
  min: Bound | undefined,
  max: Bound | undefined,
): readonly Predicate[] {
  const name = column && columnNamed(column);
  return name === undefined || (min === undefined && max === undefined)
    ? []
    : [{ column: name, intervals: [{ min, max }] }];
}

function bound(expression: Expression | undefined): ReturnType<typeof boundOf> {
  return expression && boundOf(expression);
}
