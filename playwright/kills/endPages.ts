import type { Page } from '@playwright/test';
import type { KillDeath } from '../../src/build/kills/killPlan.ts';
import type { OwnedBrowser } from './ownedBrowser.ts';
import { RawPage } from './rawPage.ts';

/** Within this time a reader is told that a frame has died. */
const TOLD_MS = 4000;

/** Ends pages, or what they run in; what the reader is not told that they should be, in words. */
export async function endPages(
  death: KillDeath,
  pages: readonly Page[],
  browser: OwnedBrowser,
): Promise<string | undefined> {
  if (death === 'browser is ended') {
    await browser.kill();
    return undefined;
  }
  const faults: (string | undefined)[] = [];
  for (const page of pages) {
    if (death === 'page crashes') await crash(page);
    if (death === 'frame dies') faults.push(await endFrame(page, browser));
    if (death === 'page is reloaded') await page.reload();
    if (death === 'home') await page.locator('[data-bar] .home-link').click();
    await page.close();
  }
  return faults.find((fault) => fault !== undefined);
}

/** The page's process dies, with all that is not stored. */
async function crash(page: Page): Promise<void> {
  const died = page.waitForEvent('crash');
  const session = await page.context().newCDPSession(page);
  void session.send('Page.crash').catch(() => undefined);
  await died;
}

/** The process of the notebook's frame dies, of which the page has to tell. */
async function endFrame(page: Page, browser: OwnedBrowser): Promise<string | undefined> {
  const session = await page.context().newCDPSession(page);
  const { targetInfo } = await session.send('Target.getTargetInfo');
  const raw = await RawPage.of(await browser.running(), targetInfo.targetId);
  await Promise.all((await raw.frames()).map((frame) => frame.crash()));
  for (const startMs = Date.now(); Date.now() - startMs < TOLD_MS;) {
    if (await raw.evaluate<boolean>("document.querySelector('[data-notice=frame] button') !== null")) return undefined;
  }
  return 'nothing tells that the frame has died';
}
