/**
 * A reproducible source of numbers in [0, 1) with all 53 bits (mulberry32 twice): fewer would put every position on a
 * pixel border.
 */
export function seededRandom(seed: number): () => number {
  let state = seed;
  const word = () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return (t ^ (t >>> 14)) >>> 0;
  };
  return () => (word() * 2 ** 21 + (word() >>> 11)) / 2 ** 53;
}

/** Positions spread evenly over the sphere, in degrees. */
export function scatteredPositions(random: () => number, count: number): [raDeg: number, decDeg: number][] {
  return Array.from({ length: count }, () => [random() * 360, (Math.asin(2 * random() - 1) * 180) / Math.PI]);
}
