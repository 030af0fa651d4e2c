import { call, infix } from '../nodes.ts';
import type { Expression } from '../tree.ts';
import type { Merge } from './states.ts';

/**
 * Variances, standard deviations and the standard error of the mean (DuckDB's, of the population) from each partition's
 * count, mean and variance (Chan, Golub & LeVeque 1979), about the mean of the whole group, so that no digits cancel
 * where the mean is large against the spread.
 */
export const moments: Merge = ({ name, args, filter }, states) => {
  const count = states.add(call('count', args, { filter }));
  const mean = states.add(call('avg', args, { filter }));
  const variance = states.add(call('var_pop', args, { filter }));
  const offset = infix('-', mean, states.pooledMean(count, mean));
  const squares = call('sum', [infix('*', count, infix('+', variance, infix('*', offset, offset)))]);
  const rows = call('sum', [count]);
  const sample = !name.endsWith('_pop') && name !== 'sem';
  const value = call(sample ? 'skybook_sample_variance' : 'skybook_population_variance', [squares, rows]);
  if (name === 'sem') return root(infix('/', value, rows));
  return name.startsWith('stddev') ? root(value) : value;
};

function root(value: Expression): Expression {
  return call('sqrt', [value]);
}
