import { notebookFile } from '../notebookFile.ts';
import { expect, test } from './attack.ts';
import { jupyterText } from './jupyterFile.ts';
import { notebookLink } from './notebookLink.ts';
import type { Target } from './target.ts';

test.use({ goesAhead: false });

const MB = 2 ** 20;
const code = (more: object = {}) => ({
  cell_type: 'code',
  source: '1',
  metadata: {},
  outputs: [],
  execution_count: null,
  ...more,
});
const output = (more: object) => code({ outputs: [{ output_type: 'display_data', metadata: {}, data: {}, ...more }] });
const markdown = (more: object) => ({ cell_type: 'markdown', source: 'x', metadata: {}, ...more });
const nested = (depth: number): string => `${'['.repeat(depth)}1${']'.repeat(depth)}`;
const withJson = (json: string) =>
  jupyterText([output({ data: { 'application/json': 'HERE' } })]).replace('"HERE"', json);

/**
 * Cells of Jupyter notebooks that are not as they should be: each is opened as what can be read of it, or refused in
 * words.
 */
const CELLS: Readonly<Record<string, unknown>> = {
  'id-object': code({ id: {} }),
  'id-list': code({ id: ['a'] }),
  'id-number': code({ id: 5 }),
  'id-prototype': code({ id: '__proto__' }),
  'outputs-text': code({ outputs: 'abc' }),
  'outputs-object': code({ outputs: { length: 1 } }),
  'outputs-null': code({ outputs: [null] }),
  'outputs-of-numbers': code({ outputs: [1, 'x', [], true] }),
  'output-data-null': output({ data: null }),
  'output-data-text': output({ data: 'x' }),
  'output-html-object': output({ data: { 'text/html': {} } }),
  'output-html-number': output({ data: { 'text/html': 5, 'image/png': {}, 'text/plain': null } }),
  'output-json-deep': output({ data: { 'application/json': JSON.parse(nested(150)) as unknown } }),
  'output-metadata-text': output({ metadata: 'x', data: { 'image/png': 'AAAA' } }),
  'output-type-object': output({ output_type: {} }),
  'stream-text-object': code({ outputs: [{ output_type: 'stream', name: {}, text: {} }] }),
  'error-names-object': code({ outputs: [{ output_type: 'error', ename: {}, evalue: [], traceback: 'x' }] }),
  'attachments-null': markdown({ attachments: { a: null } }),
  'attachments-text': markdown({ attachments: 'x', source: '![](attachment:a)' }),
  'attachments-number': markdown({ attachments: { a: { 'image/png': 5 } }, source: '![](attachment:a)' }),
  'mark-text-object': code({ metadata: { skybook: { source: '1', language: 'python', text: {} } } }),
  'mark-language-object': code({ metadata: { skybook: { source: '1', language: {}, text: 'x' } } }),
  'mark-output-object': code({
    metadata: { skybook: { source: '1', language: 'sql', text: 'x', output: {}, pinned: 'x' } },
  }),
  'tags-object': code({ metadata: { tags: {}, jupyter: null } }),
  'tags-of-objects': code({ metadata: { tags: [{}, null, 5] } }),
  'source-number': code({ source: 5 }),
  'source-object': code({ source: {} }),
  'source-list-of-objects': code({ source: [{}, null, ['x']] }),
  'source-missing': { cell_type: 'code' },
  'metadata-text': code({ metadata: 'y' }),
  'cell-type-object': code({ cell_type: {} }),
  'cell-null': null,
  'cell-number': 5,
  'cell-list': [],
  'address-none': markdown({ source: 's3://xn--/x s3://xn--a/ gs://-/ https://xn--/' }),
  'mentions-notebook': markdown({ source: 'A <notebook><script>1</script></notebook> in text' }),
};

/** Whole files that are not as they should be. */
const FILES: Readonly<Record<string, string>> = {
  'kernel-language-number': jupyterText([code()], { kernelspec: { language: 5 } }),
  'kernel-null': jupyterText([code()], { kernelspec: null, language_info: { name: [] } }),
  'metadata-null': '{"nbformat":4,"metadata":null,"cells":[{"cell_type":"code","source":"1"}]}',
  'metadata-text': '{"nbformat":4,"metadata":"x","cells":[{"cell_type":"code","source":"1"}]}',
  'title-object': jupyterText([code()], { title: {} }),
  'order-object': jupyterText([code()], { skybook: { order: {} } }),
  'cells-none': jupyterText([]),
  'worksheets-null': '{"nbformat":3,"metadata":{},"worksheets":[null]}',
  'worksheets-cells-text': '{"nbformat":3,"metadata":{},"worksheets":[{"cells":"x"}]}',
  'worksheets-odd':
    '{"nbformat":3,"metadata":{},"worksheets":[{"cells":[null,{"cell_type":"heading","level":-1,"source":"x"},{"cell_type":"code","input":5,"outputs":[{"output_type":"pyout","png":{}}]}]}]}',
  'ids-repeated': notebookFile(
    'x',
    Array.from({ length: 200 }, () => ({ id: '1', type: 'text/markdown', text: 'x' })),
  ),
  'no-notebook': '<!doctype html><p>Nothing here',
  empty: '',
  nul: '\0'.repeat(1000),
  truncated: jupyterText([code()]).slice(0, -3),
  'json-number': '5',
  'json-null': 'null',
};

