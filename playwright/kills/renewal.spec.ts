import { expect, Site, test } from '../site.ts';
import { renewableSite } from './renewableSite.ts';

test('a new version of the site under an open tab is told with the way on, which leads there with all that was typed', async ({
  page,
  context,
}) => {
  const served = await renewableSite();
  try {
    const site = new Site(page, context);
    await page.goto(`${served.url}index.html`);
    await page.evaluate(async () => navigator.serviceWorker.ready);
    await page.getByRole('button', { name: 'New notebook' }).click();
    await site.cell('2').locator('.editor').click();
    await site.type('2', '40 + 2');
    await expect(page).toHaveURL(/#mine\//);
    served.renew();
    await page.keyboard.press('Control+Enter');
    const notice = page.locator('[data-notice="version"]');
    await expect(notice).toContainText('new version');
    await site.expectState('2', 'failed');
    await notice.getByRole('button', { name: 'Reload' }).click();
    await expect.poll(() => page.content().catch(() => '')).toContain(served.mark);
    await expect(site.cell('2')).toContainText('40 + 2');
    await site.runAll();
    await expect(site.output('2')).toContainText('42');
    await expect(notice).toHaveCount(0);
  } finally {
    await served.stop();
  }
});

test('where the page that holds notebooks has become another one, the tab says why nothing opens and what to do', async ({
  site,
  context,
}) => {
  await context.route(/\/(index|stage)\.html/, async (route) => {
    if (/index/.test(route.request().url()) && route.request().resourceType() === 'document') return route.continue();
    const response = await route.fetch();
    return route.fulfill({
      response,
      body: (await response.text())
        .replace(/sha256-\w{8}/, 'sha256-AAAAAAAA')
        .replaceAll(/(assets\/index-)\w+/g, '$1new'),
    });
  });
  await site.open('#cells/tour');
  await expect(site.page.locator('[data-notice="version"]')).toContainText('new version');
  await expect(site.page.locator('[data-notice="frame"]')).toContainText('has not opened');
});

test('a page from a cache whose parts are gone recovers by itself', async ({ site, context }) => {
  let stale = true;
  await context.route(/\/repo\/(index\.html)?$/, async (route) => {
    const response = await route.fetch();
    const text = await response.text();
    await route.fulfill({ response, body: stale ? text.replaceAll(/(assets\/\w+-)\w+/g, '$1gone') : text });
    if (route.request().resourceType() !== 'document') stale = false;
  });
  await site.open('#cells/tour');
  await expect(site.frame.locator('[data-cell]').first()).toBeVisible();
});
