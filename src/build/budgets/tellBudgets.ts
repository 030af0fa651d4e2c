import type { Suite } from './suites.ts';

/** What tests of a file took, by its path from the root. */
export type Taken = { readonly path: string; readonly ms: number };

/** A line for each suite of which tests ran: what it took, its budget, and whether it is over it. */
export function tellBudgets(
  taken: readonly Taken[],
  suites: readonly Suite[],
  environment = process.env,
): readonly string[] {
  const isIn = (path: string, { places }: Suite) =>
    places.some((place) => path === place || path.startsWith(`${place}/`));
  return suites.flatMap((suite) => {
    const own = taken.filter(({ path }) => suites.find((other) => isIn(path, other)) === suite);
    if (own.length === 0) return [];
    const minutes = own.reduce((sum, { ms }) => sum + ms, 0) / 60_000;
    const line = `${suite.name}: ${minutes.toFixed(1)} of ${suite.minutes} minutes`;
    if (minutes <= suite.minutes) return [line];
    const asked = suite.more && environment[suite.more] !== undefined ? `, with ${suite.more} set` : '';
    return [`${line}: OVER ITS BUDGET${asked}; most of it is ${slowest(own)}`];
  });
}

function slowest(taken: readonly Taken[]): string {
  const byPath = new Map<string, number>();
  for (const { path, ms } of taken) byPath.set(path, (byPath.get(path) ?? 0) + ms);
  return [...byPath].reduce((most, one) => (one[1] > most[1] ? one : most))[0];
}
