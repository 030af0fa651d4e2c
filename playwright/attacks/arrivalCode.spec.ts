import { notebookFile, type TestCell } from '../notebookFile.ts';
import { expect, test } from './attack.ts';
import { bokehItem, model, plotOf } from './bokehItem.ts';
import { jupyterFile, type Bundle } from './jupyterFile.ts';
import { mapped } from './mapped.ts';
import { RUNNING_HTML } from './runningHtml.ts';
import type { Target } from './target.ts';

const field = (name: string) => ({ type: 'field', field: name });

/** Stored outputs that run `CODE`. */
const OUTPUTS: Readonly<Record<string, Bundle>> = {
  'bokeh-ready': bokehItem(model('Div', { text: 'x' }), model('CustomJS', { code: 'CODE' })),
  'bokeh-transform': bokehItem(
    plotOf(
      model('Scatter', {
        x: {
          ...field('x'),
          transform: model('CustomJSTransform', { func: 'CODE;return x', v_func: 'CODE;return xs' }),
        },
        y: field('y'),
      }),
    ),
  ),
  'bokeh-expression': bokehItem(
    plotOf(
      model('Scatter', {
        x: { type: 'expr', expr: model('CustomJSExpr', { code: 'CODE;return [0]' }) },
        y: field('y'),
      }),
    ),
  ),
  'bokeh-div': bokehItem(model('Div', { text: '<img src="data:," onerror="CODE">' })),
  'bokeh-table-template': bokehItem(
    model('DataTable', {
      width: 90,
      height: 90,
      source: model('ColumnDataSource', { data: { type: 'map', entries: [['x', [1]]] } }),
      columns: [
        model('TableColumn', { field: 'x', formatter: model('HTMLTemplateFormatter', { template: '<% CODE %>' }) }),
      ],
    }),
  ),
  'bokeh-load': { 'application/vnd.bokehjs_load.v0+json': 'CODE', 'application/javascript': 'CODE' },
  javascript: { 'application/javascript': 'CODE' },
  'text-javascript': { 'text/javascript': 'CODE' },
  module: { 'application/vnd.observable.module': 'CODE' },
  svg: { 'image/svg+xml': '<svg xmlns="http://www.w3.org/2000/svg" onload="CODE"><script>CODE</script></svg>' },
  'svg-lines': { 'image/svg+xml': ['<svg onload="CODE"', '><script>CODE</script></svg>'] },
  'html-with-parameter': { 'text/html; charset=utf-8': '<script>CODE</script>', 'TEXT/HTML': '<script>CODE</script>' },
  xhtml: { 'application/xhtml+xml': '<script xmlns="http://www.w3.org/1999/xhtml">CODE</script>' },
  latex: { 'text/latex': '$\\href{javascript:CODE}{x}\\htmlData{onclick=CODE}{x}$' },
  widget: { 'application/vnd.jupyter.widget-view+json': { model_id: 'CODE' }, 'text/html': '<script>CODE</script>' },
  prototype: { ['__proto__']: { 'text/html': '<script>CODE</script>' }, constructor: 'CODE' },
};

const INERT = mapped(RUNNING_HTML, (html, name) => ({ 'text/html': withCode(name, html) }));
const LIVE = mapped(OUTPUTS, (bundle, name) => JSON.parse(withCode(name, JSON.stringify(bundle))) as Bundle);

test('text runs nothing when it is read', async ({ target }) => {
  await target.openCells(
    Object.entries(RUNNING_HTML).map(
      ([name, html]) => ({ id: name, type: 'text/markdown', text: withCode(name, html) }) satisfies TestCell,
    ),
  );
  await expectNothingRan(target);
});

test('stored outputs run nothing', async ({ target }) => {
  await target.openText(jupyterFile({ ...INERT, ...LIVE }), 'notebook.ipynb');
  await expect(target.cell('script')).toBeVisible();
  await expectNothingRan(target);
});

test('nor do those in a link that holds a Jupyter notebook', async ({ target }) => {
  await target.openLink(jupyterFile(LIVE));
  await expect(target.cell('svg')).toBeVisible();
  await expectNothingRan(target);
});

for (const trusted of [false, true]) {
  test(`nor do those of a ${trusted ? 'trusted ' : ''}notebook that was kept before it was read as it is now`, async ({
    target,
  }) => {
    const stored = mapped(LIVE, (data) => [{ kind: 'shown', shown: { data } }]);
    const cells = Object.keys(LIVE).map((id) => ({ id, type: 'text/x-python', text: '1' }) satisfies TestCell);
    await target.open('');
    await target.keep({
      id: 'earlier',
      html: notebookFile('Earlier', cells),
      title: 'Earlier',
      stored,
      createdMs: 0,
      changedMs: 0,
      origin: 'link',
      trusted,
      version: 1,
    });
    await target.open('#mine/earlier');
    await expect(target.cell('svg')).toBeVisible();
    await expectNothingRan(target, trusted);
  });
}

async function expectNothingRan(target: Target, wasTrusted = false): Promise<void> {
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
  await target.expectUntouched({ trusted: wasTrusted ? ['earlier'] : [] });
}

/**
 * The same text with code that marks its window and tells a host of its own. No quotes, `<`, `>`, `&` and blanks: it
 * stands in attributes.
 */
function withCode(name: string, text: string): string {
  const tokens = `String.raw\`${name}\``;
  return text.replaceAll(
    'CODE',
    `(globalThis.attackRan=globalThis.attackRan||[]).push(${tokens}),fetch(\`https://${name}.ran.test/\`)`,
  );
}
