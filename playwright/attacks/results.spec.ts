import { readFile } from 'node:fs/promises';
import type { TestCell } from '../notebookFile.ts';
import { notebookFile } from '../notebookFile.ts';
import { expect, test } from './attack.ts';
import { bokehItem, model } from './bokehItem.ts';
import { jupyterFile } from './jupyterFile.ts';
import { mapped } from './mapped.ts';
import { callShell, STEAL_PORT } from './portSteal.ts';
import { RUNNING_HTML } from './runningHtml.ts';
import type { Target } from './target.ts';

test.use({ goesAhead: false });

/** Forms in which a result would run `CODE`. */
const LIVE: Readonly<Record<string, object>> = {
  ...mapped(RUNNING_HTML, (html) => ({ 'text/html': html })),
  bokeh: bokehItem(model('CustomJS', { code: 'CODE' })),
  javascript: { 'application/javascript': 'CODE' },
  svg: { 'image/svg+xml': '<svg xmlns="http://www.w3.org/2000/svg" onload="CODE"><script>CODE</script></svg>' },
  markdown: { 'text/markdown': '<img src="data:," onerror="CODE">\n\n[x](javascript:CODE)' },
  latex: { 'text/latex': '$\\href{javascript:CODE}{x}\\htmlData{onclick=CODE}{x}$' },
  rows: {
    'application/vnd.skybook.rows+json': {
      columns: [{ name: '<img src="data:," onerror="CODE">', unit: '<script>CODE</script>', numeric: true }],
      rows: [['<img src="data:," onerror="CODE">']],
      totalRows: 1,
      warnings: ['<script>CODE</script>'],
      sources: [
        {
          service: '<script>CODE</script>',
          url: 'javascript:CODE',
          retrievedAt: 'CODE',
          origin: { rightsUrl: 'javascript:CODE' },
        },
      ],
    },
  },
  png: { 'image/png': 'iVBORw0KGgo" onerror="CODE' },
};

const withCode = (name: string, text: string): string =>
  text.replaceAll(
    'CODE',
    `(globalThis.attackRan=globalThis.attackRan||[]).push(String.raw\`${name}\`),fetch(\`https://${name}.ran.test/\`)`,
  );
const RESULTS = mapped(LIVE, (data, name) => ({
  atMs: 1,
  own: '',
  made: '',
  outputs: [{ kind: 'shown', shown: JSON.parse(withCode(name, JSON.stringify({ data }))) as object }],
  failure: { kind: 'python', message: withCode(name, '<script>CODE</script>'), remedy: { label: 'x', firstLine: 'y' } },
}));
const CELLS = Object.keys(LIVE).map((id) => ({ id, type: 'text/x-python', text: '1' }) satisfies TestCell);

async function expectNothingRan(target: Target): Promise<void> {
  await target.readThrough();
  await target.settle();
  const ran = await Promise.all(
    target.page
      .frames()
      .map((frame) =>
        frame.evaluate(() => (globalThis as { attackRan?: readonly string[] }).attackRan ?? []).catch(() => []),
      ),
  );
  expect.soft(ran.flat(), 'what ran').toEqual([]);
  expect.soft(target.reached(), 'who was told').toEqual([]);
}

test('results that storage holds run nothing when they are shown, and no button of them writes into a cell', async ({
  target,
}) => {
  await target.open('');
  await target.keep({
    id: 'planted',
    html: notebookFile('Planted', CELLS),
    title: 'Planted',
    createdMs: 0,
    changedMs: 0,
    origin: 'link',
    trust: { hosts: false, proxy: false },
    version: 1,
  });
  await target.page.evaluate(async (results) => {
    const database = await new Promise<IDBDatabase>((resolve) => {
      const request = indexedDB.open('skybook');
      request.onsuccess = () => resolve(request.result);
    });
    await new Promise<void>((resolve) => {
      const transaction = database.transaction('results', 'readwrite');
      const cells = Object.fromEntries(Object.entries(results).map(([id, one]) => [id, JSON.stringify(one)]));
      transaction.objectStore('results').put({ address: '#mine/planted', atMs: 1, length: 1, cells });
      transaction.oncomplete = () => resolve();
    });
    database.close();
  }, RESULTS);
  await target.open('#mine/planted');
  await expect(target.output('svg')).toBeVisible();
  await expect(target.frame.locator('.failure-remedy')).toHaveCount(0);
  await expectNothingRan(target);
});

test('what code tells the shell of its results is kept as what does nothing, and shown so', async ({ target }) => {
  await target.openCells([{ id: 'code', type: 'module', text: STEAL_PORT }, ...CELLS]);
  await target.runAll();
  await target.expectState('code', 'shown');
  for (const [id, result] of Object.entries(RESULTS)) await callShell(target, 'saveResult', [id, result]);
  await target.page.reload();
  await expect(target.output('svg')).toBeVisible();
  await expectNothingRan(target);
});

test('files made of such results run nothing and ask nobody, wherever they are opened', async ({
  target,
  context,
}, info) => {
  await target.openText(jupyterFile(JSON.parse(withCode('file', JSON.stringify(LIVE))) as never), 'a.ipynb');
  await expect(target.cell('svg')).toBeVisible();
  const saved = async (name: string): Promise<string> => {
    await target.button('Download').click();
    const [download] = await Promise.all([
      target.page.waitForEvent('download'),
      target.frame.getByRole('menuitem', { name }).click(),
    ]);
    const path = info.outputPath(download.suggestedFilename());
    await download.saveAs(path);
    return path;
  };
  const page = await saved('With results');
  expect(await readFile(page, 'utf8')).not.toMatch(/<script/i);
  const reader = await context.newPage();
  await reader.goto(`file://${page}`);
  await expect(reader.locator('.cell')).toHaveCount(Object.keys(LIVE).length);
  expect(await reader.evaluate(() => (globalThis as { attackRan?: unknown }).attackRan)).toBeUndefined();
  const acting = await reader.evaluate(() =>
    [...document.querySelectorAll('*')]
      .flatMap(({ attributes }) =>
        [...attributes].filter(({ name, value }) => name.startsWith('on') || /^\s*javascript:/i.test(value)),
      )
      .map(({ name }) => name),
  );
  expect(acting).toEqual([]);
  // A page behind another draws nothing.
  await reader.close();
  const jupyter = JSON.parse(await readFile(await saved('For Jupyter'), 'utf8')) as {
    readonly cells: readonly { readonly outputs?: readonly { readonly data: object }[] }[];
  };
  const types = jupyter.cells.flatMap(({ outputs = [] }) => outputs.flatMap(({ data }) => Object.keys(data)));
  expect(types.filter((type) => /javascript|bokeh/.test(type))).toEqual([]);

  await target.openText(await readFile(page, 'utf8'), 'results.html');
  await expect(target.cell('svg')).toBeVisible();
  await expectNothingRan(target);
});
