import type { TestCell } from '../notebookFile.ts';
import { expect, test } from './attack.ts';
import { bokehItem, model, plotOf } from './bokehItem.ts';
import { FETCHING_HTML } from './fetchingHtml.ts';
import { jupyterFile, jupyterText, type Bundle } from './jupyterFile.ts';
import { mapped } from './mapped.ts';
import type { Target } from './target.ts';

/** Markdown that asks `HOST`, beyond HTML in it. */
const MARKDOWN: Readonly<Record<string, string>> = {
  image: '![](https://HOST/x.png)',
  'image-reference': '![x][y]\n\n[y]: https://HOST/x.png',
  'image-scheme-relative': '![](//HOST/x.png)',
  'image-in-link': '[![](https://HOST/x.png)](https://HOST/y)',
  'image-in-table': '| a |\n|---|\n| ![](https://HOST/x.png) |',
  autolink: 'https://HOST/ and <https://HOST/x>',
};

/** Stored outputs that ask `HOST`. */
const OUTPUTS: Readonly<Record<string, Bundle>> = {
  svg: {
    'image/svg+xml':
      '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><image href="https://HOST/x.png" width="9" height="9"/></svg>',
  },
  'svg-html': { 'image/svg+xml': '<p><img src="https://HOST/x.png"></p>' },
  markdown: { 'text/markdown': '![](https://HOST/x.png)' },
  latex: { 'text/latex': '$\\includegraphics{https://HOST/x.png}$' },
  javascript: { 'application/javascript': 'fetch("https://HOST/x")' },
  'png-broken-out': { 'image/png': '"><img src="https://HOST/x.png">' },
  'bokeh-image-url': bokehItem(
    plotOf(
      model('ImageURL', {
        url: { type: 'value', value: 'https://HOST/x.png' },
        x: { type: 'field', field: 'x' },
        y: { type: 'field', field: 'y' },
      }),
    ),
  ),
  'bokeh-div': bokehItem(model('Div', { text: '<img src="https://HOST/x.png">' })),
  'sky-survey': { 'application/vnd.skybook.sky+json': { layers: [], survey: 'https://HOST/hips' } },
  'sky-coverage': { 'application/vnd.skybook.sky+json': { layers: [{ kind: 'moc', moc: 'https://HOST/moc.json' }] } },
  'sky-image': { 'application/vnd.skybook.sky+json': { layers: [{ kind: 'image', image: 'https://HOST/x.fits' }] } },
};

test('text asks nobody before it is run', async ({ target }) => {
  await target.openCells(
    Object.entries({ ...FETCHING_HTML, ...prefixed('markdown', MARKDOWN) }).map(
      ([name, text]) => ({ id: name, type: 'text/markdown', text: forHost(name, text) }) satisfies TestCell,
    ),
  );
  await expectNobodyAsked(target);
});

test('stored HTML asks nobody', async ({ target }) => {
  await target.openText(
    jupyterFile(mapped(FETCHING_HTML, (html, name) => ({ 'text/html': forHost(name, html) }))),
    'notebook.ipynb',
  );
  await expect(target.cell('img')).toBeVisible();
  await expectNobodyAsked(target);
});

test('nor do other stored outputs, in a link', async ({ target }) => {
  await target.openLink(
    jupyterFile(mapped(OUTPUTS, (bundle, name) => JSON.parse(forHost(name, JSON.stringify(bundle))) as Bundle)),
  );
  await expect(target.cell('svg')).toBeVisible();
  await expectNobodyAsked(target);
});

test('a stored sky tells nobody what it shows', async ({ target }) => {
  await target.openText(
    jupyterFile({
      target: { 'application/vnd.skybook.sky+json': { layers: [], target: 'M 31 reader-tracking-id-42' } },
      missing: { 'application/vnd.skybook.sky+json': { layers: [], survey: 'CDS/P/DSS2/color' } },
    }),
    'notebook.ipynb',
  );
  await expect(target.cell('target')).toBeVisible();
  await expectNobodyAsked(target);
});

