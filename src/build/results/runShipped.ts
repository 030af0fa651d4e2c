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
    const start = frame.getByRole('button', { name: 'Run all', exact: true });
    await start.waitFor();
    // Running takes another page of it, in which no cell is at first.
    const count = await frame.locator('[data-cell]').count();
    await start.click();
    const ended = frame.locator('[data-cell]:is([data-state=shown], [data-state=failed])');
    const deadlineMs = Date.now() + RUN_WITHIN_MS;
    while ((await ended.count()) < count && Date.now() < deadlineMs) await page.waitForTimeout(500);
    const failures = await frame.locator('.failure-slot [data-failure]').allInnerTexts();
    if ((await ended.count()) < count || failures.length > 0)
      throw new Error(`${name} does not run whole: ${failures.join('; ') || 'it takes too long'}`);
    const viewing = frame.locator('[data-cell]:has([data-view="sky"], [data-view="plot"])');
    const views = await viewing.evaluateAll((all) => all.flatMap((cell) => cell.getAttribute('data-cell') ?? []));
    const keptBy = Date.now() + KEPT_WITHIN_MS;
    for (;;) {
      const results = await keptOf(page);
      const lacking = views.filter((id) => !JSON.stringify(results[id] ?? {}).includes('"image/'));
      if (Object.keys(results).length === count && lacking.length === 0) return results;
      if (Date.now() > keptBy)
        throw new Error(
          `${name}: of ${count} cells ${Object.keys(results).length} left results; no picture of ${lacking}`,
        );
      await page.waitForTimeout(1000);
    }
  } finally {
    await page.close();
  }
}
