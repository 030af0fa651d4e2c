import { NotebookError } from '../../../workers/wire/notebookError.ts';
import { expressionKey } from '../split/expressionKey.ts';
import { isCall, isColumnRef } from '../split/expressionKinds.ts';
import { and, call, cast, double, infix, integer, isNotNull } from '../split/nodes.ts';
import type { Expression } from '../split/tree.ts';
import { expressionsIn, isExpression, replaceIn } from '../split/walk.ts';
import { isRecord } from '../../known/isRecord.ts';
import { numberOf } from '../split/constantOf.ts';
import { centroidOf } from './centroidOf.ts';
import type { Geometry } from './geometry.ts';
import { geometryAsGiven, geometryOf } from './geometryOf.ts';
import { cornersOf, distance, overlapping, within } from './inside.ts';
import { AREA } from './regionMacros.ts';
import { itemAt } from '../../known/itemAt.ts';

/**
 * A tree with ADQL's geometry (CONTAINS, INTERSECTS, DISTANCE, AREA, COORD1, COORD2 of POINT, CIRCLE, BOX, POLYGON,
 * CENTROID) as plain conditions and numbers; the very same tree where it has none. DuckDB's own `contains` of texts and
 * lists is left alone. Fails with kind `sql` on geometry that is none.
 */
export function rewriteGeometry<T>(tree: T): T {
  return rewrite(tree, 0);
}

/**
 * Geometry in the numbers of geometry is written out where it stands, each time it is needed: so deep, and no deeper.
 */
const MOST_NESTED = 8;

function rewrite<T>(tree: T, depth: number): T {
  if (depth > MOST_NESTED)
    throw new NotebookError({
      kind: 'sql',
      message: `Geometry within geometry is nested more than ${MOST_NESTED} deep.`,
      advice: 'Compute the inner numbers in a query of their own.',
    });
  let changed = false;
  const done = <P>(part: P): P => {
    changed = true;
    return part;
  };
  const valueOf = <P>(part: P): P => replaceIn(part, change);
  const change = (part: Readonly<Record<string, unknown>>): unknown => {
    if (isExpression(part)) {
      if (part.class === 'CONJUNCTION') return truthOf(part, true);
      const result =
        part.type === 'OPERATOR_NOT' || part.class === 'COMPARISON' ? tested(part, depth, true) : undefined;
      const value = result ?? number(part, depth);
      if (value) return done({ ...value, alias: value.alias || part.alias });
    }
    if (!FILTERS.some((key) => key in part)) return undefined;
    return Object.fromEntries(
      Object.entries(part).map(([key, value]) => [
        key,
        FILTERS.includes(key) && isRecord(value) && isExpression(value) ? truthOf(value, false) : valueOf(value),
      ]),
    );
  };
  /** A condition; where it only filters, NULL counts as FALSE. */
  const truthOf = (part: Expression, isExact: boolean): Expression => {
    if (part.class === 'CONJUNCTION')
      return {
        ...part,
        children: (part.children ?? []).map((child) => truthOf(child, isExact)),
      };
    const test = tested(part, depth, isExact);
    return test ? done({ ...test, alias: test.alias || part.alias }) : valueOf(part);
  };
  const rewritten = valueOf(tree);
  return changed ? rewritten : tree;
}

/** Where a condition stands that only filters: of a SELECT, a join, a CASE and an aggregate. */
const FILTERS: readonly string[] = ['where_clause', 'having', 'qualify', 'condition', 'when_expr', 'filter'];

const MIRRORED: Readonly<Record<string, string>> = {
  COMPARE_LESSTHAN: 'COMPARE_GREATERTHAN',
  COMPARE_GREATERTHAN: 'COMPARE_LESSTHAN',
  COMPARE_LESSTHANOREQUALTO: 'COMPARE_GREATERTHANOREQUALTO',
  COMPARE_GREATERTHANOREQUALTO: 'COMPARE_LESSTHANOREQUALTO',
};
/** What a test that gives 1 or 0 must give for a comparison with 0 or 1 to hold. */
const HOLDS: Readonly<Record<string, boolean>> = {
  'COMPARE_EQUAL 1': true,
  'COMPARE_EQUAL 0': false,
  'COMPARE_NOTEQUAL 1': false,
  'COMPARE_NOTEQUAL 0': true,
  'COMPARE_GREATERTHAN 0': true,
  'COMPARE_LESSTHAN 1': false,
  'COMPARE_GREATERTHANOREQUALTO 1': true,
  'COMPARE_LESSTHANOREQUALTO 0': false,
};

/**
 * `CONTAINS(…)`, `1 = CONTAINS(…)`, `NOT CONTAINS(…)` and their like as the condition itself, so that filters see it;
 * an exact one is NULL where a column of it is, and never FALSE.
 */
function tested(part: Expression, depth: number, isExact: boolean): Expression | undefined {
  const [only] = part.children ?? [];
  const negated = part.type === 'OPERATOR_NOT' ? only : undefined;
  const found = questionOf(negated ?? part, depth);
  if (!found) return undefined;
  if (found.holds === !negated) return isExact ? opposite(denied(found.test, part)) : found.test;
  return denied(found.test, part);
}