/** Files over what a notebook may be. */
const TOO_LARGE: Readonly<Record<string, () => string>> = {
  cells: () =>
    notebookFile(
      'x',
      Array.from({ length: 2001 }, (_, index) => ({ id: `c${index}`, type: 'text/markdown', text: 'x' })),
    ),
  'cells-jupyter': () =>
    jupyterText(Array.from({ length: 2001 }, () => ({ cell_type: 'markdown', source: 'x', metadata: {} }))),
  'cells-of-one-id': () =>
    jupyterText(Array.from({ length: 20_000 }, () => ({ id: 'a', cell_type: 'markdown', source: 'x', metadata: {} }))),
  cell: () => notebookFile('x', [{ id: 'a', type: 'text/markdown', text: 'word '.repeat(MB / 4) }]),
  'cell-jupyter': () => jupyterText([markdown({ source: 'word '.repeat(MB / 4) })]),
  whole: () =>
    notebookFile(
      'x',
      Array.from({ length: 40 }, (_, index) => ({
        id: `c${index}`,
        type: 'text/markdown',
        text: 'word '.repeat(MB / 6),
      })),
    ),
  'json-deeper': () => withJson(nested(500)),
  'json-deepest': () => withJson(nested(200_000)),
};

test('what is malformed is opened as what it holds, or refused in words; the page before it goes', async ({
  target,
}) => {
  await openGood(target);
  const wordless: string[] = [];
  const attempt = async (name: string, text: string): Promise<void> => {
    if ((await openAndWait(target, name, text)) !== undefined) return;
    wordless.push(name);
    await openGood(target);
  };
  for (const [name, text] of Object.entries(FILES)) await attempt(name, text);
  // One by one only where all together are not opened, to name those that are not.
  const good = markdown({ id: 'last', source: 'the last one' });
  if (
    (await openAndWait(target, 'cells', jupyterText([...Object.values(CELLS), good]))) !== 'opened' ||
    !(await target.cell('last').isVisible())
  ) {
    for (const [name, cell] of Object.entries(CELLS)) await attempt(name, jupyterText([cell, good]));
  }
  expect.soft(wordless).toEqual([]);
  expect.soft(target.errors).toEqual([]);
  await target.expectUntouched();
});

test('what is too large is refused in words', async ({ target }) => {
  await openGood(target);
  const opened: string[] = [];
  for (const [name, text] of Object.entries(TOO_LARGE)) {
    const ended = await openAndWait(target, name, text());
    if (ended !== 'refused') {
      opened.push(`${name}: ${ended ?? 'nothing said'}`);
      await target.page.goto('about:blank');
      await openGood(target);
    }
  }
  expect.soft(opened).toEqual([]);
  await target.expectUntouched();
});

test('of a file without an end no more is taken than a notebook may have', async ({ target }) => {
  let taken = 0;
  const piece = Buffer.alloc(MB, 'x');
  target.internet.serve('https://author.test/endless.html', {
    type: 'text/html',
    body: (function* () {
      for (yield Buffer.from('<!doctype html><notebook><script type="text/markdown">'); taken < 200; taken++)
        yield piece;
    })(),
  });
  await openGood(target);
  await target.page.evaluate(() => (location.hash = '#src=https://author.test/endless.html'));
  await expect(target.page.getByRole('alert')).toBeVisible();
  expect(taken).toBeLessThan(100);
});

test('nor of a link that unpacks to more', async ({ target }) => {
  await openGood(target);
  await target.page.evaluate(
    (hash) => (location.hash = hash),
    notebookLink(`<!doctype html><notebook><script type="text/markdown">${' '.repeat(64 * MB)}</script></notebook>`),
  );
  await expect(target.page.getByRole('alert')).toBeVisible();
  await expect(target.page.locator('iframe.stage')).toHaveCount(0);
});

async function openGood(target: Target): Promise<void> {
  await target.openText(
    notebookFile('Good', [{ id: 'good', type: 'text/markdown', text: 'All is well' }]),
    'good.html',
  );
  await expect(target.cell('good')).toBeVisible();
}

/** Opens a file in place of what is shown: what came of it, or nothing when the page stays as it was. */
async function openAndWait(target: Target, name: string, text: string): Promise<'opened' | 'refused' | undefined> {
  target.internet.serve(`https://author.test/${name}`, { type: 'text/plain', body: text });
  await target.page.evaluate((address) => {
    // What is there now is marked, to be told from what comes.
    for (const element of document.body.querySelectorAll('*')) element.classList.add('before');
    location.hash = `#src=${address}`;
  }, `https://author.test/${name}`);
  const now = target.page.locator('iframe.stage:not(.before), [role=alert]:not(.before, :empty)');
  const came = await now
    .first()
    .waitFor({ timeout: 45_000 })
    .then(
      () => true,
      () => false,
    );
  if (!came) return undefined;
  if ((await target.page.locator('iframe.stage').count()) === 0) return 'refused';
  const drawn = await target.frame
    .getByRole('button', { name: 'Run all' })
    .waitFor({ timeout: 45_000 })
    .then(
      () => true,
      () => false,
    );
  return drawn ? 'opened' : undefined;
}
