import { isRecord } from '../../known/isRecord.ts';
import { lastOf } from '../../known/lastOf.ts';
import { NotebookError } from '../../../workers/wire/notebookError.ts';
import { numberOf } from '../split/constantOf.ts';
import { isCall } from '../split/expressionKinds.ts';
import { and, call, cast, integer } from '../split/nodes.ts';
import type { Expression } from '../split/tree.ts';
import { isExpression, replaceIn } from '../split/walk.ts';
import { geometryOf } from './geometryOf.ts';
import { overlapping, within } from './inside.ts';
import { measured } from './measured.ts';
import { presence } from './presence.ts';

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
 * an exact one is NULL where a number of its geometry is, and never FALSE.
 */
function tested(part: Expression, depth: number, isExact: boolean): Expression | undefined {
  const [only] = part.children ?? [];
  const negated = part.type === 'OPERATOR_NOT' ? only : undefined;
  const found = questionOf(negated ?? part, depth);
  if (!found) return undefined;
  if (found.holds === !negated) return isExact ? opposite(denied(found)) : found.test;
  return denied(found);
}

/** A condition that is never TRUE where a number of its geometry is NULL, and whether none is. */
type Test = { readonly test: Expression; readonly present: Expression | null };
type Question = Test & { readonly holds: boolean };

/** Which test an expression asks for, and whether it must hold. */
function questionOf(part: Expression, depth: number): Question | undefined {
  const { left, right } = part;
  if (part.class !== 'COMPARISON' || !left || !right) {
    const test = truth(part, depth);
    return test && { ...test, holds: true };
  }
  const [one, other] = [bit(left), bit(right)];
  const holds = HOLDS[`${one !== undefined ? (MIRRORED[part.type] ?? part.type) : part.type} ${one ?? other}`];
  if (holds === undefined) return undefined;
  const test = truth(one !== undefined ? right : left, depth);
  return test && { ...test, holds };
}

/** That a test does not hold, NULL where a number is: a comparison that is false may stand beside one that is NULL. */
function denied({ test, present }: Test): Expression {
  const not = opposite(test);
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

function truth({ class: kind, function_name: name = '', children = [] }: Expression, depth: number): Test | undefined {
  if (kind !== 'FUNCTION' || !/^(contains|intersects)$/i.test(name) || children.length !== 2) return undefined;
  const [a, b] = children.map(geometryOf);
  if (!a || !b) {
    checkBoth(name.toUpperCase(), a ? children[1] : b ? children[0] : undefined);
    return undefined;
  }
  const test = name.toLowerCase() === 'contains' ? within(a, b) : overlapping(a, b);
  return { test: rewrite(test, depth + 1), present: rewrite(presence([a, b]), depth + 1) };
}

/** Fails where one of both is geometry and the `other` is not; DuckDB has a `contains` of its own. */
function checkBoth(name: string, other: Expression | undefined): void {
  if (!other) return;
  const is = isCall(other)
    ? other.function_name.toUpperCase()
    : other.class === 'COLUMN_REF'
      ? lastOf(other.column_names ?? [])
      : 'the other';
  throw new NotebookError({
    kind: 'sql',
    message: `${name} takes two of POINT, CIRCLE, BOX, POLYGON, CENTROID and REGION; ${is} is none of them.`,
    advice:
      'Regions that a column holds as text are not read row by row here: send the query to its service with -- @tap, or read them in Python.',
  });
}

function number(part: Expression, depth: number): Expression | undefined {
  const inside = truth(part, depth);
  if (inside)
    return {
      ...cast(opposite(denied(inside)), 'INTEGER'),
      alias: part.alias || (part.function_name ?? '').toLowerCase(),
    };
  if (!isCall(part)) return undefined;
  const result = measured(part.function_name.toLowerCase(), part.children);
  return result && rewrite({ ...result, alias: part.alias }, depth + 1);
}