test('nor do engines that start while cells are read which will ask for packages, modules and data', async ({
  target,
}) => {
  const code = (id: string, type: TestCell['type'], text: string): TestCell => ({ id, type, text: forHost(id, text) });
  const python = (id: string, text: string) => code(id, 'text/x-python', text);
  const sql = (id: string, text: string) => code(id, 'application/sql', text);
  await target.openCells([
    python(
      'declared',
      '# /// script\n# dependencies = ["a @ https://HOST/a-1.0-py3-none-any.whl", "tracking-package-42"]\n# ///\nimport astropy, numpy, tracking_module_42',
    ),
    python('installed', '%pip install https://HOST/a-1.0-py3-none-any.whl -r https://HOST/list.txt'),
    python('beside', 'from matplotlib import pyplot\nimport helper\n%run helper.py\nopen("data.csv")'),
    python('extended', '%load_ext helper\n!wget https://HOST/x'),
    sql('file', "SELECT * FROM 'https://HOST/x.parquet'"),
    sql('catalogue', "SELECT * FROM hats('https://HOST/cat') ORDER BY a LIMIT 1"),
    sql('service', '-- @tap https://HOST/tap\nSELECT 1'),
    sql('jupyter', "-- @jupyter\nFROM 'https://HOST/x.parquet'"),
    code('script', 'module', 'import x from "https://HOST/x.js";\nfetch("https://HOST/x")'),
  ]);
  await expect(target.page.frameLocator('iframe.stage').locator('iframe:not([data-notebook])')).toHaveCount(1);
  await expect.poll(() => target.page.workers().length, { timeout: 60_000 }).toBeGreaterThan(1);
  await expectNobodyAsked(target);
  const ofAuthor = target.internet.heard.filter(({ host }) => host === 'author.test').map(({ path }) => path);
  expect([...new Set(ofAuthor)]).toEqual(['/notebook.html']);
});

test('an attachment is what its cell brought, whatever it calls itself', async ({ target }) => {
  const attached = (name: string, type: string, image = 'attachment:a.png') => ({
    id: name,
    cell_type: 'markdown',
    source: `![](${image})`,
    metadata: {},
    attachments: { 'a.png': { [type]: 'AAAA' } },
  });
  await target.openText(
    jupyterText([
      attached('type', 'image/png;base64,AAAA) ![](https://type.arrive.test/x.png'),
      attached('type-html', 'image/png" onerror="1"><img src="https://type-html.arrive.test/x.png">'),
      {
        ...attached('name', 'image/png', 'attachment:b'),
        attachments: { b: { 'image/png,) <img src=https://name.arrive.test/x.png>': 'AAAA' } },
      },
    ]),
    'notebook.ipynb',
  );
  await expect(target.cell('type')).toBeVisible();
  await expectNobodyAsked(target);
});

test('neither do titles, names of errors and text', async ({ target }) => {
  const markup = (name: string) => `<img src="https://${name}.arrive.test/x.png">`;
  await target.openText(
    jupyterText(
      [
        {
          id: 'error',
          cell_type: 'code',
          source: '1',
          metadata: {},
          outputs: [
            {
              output_type: 'error',
              ename: markup('ename'),
              evalue: markup('evalue'),
              traceback: [markup('traceback')],
            },
          ],
        },
        {
          id: 'stream',
          cell_type: 'code',
          source: '1',
          metadata: {},
          outputs: [
            {
              output_type: 'stream',
              name: 'stdout',
              text: `${markup('stream')}\u001b]8;;https://stream-link.arrive.test/\u0007x\u001b]8;;\u0007`,
            },
          ],
        },
        { id: markup('id'), cell_type: 'code', source: '1', metadata: { tags: [markup('tag')] }, outputs: [] },
      ],
      { title: markup('title'), kernelspec: { language: markup('kernel') } },
    ),
    'notebook.ipynb',
  );
  await expect(target.cell('error')).toBeVisible();
  await expectNobodyAsked(target);
});

async function expectNobodyAsked(target: Target): Promise<void> {
  await target.readThrough();
  await target.settle();
  expect(target.reached()).toEqual([]);
  await target.expectUntouched();
}

function forHost(name: string, text: string): string {
  return text.replaceAll('HOST', `${name}.arrive.test`);
}

function prefixed<A>(prefix: string, record: Readonly<Record<string, A>>): Readonly<Record<string, A>> {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [`${prefix}-${name}`, value]));
}
