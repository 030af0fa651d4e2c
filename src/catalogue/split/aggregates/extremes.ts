import { and, call, isNotNull, named } from '../nodes.ts';
import { Refusal } from '../refusal.ts';
import type { Expression } from '../tree.ts';
import type { Merge, States } from './states.ts';
import { itemAt } from '../../../known/itemAt.ts';

/** min, max, bool_and and others that are their own merge; min(x, n), max(x, n). */
export const itself: Merge = (aggregate, states) => {
  const { name, args, filter } = aggregate;
  if (args.length === 1) return call(name, [states.add(call(name, args, { filter }))]);
  return firstOf(states.add(call(name, args, { filter })), itemAt(args, 1), name);
};

/**
 * arg_min(a, b), arg_max(a, b): by the least or greatest `b` of each partition, among rows where `a` is not null;
 * arg_min(a, b, n), arg_max(a, b, n).
 */
export const argExtreme: Merge = (aggregate, states) => {
  const {
    name,
    args: [value, key, rows],
    filter,
  } = aggregate;
  if (!value || !key) throw new Refusal(`its ${name}() has too few values`);
  const kind = name.includes('min') ? 'min' : 'max';
  const known = and([filter, isNotNull(value)]);
  if (rows) {
    const pairs = call('struct_pack', [named(key, 'key'), named(value, 'value')]);
    return call('skybook_values', [firstOf(states.add(call(name, [pairs, key, rows], { filter: known })), rows, kind)]);
  }
  const values = states.add(call(`arg_${kind}`, [value, key], { filter }));
  const keys = states.add(call(kind, [key], { filter: known }));
  return call(`arg_${kind}`, [values, keys]);
};

/** The `rows` least or greatest values of the lists in a state. */
function firstOf(state: ReturnType<States['add']>, rows: Expression, kind: string): Expression {
  if (rows.class !== 'CONSTANT') throw new Refusal(`it has ${kind}() of several rows, their number not written out`);
  return call(kind === 'min' ? 'skybook_least' : 'skybook_greatest', [
    call('list', [state], { filter: isNotNull(state) }),
    rows,
  ]);
}
