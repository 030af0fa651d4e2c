/** The seed of one kill of those that a seed draws, counted from 0. */
export function killSeed(seed: number, number: number): number {
  return seed * 100_003 + number;
}
