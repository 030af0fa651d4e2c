const NEAR = 1e-9;

/** Whether two rows hold the same values, in order; floating-point ones that sums in another order give too. */
export function sameRow(ours: readonly unknown[], theirs: readonly unknown[]): boolean {
  return ours.length === theirs.length && ours.every((value, i) => sameValue(value, theirs[i]));
}

function sameValue(a: unknown, b: unknown): boolean {
  const [first, second] = [Number(a), Number(b)];
  return String(a) === String(b) || Math.abs(first - second) <= NEAR * Math.max(Math.abs(first), Math.abs(second));
}
