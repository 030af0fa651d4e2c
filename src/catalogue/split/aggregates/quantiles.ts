import { and, call, isNotNull, named } from '../nodes.ts';
import { Refusal } from '../refusal.ts';
import type { Merge } from './states.ts';

/**
 * approx_quantile(x, q), with a rank error of at most 0.5 %: each partition gives up to 200 of its values at even ranks
 * and how many values these stand for (Manku, Rajagopalan & Lindsay 1998, SIGMOD); the merge takes points of one weight
 * from them, 400 a partition on average. NaN and infinities do not count, as in DuckDB.
 */
export const approximateQuantile: Merge = ({ args: [value, at], filter }, states) => {
  if (!value || !at) throw new Refusal('its approx_quantile() has too few values');
  const isList = at.class === 'FUNCTION' && at.function_name === 'list_value';
  if (!(isList ? (at.children ?? []) : [at]).every((part) => part.class === 'CONSTANT'))
    throw new Refusal('its approx_quantile() has a quantile that is not written out');
  const finite = { filter: and([filter, call('isfinite', [value])]) };
  const grid = states.add(call('skybook_even_ranks', [call('list', [value], finite)]));
  const count = states.add(call('count', [value], finite));
  const summaries = call('list', [call('struct_pack', [named(grid, 'grid'), named(count, 'n')])], {
    filter: isNotNull(grid),
  });
  return call(isList ? 'skybook_quantiles' : 'skybook_quantile', [summaries, at]);
};
