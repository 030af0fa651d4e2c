import type { Expression, Statement } from '../../../catalogue/split/tree.ts';
import { common, measureOf, type Known } from './columnFacts.ts';

/** What an expression's names stand for. */
export type Names = {
  /** Of a column, by its name and those before it. */
  readonly column: (names: readonly string[]) => Known | undefined;
  /** Of the only column of a query. */
  readonly scalar: (query: Statement) => Known;
};

/** What gives one of its first argument's values, or one of their size. */
const OF_FIRST = words(`
  min max avg mean median any_value arbitrary first last mode sum fsum kahan_sum sumkahan favg abs round round_even roundbankers ceil ceiling floor trunc
  quantile quantile_cont quantile_disc approx_quantile reservoir_quantile stddev stddev_pop stddev_samp mad sem nullif lag lead first_value last_value nth_value
  arg_min arg_max argmin argmax arg_min_null arg_max_null min_by max_by`);
/** What gives one of its arguments' values, or needs them in one unit. */
const OF_ALL = words('+ - % mod fmod greatest least coalesce ifnull nvl');
const RADIANS = words('acos asin atan atan2 radians pi');
const NUMBERS = /^(?:U?(?:TINY|SMALL|BIG|HUGE)INT|U?INTEGER|FLOAT|DOUBLE|DECIMAL|BIGNUM)$/;

/**
 * What is known of an expression's values: a unit follows what is done to them. Where that is not known there is none.
 */
export function expressionFacts(expression: Expression, names: Names): Known {
  const of = (child: Expression) => expressionFacts(child, names);
  const { children = [] } = expression;
  switch (expression.class) {
    case 'COLUMN_REF':
      return names.column(expression.column_names ?? []) ?? {};
    case 'CONSTANT':
    case 'PARAMETER':
      return 'any';
    case 'CAST':
      return NUMBERS.test(expression.cast_type?.id ?? '') ? untyped(expression.child ? of(expression.child) : {}) : {};
    case 'CASE':
      return common([
        ...(expression.case_checks ?? []).map(({ then_expr: then }) => of(then)),
        ...(expression.else_expr ? [of(expression.else_expr)] : []),
      ]);
    case 'OPERATOR':
      return expression.type === 'OPERATOR_COALESCE' ? common(children.map(of)) : {};
    case 'SUBQUERY':
      return expression.subquery_type === 'SCALAR' && expression.subquery ? names.scalar(expression.subquery) : {};
    case 'FUNCTION':
    case 'WINDOW':
      return functionFacts((expression.function_name ?? '').toLowerCase(), children.map(of));
    default:
      return {};
  }
}

function untyped(known: Known): Known {
  if (known === 'any') return known;
  const { type, ...facts } = known;
  return facts;
}

function functionFacts(name: string, given: readonly Known[]): Known {
  if (OF_FIRST.has(name)) return measureOf(given[0] ?? {});
  if (OF_ALL.has(name)) return measureOf(common(given));
  if (name === 'if') return common(given.slice(1));
  if (RADIANS.has(name)) return { unit: 'rad' };
  if (name === 'degrees' && given[0] !== 'any' && given[0]?.unit === 'rad') return { unit: 'deg' };
  return {};
}

function words(text: string): ReadonlySet<string> {
  return new Set(text.split(/\s/));
}
