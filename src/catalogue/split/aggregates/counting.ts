import { call, cast, coalesce, infix, integer } from '../nodes.ts';
import type { Merge } from './states.ts';

/** count(*), count(x): the sum of the counts. */
export const count: Merge = ({ args, filter }, states) => {
  const state = states.add(args.length > 0 ? call('count', args, { filter }) : call('count_star', [], { filter }));
  return cast(coalesce(call('sum', [state]), integer(0)), 'BIGINT');
};

/** sum(x): the sum of the sums; null where all are. */
export const sum: Merge = ({ args, filter }, states) => call('sum', [states.add(call('sum', args, { filter }))]);

/** count_if(x): the sum of the counts; DuckDB's is null where every x is. */
export const countIf: Merge = ({ args, filter }, states) =>
  call('sum', [states.add(call('count_if', args, { filter }))]);

/** geomean(x): from the mean of the logarithms. */
export const geometricMean: Merge = (aggregate, states) =>
  call('exp', [average({ ...aggregate, args: [call('ln', aggregate.args)] }, states)]);

/** avg(x): sum of the sums by sum of the counts. */
export const average: Merge = ({ args, filter }, states) => {
  const total = call('sum', [states.add(call('sum', args, { filter }))]);
  const rows = call('sum', [states.add(call('count', args, { filter }))]);
  return infix('/', cast(total, 'DOUBLE'), rows);
};
