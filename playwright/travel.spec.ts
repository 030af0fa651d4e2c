import { readFile, writeFile } from 'node:fs/promises';
import { keptCells } from './keptCells.ts';
import { expect, test, type Site } from './site.ts';
import type { TestCell } from './notebookFile.ts';

const CELLS: readonly TestCell[] = [
  {
    id: 'text',
    type: 'text/markdown',
    text: '# Stars\n\nThe limit is ${limit}, and $x^2$. See [CDS](https://cds.unistra.fr/).',
  },
  { id: 'limit', type: 'module', text: 'const limit = 7' },
  {
    id: 'rows',
    type: 'module',
    text: "const rows = Array.from({length: 150}, (_, i) => Object.fromEntries(Array.from({length: 30}, (__, c) => ['column ' + c, i * 1000 + c])));\ndisplay(rows)",
  },
  {
    id: 'picture',
    type: 'module',
    text: "const canvas = document.createElement('canvas'); canvas.width = 2000; canvas.height = 3000; canvas.getContext('2d').fillRect(0, 0, 2000, 3000); display(canvas)",
  },
  { id: 'long', type: 'module', text: `display('${'word '.repeat(300)}')\n// ${'x'.repeat(400)}` },
  { id: 'fails', type: 'module', text: 'throw new Error("as it must")' },
];

async function downloaded(site: Site, name: string): Promise<{ readonly name: string; readonly path: string }> {
  await site.button('Download').click();
  const [download] = await Promise.all([
    site.page.waitForEvent('download'),
    site.frame.getByRole('menuitem', { name, exact: true }).click(),
  ]);
  const path = test.info().outputPath(download.suggestedFilename());
  await download.saveAs(path);
  return { name: download.suggestedFilename(), path };
}

test('a notebook is downloaded with its results, in every form that others read', async ({ site, context }) => {
  await site.openCells(CELLS, 'Stars of all');
  await site.runAll();
  for (const { id } of CELLS) await site.expectState(id, id === 'fails' ? 'failed' : 'shown');
  await expect(site.output('text')).toContainText('The limit is 7');
  await expect.poll(async () => Object.keys(await keptCells(site)).length).toBe(6);
  await site.button('Download').click();
  await site.page.screenshot({ path: 'playwright/results/download.png' });
  await site.page.keyboard.press('Escape');

  const file = await downloaded(site, 'With results');
  expect(file.name).toBe('Stars-of-all.html');
  const text = await readFile(file.path, 'utf8');
  expect(text).not.toMatch(/<script/i);
  const reader = await context.newPage();
  const asked: string[] = [];
  reader.on('request', (request) => asked.push(request.url()));
  await reader.goto(`file://${file.path}`);
  await expect(reader.locator('main')).toContainText('The limit is 7, and');
  await expect(reader.locator('math')).toHaveCount(1);
  await expect(reader.locator('main')).toContainText('first 100 of 150 rows × 30 columns');
  await expect(reader.locator('.failure')).toContainText('as it must');
  expect(asked.filter((url) => !/^(?:file|data):/.test(url))).toEqual([]);
  await reader.screenshot({ path: 'playwright/results/with-results.png' });
  const live = await reader.getByRole('link', { name: 'Open it live' }).getAttribute('href');

  // On paper nothing is wider or higher than a page.
  await reader.emulateMedia({ media: 'print' });
  await reader.setViewportSize({ width: 688, height: 1000 });
  const cut = await reader.evaluate(() =>
    [...document.querySelectorAll('main *')]
      .filter((one) => {
        const { width, height, right } = one.getBoundingClientRect();
        const isWhole = /^(?:img|svg|tr|canvas)$/.test(one.localName);
        return right > innerWidth + 1 || width > innerWidth || (isWhole && height > innerHeight);
      })
      .map(({ outerHTML }) => outerHTML.slice(0, 80)),
  );
  expect(cut).toEqual([]);
  await expect(reader.locator('.links li')).toHaveText(['https://cds.unistra.fr/']);
  const pdf = (await reader.pdf({ preferCSSPageSize: true })).toString('latin1');
  expect(pdf.match(/\/Type\s*\/Page\b/g)!.length).toBeGreaterThan(8);

  const jupyter = JSON.parse(await readFile((await downloaded(site, 'For Jupyter')).path, 'utf8')) as {
    readonly cells: readonly { readonly id: string; readonly outputs?: readonly object[] }[];
  };
  expect(JSON.stringify(jupyter.cells)).toContain('As it must'.toLowerCase());
  expect((await downloaded(site, 'As Python')).name).toBe('Stars-of-all.py');
  expect((await downloaded(site, 'As MyST Markdown')).name).toBe('Stars-of-all.md');

  await reader.close();
  await site.page.goto(live!);
  await expect(site.cell('rows')).toBeVisible();
  await expect(site.cell('fails')).toContainText('as it must');
});

