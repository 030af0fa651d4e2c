import type { Page } from '@playwright/test';
import type { TabDeath } from '../../src/build/kills/killPlan.ts';
import type { OwnedBrowser } from './ownedBrowser.ts';

/** Ends pages, or what they run in. */
export async function endTabs(death: TabDeath, pages: readonly Page[], browser: OwnedBrowser): Promise<void> {
  if (death === 'browser is ended') return browser.kill();
  for (const page of pages) {
    if (death === 'page crashes') await crash(page);
    if (death === 'page is reloaded') await page.reload();
    if (death === 'home') await page.locator('[data-bar] .home-link').click();
    await page.close();
  }
}

/** The page's process dies, with all that is not stored. */
async function crash(page: Page): Promise<void> {
  const died = page.waitForEvent('crash');
  const session = await page.context().newCDPSession(page);
  void session.send('Page.crash').catch(() => undefined);
  await died;
}
