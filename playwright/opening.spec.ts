import { expect, test } from './site.ts';

test('home lists the shipped notebooks, each with a line and a picture', async ({ site }) => {
  await site.open('');
  for (const name of ['tour', 'solar-neighbourhood', 'virtual-observatory']) {
    const link = site.page.locator(`a[href="#cells/${name}"]`).first();
    await expect(link).toBeVisible();
  }
  const pictures = site.page.locator('img');
  await expect(pictures).toHaveCount(3);
  for (const picture of await pictures.all())
    expect(
      await picture.evaluate((image: HTMLImageElement) => image.decode().then(() => image.naturalWidth)),
    ).toBeGreaterThan(0);
});

test('an opened notebook is shown and runs nothing until the reader asks', async ({ site }) => {
  await site.openCells([
    { id: '1', type: 'text/x-python', text: 'print("hello")' },
    { id: 'named', type: 'module', text: '1 + 1' },
  ]);
  await expect(site.cell('named')).toContainText('1 + 1');
  await site.page.waitForLoadState('networkidle');
  await site.expectState('1', 'idle');
  await site.expectState('named', 'idle');
  // Engines are made ready in a frame that has nothing of the notebook.
  await expect(site.output('1')).toBeHidden();
});

test('a notebook without Python cells never fetches Python', async ({ site }) => {
  const python: string[] = [];
  site.page.context().on('request', (request) => {
    if (/pyodide/.test(request.url())) python.push(request.url());
  });
  await site.openCells([{ id: '1', type: 'module', text: 'const a = 20 + 22;\ndisplay(a)' }]);
  await site.runAll();
  await site.expectState('1', 'shown');
  await expect(site.output('1')).toContainText('42');
  expect(python).toEqual([]);
});

test('an address that is no notebook is explained and opens nothing', async ({ site }) => {
  await site.answer('notebooks.test', () => ({ body: 'gone', contentType: 'text/plain', status: 404 }));
  await site.open('#src=https://notebooks.test/missing.html');
  await expect(site.page.locator('body')).toContainText('notebooks.test');
  await expect(site.page.locator('iframe[data-notebook]')).toHaveCount(0);
});

test('an opened notebook cannot reach the site that shows it', async ({ site }) => {
  await site.openCells([
    {
      id: '1',
      type: 'module',
      text: 'const reach = [() => window.parent.document.title, () => localStorage.length, () => document.cookie, () => indexedDB.open("x")].map((f) => { try { return String(f()); } catch (e) { return e.name; } });\ndisplay(reach.join(" "))',
    },
  ]);
  await site.runAll();
  await site.expectState('1', 'shown');
  await expect(site.output('1')).toContainText('SecurityError');
  await expect(site.output('1')).not.toContainText('Skybook');
});
