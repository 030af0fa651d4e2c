import { seeded } from './seeded.ts';

/** Whole numbers below a bound, the same for the same seed: for tests that draw at random. */
export function seededBelow(seed: number): (below: number) => number {
  const random = seeded(seed);
  return (below) => Math.floor(random() * below);
}
