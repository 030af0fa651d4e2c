import { resolve } from 'node:path';
import { killPlan, planText } from '../../src/build/kills/killPlan.ts';
import { killSeed } from '../../src/build/kills/killSeed.ts';
import { seededBelow } from '../../src/known/testing/seededBelow.ts';
import { startFarServer } from './farServer.ts';
import { OwnedBrowser } from './ownedBrowser.ts';
import { runKill } from './runKill.ts';

/** How many kills were done, what was wrong in words, and how long after each death of a part it was told, in order. */
export type KillsReport = {
  readonly done: number;
  readonly faults: readonly string[];
  readonly toldMs: readonly number[];
};

export type KillsOptions = {
  readonly seed: number;
  readonly count: number;
  /** The built site's address, with a slash at its end. */
  readonly site: string;
  /** The age from which on an edit must not be lost on a quiet machine. */
  readonly oldestMs: number;
  /** How many browsers are killed side by side. */
  readonly atOnce?: number;
  /** No further kill is begun after so long. */
  readonly withinMs?: number;
  readonly onKill?: (line: string) => void;
};

/**
 * Kills pages, frames and browsers at random while somebody types, and judges what is seen afterwards against every
 * state that was typed.
 */
export async function runKills({
  seed,
  count,
  site,
  oldestMs,
  atOnce = 1,
  withinMs = Infinity,
  onKill = () => undefined,
}: KillsOptions): Promise<KillsReport> {
  const startMs = Date.now();
  const far = await startFarServer(resolve(import.meta.dirname, '../../dist/catalogues'));
  const faults: string[] = [];
  const told: number[] = [];
  let begun = 0;
  let done = 0;
  const work = async (): Promise<void> => {
    const browser = new OwnedBrowser();
    try {
      while (begun < count && Date.now() - startMs < withinMs) {
        const number = begun++;
        const begunMs = Date.now();
        const plan = killPlan(`s${seed}n${number}`, seededBelow(killSeed(seed, number)));
        const { fault, toldMs } = await runKill(plan, { browser, site, far, oldestMs }).catch((error: unknown) => ({
          fault: `could not be done: ${String(error).slice(0, 500)}`,
          toldMs: [],
        }));
        told.push(...toldMs);
        const line = `${plan.name}: ${planText(plan)}: ${fault ?? 'all kept'} (${Date.now() - begunMs} ms)`;
        onKill(line);
        done++;
        if (fault === undefined) continue;
        faults.push(line);
        // What one kill has left behind must not blame the next.
        await browser.kill();
      }
    } finally {
      await browser.dispose();
    }
  };
  try {
    await Promise.all(Array.from({ length: atOnce }, work));
  } finally {
    await far.stop();
  }
  return { done, faults, toldMs: told.toSorted((a, b) => a - b) };
}
