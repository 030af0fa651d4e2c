import type { BrowserContext } from '@playwright/test';
import type { Results } from '../../notebook/results/cellResult.ts';
import { keptOf } from './keptOf.ts';

const RUN_WITHIN_MS = 240_000;
const KEPT_WITHIN_MS = 30_000;

/** Runs a shipped notebook as a reader does, and answers what the site keeps of what its cells showed. */
export async function runShipped(context: BrowserContext, siteUrl: string, name: string): Promise<Results> {
  const page = await context.newPage();
  try {
    await page.goto(`${siteUrl}index.html#cells/${name}`);
    const frame = page.frameLocator('iframe.stage').frameLocator('iframe[data-notebook]');
    await frame.getByRole('button', { name: 'Run all', exact: true }).click();
    const cells = frame.locator('[data-cell]');
    const count = await cells.count();
    const ended = frame.locator('[data-cell]:is([data-state=shown], [data-state=failed])');
    const deadlineMs = Date.now() + RUN_WITHIN_MS;
    while ((await ended.count()) < count && Date.now() < deadlineMs) await page.waitForTimeout(500);
    const failures = await frame.locator('.failure-slot [data-failure]').allInnerTexts();
    if ((await ended.count()) < count || failures.length > 0)
      throw new Error(`${name} does not run whole: ${failures.join('; ') || 'it takes too long'}`);
    const views = await frame.locator('[data-view="sky"], [data-view="plot"]').count();
    const keptBy = Date.now() + KEPT_WITHIN_MS;
    for (;;) {
      const results = await keptOf(page);
      const pictures = Object.values(results).filter((one) => JSON.stringify(one).includes('"image/')).length;
      const isWhole = Object.keys(results).length === count && pictures >= views;
      if (isWhole || Date.now() > keptBy) return results;
      await page.waitForTimeout(1000);
    }
  } finally {
    await page.close();
  }
}
