import type { Plain } from './tellingDigits.ts';

/** Whether values only grow, or only become less. */
export function isOrdered(values: readonly Plain[]): boolean {
  const there = values.filter((value) => value !== undefined);
  const grows = (a: Plain, b: Plain): boolean => a === undefined || b === undefined || a <= b;
  return (
    there.every((value, at) => grows(there[at - 1], value)) || there.every((value, at) => grows(value, there[at - 1]))
  );
}
