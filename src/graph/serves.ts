import type { Entry } from './entry.ts';
import type { Link } from './link.ts';
import { isCurrent } from './plan.ts';

/** Whether a cell need not run again for others: it is current, or has bound all that they take from it. */
export function serves(entry: Entry, others: ReadonlySet<string>, links: ReadonlyMap<string, Link>): boolean {
  const { cell, state, edited, lost, made } = entry;
  if (isCurrent(state.status)) return true;
  if (edited || lost || !made) return false;
  return [...others].every((other) =>
    [...links.get(other)!.makers].every(([name, maker]) => maker !== cell.id || Object.hasOwn(made.exports, name)),
  );
}
