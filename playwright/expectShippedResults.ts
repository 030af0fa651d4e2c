import { resolve } from 'node:path';
import { keptOf } from '../src/build/results/keptOf.ts';
import { readResults } from '../src/build/results/resultsFolder.ts';
import { differingCells } from '../src/build/results/sameNumbers.ts';
import { expect, type Site } from './site.ts';

/**
 * The texts and tables that a run of a shipped notebook shows are those that are shipped with it: `npm run results`
 * makes them anew.
 */
export async function expectShippedResults(site: Site, name: string): Promise<void> {
  const shipped = readResults(resolve(import.meta.dirname, '../cells', name));
  expect(Object.keys(shipped).length).toBeGreaterThan(3);
  const differing = async (): Promise<readonly string[]> => {
    const kept = await keptOf(site.page);
    return differingCells(shipped, kept).map((id) => `${id}: ${JSON.stringify(kept[id]?.outputs)}`.slice(0, 1000));
  };
  await expect.poll(differing, { timeout: 60_000 }).toEqual([]);
}
