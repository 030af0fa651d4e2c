import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { BROWSER_FLAGS } from './browserFlags.ts';

/** One thing to time: from navigation until `done` resolves, in ms. */
export type Visit = { readonly name: string; readonly run: (page: Page) => Promise<void> };

/** Times a visit in a fresh profile (cold) and again in a second browser start on that profile (warm). */
export async function timeColdAndWarm(
  visit: Visit,
  executablePath: string,
): Promise<{ readonly coldMs: number; readonly warmMs: number }> {
  const profile = await mkdtemp(join(tmpdir(), 'skybook-bench-'));
  const once = async (): Promise<number> => {
    const context = await chromium.launchPersistentContext(profile, { executablePath, args: BROWSER_FLAGS });
    try {
      const page = context.pages()[0] ?? (await context.newPage());
      const start = performance.now();
      await visit.run(page);
      return performance.now() - start;
    } finally {
      await context.close();
    }
  };
  try {
    const coldMs = await once();
    return { coldMs, warmMs: await once() };
  } finally {
    await rm(profile, { recursive: true, force: true });
  }
}