test('a file with results opens here with them, dropped, pasted or chosen', async ({ site }) => {
  await site.openCells([
    { id: 'a', type: 'module', text: 'display("what it showed")' },
    { id: 'b', type: 'module', text: 'display(`at ${performance.timeOrigin}`)' },
  ]);
  await site.runAll();
  await site.expectState('a', 'shown');
  await expect(site.output('a')).toContainText('what it showed');
  await expect(async () => {
    const { path } = await downloaded(site, 'With results');
    expect(await readFile(path, 'utf8')).toContain('<pre>"what it showed"</pre>');
  }).toPass();
  const { path } = await downloaded(site, 'With results');
  await site.button('Download').click();
  await site.frame.getByRole('menuitem', { name: 'How to cite…' }).click();
  const cited = site.frame.getByRole('dialog', { name: 'How to cite' });
  await expect(cited).toContainText(/“Test”, a Skybook notebook, results of .*made with Skybook \d.*numpy 2/);
  await cited.getByRole('button', { name: 'Close' }).click();

  // As if an earlier version of the site had made it, which this one keeps.
  const text = await readFile(path, 'utf8');
  expect(text).toContain('<h2>How to cite</h2>');
  await writeFile(path, text.replaceAll(/skybook=[^ ]+ lock=[^ ]+/g, 'skybook=0.0.1 lock=old'));
  await site.page.route('**/versions/list.json', (route) =>
    route.fulfill({ json: { first: 'skybook=0.0.1 lock=old' } }),
  );
  await site.open('#');
  await site.page.locator('input[type=file]').setInputFiles(path);
  await expect(site.output('a')).toContainText('what it showed');
  await site.expectState('a', 'idle');
  const notice = (name: string) => site.page.locator(`[data-notice="${name}"]`);
  await expect(notice('made')).toContainText(/skybook 0\.0\.1 \(here \d/);
  await expect(notice('made').getByRole('button', { name: 'Open it with those' })).toBeVisible();
  await site.runAll();
  await expect(notice('changed')).toContainText('than this run gives: cell 2.');
  await notice('changed').getByRole('button', { name: 'Compare results…' }).press('Enter');
  await expect(site.page.getByRole('dialog').locator('[data-difference="shown"]')).toHaveCount(1);
  await site.page.screenshot({ path: 'playwright/results/changed.png' });
  await site.page.getByRole('dialog').getByRole('button', { name: 'Close' }).press('Enter');

  await site.open('#');
  // The page before it takes nothing any more.
  await expect(site.page.getByRole('button', { name: 'New notebook' })).toBeVisible();
  await site.page.evaluate(() => {
    const data = new DataTransfer();
    data.setData('text/plain', '# %%\nx = 1\n\n# %% [markdown]\n# # Pasted\n');
    document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  });
  await expect(site.frame.locator('[data-cell]')).toHaveCount(2);
  await expect(site.frame.getByRole('textbox', { name: 'Notebook title' })).toHaveValue('Pasted');

  await site.answer('files.test', () => ({
    body: '---\ntitle: By address\n---\n\n```{python}\n1\n```\n',
    contentType: 'text/plain',
  }));
  await site.open('#');
  await site.page.getByLabel('Address of a notebook').fill('https://files.test/a.qmd');
  await site.page.getByRole('button', { name: 'Open', exact: true }).click();
  await expect(site.frame.getByRole('textbox', { name: 'Notebook title' })).toHaveValue('By address');
  const title = site.frame.getByRole('textbox', { name: 'Notebook title' });

  // On a notebook's page too.
  await site.frame.locator('body').evaluate((body) => {
    const data = new DataTransfer();
    const cells = [{ cell_type: 'code', source: '1', metadata: {}, outputs: [] }];
    const text = JSON.stringify({ nbformat: 4, nbformat_minor: 4, metadata: { title: 'Dropped' }, cells });
    data.items.add(new File([text], 'other.ipynb'));
    body.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
  });
  await site.button('Open other.ipynb as a notebook').click();
  await site.page.locator('[data-bar]').getByRole('button', { name: 'Open', exact: true }).click();
  await expect(title).toHaveValue('Dropped');
  await site.frame.locator('body').evaluate((body) => {
    const data = new DataTransfer();
    data.setData('text/plain', '# %% [markdown]\n# # Pasted again\n\n# %%\n1\n');
    body.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  });
  // A notebook's code could act so too.
  await site.page.locator('[data-bar]').getByRole('button', { name: 'Open', exact: true }).click();
  await expect(title).toHaveValue('Pasted again');

  await site.answer('lists.test', (url) =>
    url.pathname === '/cells/index.json'
      ? { body: JSON.stringify([{ name: 'a', title: 'Of others', line: '' }]), contentType: 'application/json' }
      : { body: '# %%\n2\n\n# %% [markdown]\n# # Listed\n', contentType: 'text/plain' },
  );
  await site.open('#');
  await site.page.getByLabel('Address of a list of notebooks').fill('https://lists.test/');
  await site.page.getByRole('button', { name: 'Add', exact: true }).click();
  await site.page.getByText('https://lists.test/cells/index.json').click();
  await site.page.screenshot({ path: 'playwright/results/home.png' });
  await site.page.getByRole('link', { name: 'Of others' }).click();
  await expect(title).toHaveValue('Listed');
});