type Question = { readonly test: Expression; readonly holds: boolean };

/** Which test an expression asks for, and whether it must hold. */
function questionOf(part: Expression, depth: number): Question | undefined {
  const { left, right } = part;
  if (part.class !== 'COMPARISON' || !left || !right) {
    const test = truth(part, depth);
    return test && { test, holds: true };
  }
  const [one, other] = [bit(left), bit(right)];
  const holds = HOLDS[`${one !== undefined ? (MIRRORED[part.type] ?? part.type) : part.type} ${one ?? other}`];
  if (holds === undefined) return undefined;
  const test = truth(one !== undefined ? right : left, depth);
  return test && { test, holds };
}

/**
 * That a test does not hold, NULL where a column of it is: a comparison that is false may stand beside one that is
 * NULL.
 */
function denied(test: Expression, of: Expression): Expression {
  const not = opposite(test);
  const named = expressionsIn(of, isColumnRef);
  const columns = [...new Map(named.map((column) => [expressionKey(column), { ...column, alias: '' }])).values()];
  const present = and(columns.map(isNotNull));
  return present ? and([not, call('nullif', [present, cast(integer(0), 'BOOLEAN')])]) : not;
}

function opposite(test: Expression): Expression {
  return {
    class: 'OPERATOR',
    type: 'OPERATOR_NOT',
    alias: '',
    children: [test],
  };
}

/** 1 or 0 for such a number, and for TRUE and FALSE. */
function bit(expression: Expression | undefined): number | undefined {
  const constant = numberOf(expression);
  if (constant !== undefined) return constant;
  // TRUE is told as a text that is cast.
  const told = expression?.class === 'CAST' ? expression.child : expression;
  const text = String(told?.value?.value);
  return /^(t|true)$/.test(text) ? 1 : /^(f|false)$/.test(text) ? 0 : undefined;
}

function truth(
  { class: kind, function_name: name = '', children = [] }: Expression,
  depth: number,
): Expression | undefined {
  if (kind !== 'FUNCTION' || !/^(contains|intersects)$/i.test(name) || children.length !== 2) return undefined;
  const [a, b] = children.map(geometry);
  if (!a || !b) return undefined;
  return rewrite(name.toLowerCase() === 'contains' ? within(a, b) : overlapping(a, b), depth + 1);
}

/** A geometry, with CENTROID as the point that it is. */
function geometry(expression: Expression | undefined): Geometry | undefined {
  const inner =
    isCall(expression) && expression.function_name.toLowerCase() === 'centroid'
      ? geometryOf(expression.children[0])
      : undefined;
  return inner ? centroidOf(inner) : geometryOf(expression);
}

function number(part: Expression, depth: number): Expression | undefined {
  const inside = truth(part, depth);
  if (inside)
    return {
      ...cast(opposite(denied(inside, part)), 'INTEGER'),
      alias: part.alias || (part.function_name ?? '').toLowerCase(),
    };
  if (!isCall(part)) return undefined;
  const result = measured(part.function_name.toLowerCase(), part.children);
  return result && rewrite({ ...result, alias: part.alias }, depth + 1);
}

function measured(name: string, children: readonly Expression[]): Expression | undefined {
  if (!/^(distance|area|coord1|coord2)$/.test(name)) return undefined;
  if (name === 'distance' && children.length === 4)
    return distance([itemAt(children, 0), itemAt(children, 1)], [itemAt(children, 2), itemAt(children, 3)]);
  if (name.startsWith('coord')) return coordinate(children[0], name === 'coord1' ? 0 : 1);
  const [a, b] = children.map(geometry);
  if (name === 'distance') return a?.kind === 'point' && b?.kind === 'point' ? distance(a.at, b.at) : undefined;
  return a && area(a);
}

/** A coordinate of a point in the system that it names. */
function coordinate(expression: Expression | undefined, place: 0 | 1): Expression | undefined {
  const given = geometryAsGiven(expression)?.geometry ?? geometry(expression);
  return given?.kind === 'point' ? given.at[place] : undefined;
}

/** Area in square degrees. */
function area(geometry: Geometry): Expression {
  const sine = (angle: Expression) => call('sin', [infix('/', call('radians', [angle]), double(2))]);
  const squareDegrees = (steradians: Expression) => infix('*', steradians, double((180 / Math.PI) ** 2));
  switch (geometry.kind) {
    case 'point':
      return double(0);
    case 'circle': {
      const s = sine(call('least', [geometry.radius, double(180)]));
      return squareDegrees(infix('*', double(4 * Math.PI), infix('*', s, s)));
    }
    case 'box':
      return squareDegrees(
        infix('*', double(4), call('asin', [infix('*', sine(geometry.width), sine(geometry.height))])),
      );
    case 'polygon':
      return call(AREA, [cornersOf(geometry)]);
  }
}
