import type { TestCell } from '../notebookFile.ts';
import { expect, test } from './attack.ts';
import { CALL_SHELL, STEAL_PORT } from './portSteal.ts';
import type { Target } from './target.ts';

test.use({ goesAhead: false });

/** What a notebook's code may ask of the shell that costs the reader something, each many times. */
const COSTLY: Readonly<Record<string, string>> = {
  trust: "for (let i = 0; i < 9; i++) call('trust');",
  share:
    "for (let i = 0; i < 9; i++) call('share'), call('share', '<!doctype html><notebook><title>' + i + '</title></notebook>');",
  download:
    "for (let i = 0; i < 9; i++) call('download', 'invoice-' + i + '.pdf.exe', new Uint8Array(9)), call('download', 'invoice-' + i + '.pdf.exe', 'application/octet-stream', new Uint8Array(9));",
  'download-html':
    "for (let i = 0; i < 9; i++) call('download', 'notebook-' + i + '.html', new Uint8Array(9)), call('download', 'notebook-' + i + '.html', 'text/html', new Uint8Array(9));",
  'file-by-pieces':
    "for (let i = 0; i < 9; i++) { call('startFile', i + '.csv', false); call('startFile', i + '.csv', 'text/csv', false); } await pause(300); for (const { data } of stolen.answers) if (Number.isInteger(data?.value)) call('endFile', data.value);",
  'download-by-link':
    "for (let i = 0; i < 9; i++) { const a = document.createElement('a'); a.href = URL.createObjectURL(new Blob(['x'])); a.download = i + '.exe'; a.click(); }",
  allow: "for (let i = 0; i < 9; i++) call('allow', 'h' + i + '.cost.test');",
  refused: "for (let i = 0; i < 999; i++) call('refused', 'h' + i + '.' + 'a'.repeat(50) + '.cost.test');",
  'find-lead': "for (let i = 0; i < 9; i++) call('findLead', 'https://named.test/leads-' + (i % 2));",
  'open-link': "for (let i = 0; i < 9; i++) call('openLink', 'https://link.cost.test/' + i);",
  'open-window': "for (let i = 0; i < 9; i++) window.open('https://window.cost.test/' + i);",
  'open-by-link':
    "for (let i = 0; i < 9; i++) { const a = document.createElement('a'); a.href = 'https://tab.cost.test/' + i; a.target = '_blank'; document.body.append(a); a.click(); }",
  alert: 'for (let i = 0; i < 9; i++) alert(i);',
  confirm: "for (let i = 0; i < 9; i++) confirm('Trust?');",
  prompt: "for (let i = 0; i < 9; i++) prompt('Your word');",
  print: 'for (let i = 0; i < 9; i++) window.print();',
  'save-picker': 'globalThis.showSaveFilePicker?.().catch(() => undefined);',
  'open-picker': "const input = document.createElement('input'); input.type = 'file'; input.click();",
};

const cellOf = (name: string, when: 'coldly' | 'at once'): TestCell => {
  const act = `${COSTLY[name]!} await told('done');`;
  return {
    id: 'a',
    type: 'module',
    text: `${STEAL_PORT}\n${CALL_SHELL}\n(async () => { await pause(300); ${when === 'coldly' ? `await coldly(async () => { ${act} });` : act} })().catch((error) => told('failed'));`,
  };
};

const whatItCost = async (target: Target): Promise<readonly string[]> => [
  ...target.dialogs,
  ...target.downloads,
  ...target.windows.map((window) => window.url()),
  ...(await target.page.locator('dialog[open]').allInnerTexts()).map((text) => text.split('\n')[0]!),
];

test('code that nobody pressed anything for asks nothing of the reader and gives them nothing', async ({ target }) => {
  const choosers: unknown[] = [];
  target.page.on('filechooser', (chooser) => choosers.push(chooser));
  for (const way of [0, 1])
    target.internet.serve(`https://named.test/leads-${way}`, {
      type: 'text/plain',
      status: 302,
      headers: { Location: 'https://lead.cost.test/x' },
      body: '',
    });
  const all = Object.values(COSTLY)
    .map((code) => `try { ${code} } catch {}`)
    .join('\n');
  await target.openCells([
    {
      id: 'a',
      type: 'module',
      text: `${STEAL_PORT}\n${CALL_SHELL}\n(async () => { await pause(300); await coldly(async () => {\n${all}\nawait told('done');\n}); })();`,
    },
  ]);
  await target.runAll();
  // Whatever a test evaluates in a page counts as a gesture there, so until then it only listens.
  await target.internet.asked('named.test');
  await target.settle();
  expect(choosers).toEqual([]);
  expect(
    (await target.shownHosts()).filter((host) => /^h\d+\./.test(host)),
    'hosts that were let in',
  ).toEqual([]);
  expect(
    target.reached().filter((host) => host.startsWith('lead.')),
    'hosts that an answer led to',
  ).toEqual([]);
  await expectCalmShell(target);
  await target.expectUntouched();
});

for (const name of [
  'share',
  'download',
  'download-html',
  'file-by-pieces',
  'allow',
  'confirm',
  'open-link',
  'open-window',
] as const) {
  test(`of one press comes one thing at most: ${name}`, async ({ target }) => {
    await target.openCells([cellOf(name, 'at once')]);
    await target.runAll();
    await target.internet.asked('named.test');
    await target.settle();
    expect((await whatItCost(target)).length).toBeLessThanOrEqual(1);
    expect(target.downloads.filter((file) => file.endsWith('.exe'))).toEqual([]);
    await expectCalmShell(target);
  });
}

test('what a notebook has written piece by piece has a limit', async ({ target }) => {
  await target.openCells([
    {
      id: 'a',
      type: 'module',
      text: `${STEAL_PORT}\n${CALL_SHELL}
const piece = new Uint8Array(2 ** 20);
await pause(300);
for (let file = 0; file < 40; file++) call('startFile', file + '.parquet', false);
await pause(300);
const begun = stolen.answers.flatMap(({ data }) => (Number.isInteger(data?.value) ? [data.value] : []));
globalThis.begun = begun.length;`,
    },
  ]);
  await target.runToEnd();
  await target.settle();
  expect(await target.frame.locator('body').evaluate(() => (globalThis as { begun?: number }).begun)).toBeLessThan(20);
});

test('three thousand hosts take no more room than one', async ({ target }) => {
  await target.openCells([
    {
      id: 'a',
      type: 'module',
      text: `/* ${Array.from({ length: 3000 }, (_, index) => `https://h${index}.cost.test/`).join(' ')} */`,
    },
  ]);
  expect((await target.cell('a').boundingBox())!.y).toBeLessThan(600);
  await expectCalmShell(target);
});

/** The bar is a line, whatever a notebook tells the shell, and the notebook has its place. */
async function expectCalmShell(target: Target): Promise<void> {
  const frame = (await target.page.frameLocator('iframe.stage').locator('iframe[data-notebook]').boundingBox())!;
  expect.soft(frame.y, 'the height of what stands over the notebook').toBeLessThan(300);
}
