import type { Page } from '@playwright/test';
import { keptIn } from './attacks/kept.ts';
import { keptControls } from './kills/keptNotebooks.ts';
import { expect, test } from './site.ts';

const cells = [
  { id: 'a', type: 'text/markdown', text: '# Ångström & <b>bold</b> 星' },
  { id: '7', type: 'module', text: 'const ω = 1 < 2;\ndisplay(ω)' },
] as const;

async function sharedLink(page: Page): Promise<string> {
  const field = page.getByRole('textbox', { name: 'Link' });
  await expect(field).toHaveValue(/#nb1\./);
  return field.inputValue();
}

test('a shared link opens the same notebook elsewhere, and does not run it', async ({ site }) => {
  await site.openCells(cells);
  await site.button('Share').click();
  const link = await sharedLink(site.page);
  await site.page.getByText('QR code', { exact: true }).press('Enter');
  await expect(site.page.getByRole('img', { name: 'QR code of the link' })).toBeVisible();
  await site.page.screenshot({ path: 'playwright/results/qr.png' });
  await site.page.getByText(/^Open it in Colab/).press('Enter');
  await site.page.getByLabel('Address of the .ipynb').fill('https://github.com/ana/sky/blob/main/stars.ipynb');
  const colab = site.page.getByRole('link', { name: 'Open in Google Colab' });
  await expect(colab).toHaveAttribute('href', 'https://colab.research.google.com/github/ana/sky/blob/main/stars.ipynb');
  await site.page.goto('about:blank');
  await site.page.goto(link);
  await expect(site.cell('7')).toContainText('const ω = 1 < 2;');
  await expect(site.cell('a')).toBeVisible();
  await site.expectState('7', 'idle');
});

test('controls travel in a link as they stand, and are the reader’s own from then on', async ({ site }) => {
  await site.openCells([
    { id: '1', type: 'module', text: 'const limit = view(Inputs.range([0, 10], {label: "Limit", step: 1, value: 7}))' },
    { id: '2', type: 'module', text: 'display(`up to ${limit}`)' },
  ]);
  await site.runAll();
  await site.output('1').getByRole('slider').press('ArrowRight');
  await expect(site.output('2')).toContainText('up to 8');
  await site.button('Share').click();
  const plain = await sharedLink(site.page);
  await site.page.getByLabel('With the controls as they stand').press('Space');
  await expect(site.page.getByRole('textbox', { name: 'Link' })).not.toHaveValue(plain);
  const link = await sharedLink(site.page);
  for (const [address, says] of [
    [plain, 'up to 7'],
    [link, 'up to 8'],
  ] as const) {
    await site.page.goto('about:blank');
    await site.page.goto(address);
    await site.runAll();
    await expect(site.output('2')).toContainText(says);
  }
  await site.output('1').getByRole('slider').press('ArrowRight');
  await expect(site.output('2')).toContainText('up to 9');
  // Within a second of the gesture.
  await expect.poll(() => keptControls(site.page.context())).toContain(':9}');
  await site.page.reload();
  await site.runAll();
  await expect(site.output('2')).toContainText('up to 9');
});

test('a truncated or damaged link says so and opens nothing', async ({ site }) => {
  await site.openCells(cells);
  await site.button('Share').click();
  const link = await sharedLink(site.page);
  const middle = link.length - 20;
  const flipped = link.slice(0, middle) + (link[middle] === 'A' ? 'B' : 'A') + link.slice(middle + 1);
  for (const damaged of [link.slice(0, -5), flipped]) {
    await site.page.goto('about:blank');
    await site.page.goto(damaged);
    await expect(site.page.locator('body')).toContainText(/damaged|incomplete|cut|truncated/i);
    await expect(site.page.locator('iframe[data-notebook]')).toHaveCount(0);
  }
});

test('a reload loses nothing that was written', async ({ site }) => {
  await site.openCells(cells);
  await site.type('7', 'const kept = "written before the reload"');
  await expect
    .poll(async () => JSON.stringify((await keptIn(site.page)).records))
    .toContain('written before the reload');
  await site.page.reload();
  await expect(site.cell('7')).toContainText('written before the reload');
});
