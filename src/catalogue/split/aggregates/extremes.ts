import { and, call, isNotNull } from '../nodes.ts';
import { Refusal } from '../refusal.ts';
import type { Merge } from './states.ts';

/** min, max, bool_and and others that are their own merge. */
export const itself: Merge = ({ name, args, filter }, states) => {
  if (args.length !== 1) throw new Refusal(`it has ${name}() of several values`);
  return call(name, [states.add(call(name, args, { filter }))]);
};

/** arg_min(a, b), arg_max(a, b): by the least or greatest `b` of each partition, among rows where `a` is not null. */
export const argExtreme: Merge = ({ name, args, filter }, states) => {
  const [value, key] = args;
  if (!value || !key || args.length > 2) throw new Refusal(`it has ${name}() of several rows`);
  const kind = name.includes('min') ? 'min' : 'max';
  const values = states.add(call(`arg_${kind}`, [value, key], { filter }));
  const keys = states.add(call(kind, [key], { filter: and([filter, isNotNull(value)]) }));
  return call(`arg_${kind}`, [values, keys]);
};
