import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { chromium, type Page } from '@playwright/test';
import { BROWSER_FLAGS } from '../browserFlags.ts';
import { startCountedLink } from '../frames/countedLink.ts';
import type { Step } from './step.ts';
import { prepareWalk, walk } from './walk.ts';

/**
 * How long a browser is left alone before the clock starts: for 2 to 3 s after it answers it goes on starting itself,
 * pages and profile, on all cores. A reader's browser runs already.
 */
const BROWSER_STARTS_MS = 3000;

/**
 * One thing to time: from navigation until the last step is done. `prepare` comes before the clock starts; `check`
 * fails where it was not what is to be timed, `settle` waits for what is kept for the next visit.
 */
export type Visit = {
  readonly prepare?: (page: Page, url: string) => Promise<unknown>;
  readonly address: (url: string) => string;
  readonly steps: readonly Step[];
  readonly check?: (page: Page) => Promise<void>;
  readonly settle?: (page: Page) => Promise<unknown>;
};

/** The line between a browser and the server; localhost's own where nothing is said. */
export type Line = { readonly bitsPerSecond?: number; readonly delayMs?: number };

/** A visit's time in ms, and what came down the line meanwhile, headers included, in bytes. */
export type Timed = { readonly ms: number; readonly bytes: number };

/** Visits in a fresh profile (cold), and again in a second start of the browser on that profile (warm). */
export async function timeColdAndWarm(
  { prepare, address, steps, check, settle }: Visit,
  serverUrl: string,
  line: Line,
  executablePath: string,
): Promise<{ readonly cold: Timed; readonly warm: Timed }> {
  const profile = await mkdtemp(join(tmpdir(), 'skybook-bench-'));
  const link = await startCountedLink(serverUrl, line);
  const once = async (): Promise<Timed> => {
    const context = await chromium.launchPersistentContext(profile, { executablePath, args: BROWSER_FLAGS });
    try {
      const page = context.pages()[0] ?? (await context.newPage());
      await prepare?.(page, link.url);
      await prepareWalk(page, steps);
      await pause(BROWSER_STARTS_MS);
      const [before, start] = [link.bytes(), performance.now()];
      await walk(page, address(link.url));
      const timed = { ms: performance.now() - start, bytes: link.bytes() - before };
      await check?.(page);
      await settle?.(page);
      return timed;
    } finally {
      await context.close();
    }
  };
  try {
    const cold = await once();
    return { cold, warm: await once() };
  } finally {
    link.close();
    // A browser that has gone may still be writing.
    await rm(profile, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  }
}
