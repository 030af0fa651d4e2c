import { Refusal } from '../refusal.ts';
import type { Expression } from '../tree.ts';
import { argExtreme, itself } from './extremes.ts';
import { average, count, countIf, geometricMean, sum } from './counting.ts';
import { approximateCount, distinctValues, histogram, joined, list } from './collections.ts';
import { moments } from './moments.ts';
import { approximateQuantile } from './quantiles.ts';
import type { AggregateCall, Merge, States } from './states.ts';

const MERGES: Readonly<Record<string, Merge>> = {
  count,
  count_star: count,
  sum,
  avg: average,
  mean: average,
  ...family(itself, 'min max any_value bool_and bool_or bit_and bit_or bit_xor product'),
  ...family(argExtreme, 'arg_min arg_max argmin argmax min_by max_by'),
  ...family(moments, 'stddev stddev_samp stddev_pop variance var_samp var_pop sem'),
  ...family(list, 'list array_agg'),
  ...family(histogram, 'histogram histogram_exact'),
  ...family(joined, 'string_agg group_concat listagg'),
  ...family(countIf, 'count_if countif'),
  ...family(geometricMean, 'geomean geometric_mean'),
  approx_count_distinct: approximateCount,
  approx_quantile: approximateQuantile,
};

// DISTINCT changes nothing in these.
const IDEMPOTENT = /^(min|max|any_value|bool_and|bool_or|bit_and|bit_or|approx_count_distinct)$/;

/**
 * The aggregate over partial results that equals `expression` over all rows; throws a `Refusal` where there is none.
 */
export function mergeOf(expression: Expression, states: States): Expression {
  const call: AggregateCall = {
    name: (expression.function_name ?? '').toLowerCase(),
    args: expression.children ?? [],
    filter: expression.filter ?? null,
    distinct: expression.distinct === true,
  };
  const merge = MERGES[call.name];
  if (!merge) throw new Refusal(wholeReason(call.name));
  if (expression.order_bys?.orders.length) throw new Refusal(`it has ORDER BY inside ${call.name}()`);
  return call.distinct && !IDEMPOTENT.test(call.name) ? distinctValues(call, states) : merge(call, states);
}

// Every value may be the one in the middle, or the most frequent, until all are known.
function wholeReason(name: string): string {
  if (/^(median|quantile.*|mad)$/.test(name))
    return `${name}() needs all values together, in order (approx_quantile() does not)`;
  return `${name}() needs all ${name === 'mode' ? 'values' : 'rows'} together`;
}

function family(merge: Merge, names: string): Readonly<Record<string, Merge>> {
  return Object.fromEntries(names.split(' ').map((name) => [name, merge]));
}
