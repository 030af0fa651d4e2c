import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { startPagesServer } from '../../src/build/pages/pagesServer.ts';
import { runKills } from './kills.ts';

const dist = resolve(import.meta.dirname, '../../dist');
const [seed = 1, count = 100, atOnce = availableParallelism(), seconds = Infinity] = process.argv.slice(2).map(Number);
if (![seed, count, atOnce].every((number) => Number.isSafeInteger(number) && number >= 0))
  throw new Error('Name a seed and how many: npm run kills -- <seed> <count> [<side by side> [<seconds>]]');
if (!existsSync(dist)) throw new Error('There is no built site: run npm run build first');

const { server, url } = await startPagesServer({ '/repo/': dist });
try {
  const { done, faults, toldMs } = await runKills({
    seed,
    count,
    site: `${url}/repo/`,
    oldestMs: 1000,
    atOnce,
    withinMs: seconds * 1000,
    onKill: (line) => console.log(line),
  });
  console.log(
    `${done} kills of seed ${seed}: ${faults.length === 0 ? 'nothing older than a second was lost, nothing is damaged, nothing is a dead end' : `${faults.length} went wrong`}`,
  );
  if (toldMs.length > 0)
    console.log(
      `${toldMs.length} deaths of parts were told after ${toldMs[toldMs.length >> 1]} ms (median), ${toldMs.at(-1)} ms at most`,
    );
  process.exitCode = faults.length === 0 ? 0 : 1;
} finally {
  server.closeAllConnections();
  server.close();
}
