import { availableParallelism, loadavg } from 'node:os';

/** How many times slower than a quiet one this machine is now: what wants its cores beside what they can bear. */
export function slowness(): number {
  return Math.max(1, (loadavg()[0] ?? 0) / availableParallelism());
}
