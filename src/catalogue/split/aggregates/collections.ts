import { call, isNotNull, text } from '../nodes.ts';
import { Refusal } from '../refusal.ts';
import { someIn } from '../walk.ts';
import type { Merge } from './states.ts';
import { itemAt } from '../../../known/itemAt.ts';

/** histogram(x), histogram(x, bins), histogram_exact(x, bins): the bins' counts added. */
export const histogram: Merge = ({ name, args, filter }, states) => {
  if (someIn(args[1], (part) => part.class === 'COLUMN_REF' || part.class === 'SUBQUERY'))
    throw new Refusal('the bins of its histogram() are not constant');
  const state = states.add(call(name, args, { filter }));
  return call('skybook_merge_histograms', [call('list', [call('map_entries', [state])], { filter: isNotNull(state) })]);
};

/** count, sum, avg of DISTINCT values: of the values that any partition has. */
export const distinctValues: Merge = ({ name, args, filter }, states) => {
  const macro = {
    count: 'skybook_count_distinct',
    sum: 'skybook_sum_distinct',
    avg: 'skybook_avg_distinct',
    mean: 'skybook_avg_distinct',
  }[name];
  if (!macro) throw new Refusal(`it has ${name}(DISTINCT)`);
  if (args.length !== 1 || (itemAt(args, 0).class === 'FUNCTION' && itemAt(args, 0).function_name === 'row'))
    throw new Refusal(`it has ${name}(DISTINCT) of several values`);
  const state = states.add(call('list', args, { filter, distinct: true }));
  return call(macro, [call('list', [state], { filter: isNotNull(state) })]);
};

/** list(x): the lists joined. */
export const list: Merge = ({ args, filter }, states) => {
  const state = states.add(call('list', args, { filter }));
  return call('flatten', [call('list', [state], { filter: isNotNull(state) })]);
};

/** string_agg(x, separator): the texts joined. */
export const joined: Merge = ({ args, filter }, states) => {
  const separator = args[1] ?? text(',');
  if (separator.class !== 'CONSTANT') throw new Refusal('its string_agg() has a separator that varies');
  return call('string_agg', [states.add(call('string_agg', [itemAt(args, 0), separator], { filter })), separator]);
};

/** approx_count_distinct(x): from the 1024 least hashes (Bar-Yossef et al. 2002); exact below that, some 3 % beyond. */
export const approximateCount: Merge = ({ args, filter }, states) => {
  const state = states.add(call('skybook_least_hashes', [call('list', args, { filter, distinct: true })]));
  return call('skybook_count_of_hashes', [call('list', [state], { filter: isNotNull(state) })]);
};
