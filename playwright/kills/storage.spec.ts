import { expect, test, type Site } from '../site.ts';
import { keptNotebooks } from './keptNotebooks.ts';

const storageNotice = (site: Site) => site.page.locator('[data-notice="storage"]');
const bar = (site: Site) => site.page.locator('[data-bar]');

async function newNotebook(site: Site): Promise<void> {
  await site.open('');
  await site.page.getByRole('button', { name: 'New notebook' }).click();
  await site.cell('2').locator('.editor').click();
  await expect(site.cell('2').locator('.cm-content')).toBeFocused();
}

test('where storage is denied a new notebook opens and runs; that it is not kept is said once and truly, and asked about before it is left', async ({
  site,
}) => {
  await site.page.addInitScript(() => {
    if (window.top !== window) return;
    Object.defineProperty(window, 'indexedDB', {
      get: () => {
        throw new DOMException('denied', 'SecurityError');
      },
    });
  });
  await newNotebook(site);
  await expect(storageNotice(site)).toContainText('refuses storage');
  await expect(storageNotice(site)).toHaveCount(1);
  await expect(bar(site)).not.toContainText('kept in this browser');
  await site.cell('2').locator('select.language').selectOption('javascript');
  await site.typeAndRun('2', '20 + 22');
  await expect(site.output('2')).toContainText('42');
  const download = site.page.waitForEvent('download');
  await storageNotice(site).getByRole('button', { name: 'Download' }).click();
  expect((await download).suggestedFilename()).toBe('Untitled.html');
  await bar(site).getByRole('link', { name: 'Skybook' }).click();
  await site.page.locator('ul.kept a').click();
  await expect(site.cell('2')).toContainText('20 + 22');
  const asked = site.page.waitForEvent('dialog');
  void site.page.reload().catch(() => undefined);
  const dialog = await asked;
  expect(dialog.type()).toBe('beforeunload');
  await dialog.dismiss();
});

test('where storage is full a new notebook opens, that is said, and once there is room a press keeps all', async ({
  site,
  context,
}) => {
  await site.open('');
  const session = await context.newCDPSession(site.page);
  const { origin } = new URL(site.page.url());
  // A browser asks for the room that there is now and then only.
  await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1000 });
  await newNotebook(site);
  await site.type('2', `large = '${'x'.repeat(1_200_000)}'`);
  await expect(storageNotice(site)).toContainText('Storage is full');
  await session.send('Storage.overrideQuotaForOrigin', { origin });
  await storageNotice(site).getByRole('button', { name: 'Try again' }).click();
  await expect(storageNotice(site)).toHaveCount(0);
  expect((await keptNotebooks(context))[0]?.html.length).toBeGreaterThan(1_200_000);
  await site.page.reload();
  await expect(site.cell('2')).toContainText('large = ');
});

test('what was shown is kept anew when the site’s data are cleared under an open tab', async ({ site, context }) => {
  await newNotebook(site);
  await site.page.keyboard.insertText('before');
  await expect.poll(async () => (await keptNotebooks(context))[0]?.html).toContain('before');
  const session = await context.newCDPSession(site.page);
  await session.send('Storage.clearDataForOrigin', {
    origin: new URL(site.page.url()).origin,
    storageTypes: 'indexeddb',
  });
  await expect.poll(async () => (await keptNotebooks(context).catch(() => []))[0]?.html).toContain('before');
  await site.page.reload();
  await expect(site.cell('2')).toContainText('before');
});

test('a tab of an old version that holds storage is told of, and all goes on once it is closed', async ({
  site,
  context,
}) => {
  const old = await context.newPage();
  await old.goto('cells/index.json');
  await old.evaluate(
    () =>
      new Promise<void>((resolve) => {
        const opening = indexedDB.open('skybook', 1);
        opening.onupgradeneeded = () =>
          void opening.result.createObjectStore('notebooks', { keyPath: 'id' }).createIndex('route', 'route');
        opening.onsuccess = () => {
          Object.assign(globalThis, { held: opening.result });
          resolve();
        };
      }),
  );
  await site.open('#cells/tour');
  await expect(site.frame.locator('[data-cell]').first()).toBeVisible();
  await expect(storageNotice(site)).toContainText('Another tab of this site holds storage');
  await site.page.bringToFront();
  const text = site.frame.locator('[data-cell][data-language="python"]').first();
  await text.locator('.editor').click();
  await text.locator('.cm-content').click();
  await expect(text.locator('.cm-content')).toBeFocused();
  await site.page.keyboard.insertText('# kept after all');
  await expect(text).toContainText('# kept after all');
  await old.close();
  await expect(storageNotice(site)).toHaveCount(0);
  await expect.poll(async () => (await keptNotebooks(context))[0]?.html).toContain('# kept after all');
});
