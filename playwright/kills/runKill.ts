import type { BrowserContext } from '@playwright/test';
import { judgeKill } from '../../src/build/kills/judgeKill.ts';
import type { KillPlan } from '../../src/build/kills/killPlan.ts';
import { toPermalink } from '../../src/notebook/permalink.ts';
import { notebookFile } from '../notebookFile.ts';
import { endPages } from './endPages.ts';
import { NotebookTab } from './notebookTab.ts';
import type { OwnedBrowser } from './ownedBrowser.ts';

/**
 * Does what a plan says, and judges what each tab shows once it is opened anew; what is wrong in words, or undefined.
 */
export async function runKill(
  plan: KillPlan,
  browser: OwnedBrowser,
  site: string,
  oldestMs: number,
): Promise<string | undefined> {
  const context = await browser.context();
  const tabs = await openTabs(plan, context, site);
  await meanwhile(plan, tabs[0]!, site);
  for (const tab of tabs) {
    await tab.page.bringToFront();
    await tab.type(plan.letters, plan.restMs, plan.longRestMs);
  }
  const addresses = tabs.map(({ page }) => page.url());
  const killedMs = Date.now();
  const untold = await endPages(
    plan.death,
    tabs.map(({ page }) => page),
    browser,
  );
  const faults = untold === undefined ? [] : [untold];
  const after = await browser.context();
  await after.setOffline(false);
  for (const [place, { typed, before }] of tabs.entries()) {
    const others = [
      before,
      ...tabs.flatMap((other, at) => (at === place ? [] : other.typed.map(({ value }) => value))),
    ];
    const seen = await openAgain(plan, after, addresses[place]!).catch((error: unknown) => ({
      fault: `a dead end: ${String(error).slice(0, 300)}`,
    }));
    const fault = 'fault' in seen ? seen.fault : judgeKill(typed, { value: seen.value, others }, killedMs, oldestMs);
    if (fault !== undefined) faults.push(fault);
  }
  return faults.join('; ') || undefined;
}

async function openTabs(plan: KillPlan, context: BrowserContext, site: string): Promise<readonly NotebookTab[]> {
  const { notebook, field, moment, name } = plan;
  const hash =
    notebook === 'shipped'
      ? '#cells/tour'
      : notebook === 'link'
        ? `#${await toPermalink(notebookFile(name, [{ id: '2', type: 'text/x-python', text: 'linked = 1' }]))}`
        : '';
  const first = await NotebookTab.open(context, `${site}index.html${hash}`, { field, notebook, isNew: hash === '' });
  if (field === 'result name') await first.cell.locator('select.language').selectOption('sql');
  if (moment === 'running' || moment === 'without workers') {
    await first.replace('import time\nfor i in range(100): time.sleep(0.1)');
    await first.page.keyboard.press('Control+Enter');
    await first.page.keyboard.press('Escape');
  }
  await first.begin(wordOf(name, 'q'));
  if (notebook !== 'two tabs') return [first];
  // The other tab opens what the first one has kept.
  await first.page.waitForTimeout(1500);
  const second = await NotebookTab.open(context, first.page.url(), { field, notebook });
  await second.begin(wordOf(name, 'w'));
  return [first, second];
}

async function meanwhile({ moment }: KillPlan, { page, frame, cell }: NotebookTab, site: string): Promise<void> {
  if (moment === 'offline') await page.context().setOffline(true);
  if (moment === 'without workers')
    await Promise.all(
      page
        .workers()
        .map((worker) =>
          Promise.race([worker.evaluate(() => self.close()).catch(() => undefined), page.waitForTimeout(300)]),
        ),
    );
  if (moment === 'sharing') {
    await frame.getByRole('button', { name: 'Share', exact: true }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Done' }).click();
    await cell.locator('.cm-content').click();
    await page.keyboard.press('ControlOrMeta+End');
  }
  if (moment === 'after storage was cleared') {
    const session = await page.context().newCDPSession(page);
    await session.send('Storage.clearDataForOrigin', { origin: new URL(site).origin, storageTypes: 'indexeddb' });
  }
}

/** What a tab's address shows, of which nothing may be told but what other tabs have done. */
async function openAgain(
  { notebook, field, death }: KillPlan,
  context: BrowserContext,
  address: string,
): Promise<{ readonly value: string } | { readonly fault: string }> {
  const tab = await NotebookTab.open(context, address, { field, notebook });
  try {
    const told = await tab.page.locator('[data-notice="storage"], [data-notice="frame"]').allTextContents();
    if (told.length > 0) return { fault: `after ${death}: ${told.join(' ')}` };
    return { value: await tab.value() };
  } finally {
    await tab.page.close();
  }
}

/** A word that no other kill types. */
function wordOf(name: string, mark: string): string {
  return `${mark}${name.replace(/\d/g, (digit) => String.fromCharCode(97 + Number(digit)))}`;
}
