/** A reproducible source of numbers in [0, 1) (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Positions spread evenly over the sphere, in degrees. */
export function scatteredPositions(random: () => number, count: number): [raDeg: number, decDeg: number][] {
  return Array.from({ length: count }, () => [random() * 360, (Math.asin(2 * random() - 1) * 180) / Math.PI]);
}
