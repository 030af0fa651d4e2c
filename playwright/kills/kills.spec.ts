import { availableParallelism } from 'node:os';
import { expect, test } from '@playwright/test';
import { KILLS_OF_ALL_KINDS } from '../../src/build/kills/killsOfAllKinds.ts';
import { runKills } from './kills.ts';

/** More by a variable; `npm run kills` does hundreds, and others. */
const COUNT = Number(process.env['SKYBOOK_KILLS'] ?? KILLS_OF_ALL_KINDS.count);

test('random kills lose nothing that was typed, damage nothing and leave no dead end', async ({ baseURL }) => {
  // Most of a kill is somebody typing. Where machines are busy, fewer are done in the time there is.
  const { done, faults } = await runKills({
    seed: KILLS_OF_ALL_KINDS.seed,
    count: COUNT,
    site: baseURL!,
    oldestMs: 2000,
    atOnce: Math.max(3, availableParallelism()),
    withinMs: Math.max(110_000, 4_000 * COUNT),
    onKill: (line) => console.log(line),
  });
  expect(faults).toEqual([]);
  expect(done).toBeGreaterThan(0);
});
