import { expect, test } from './site.ts';

test('what only some cells need is loaded when one first does: BokehJS with its plotting, inputs, TeX with its fonts, a package that only a library names', async ({
  site,
}) => {
  await site.openCells([
    {
      id: '1',
      type: 'module',
      text: 'const figure = bokeh.Plotting.figure({ width: 300, height: 200 });\nfigure.scatter([1, 2, 3], [1, 4, 9]);\ndisplay(figure)',
    },
    { id: '2', type: 'module', text: 'const limit = view(Inputs.range([0, 10], { value: 4 }))' },
    { id: '3', type: 'text/markdown', text: 'Up to ${limit}: $\\frac{a}{\\mathcal{B}}$' },
    { id: '4', type: 'module', text: '\nconst a = 1;\n\nnull.b' },
    {
      id: '5',
      type: 'text/x-python',
      text: 'from astropy.table import Table\nTable({"a": [1, 2, 3]}).to_pandas().shape',
    },
  ]);
  await site.runAll();
  await site.expectState('1', 'shown');
  await expect(
    site.output('1').locator('[data-view="plot"] .bk-Figure, [data-view="plot"] canvas').first(),
  ).toBeAttached();
  await site.expectState('2', 'shown');
  await expect(site.output('2').locator('input[type="range"]')).toHaveValue('4');
  await site.expectState('3', 'shown');
  await expect(site.output('3').locator('.katex-html .mfrac')).toBeVisible();
  await expect(site.output('3')).toContainText('Up to 4');
  await expect
    .poll(() =>
      site
        .cell('3')
        .evaluate(() =>
          [...document.fonts]
            .filter(({ status }) => status === 'loaded')
            .map(({ family }) => family.replaceAll('"', '')),
        ),
    )
    .toEqual(expect.arrayContaining(['KaTeX_Math', 'KaTeX_Caligraphic']));
  await site.expectState('4', 'failed');
  await expect(site.cell('4').locator('[data-failure]')).toContainText('line 4');
  await site.expectState('5', 'shown');
  await expect(site.output('5')).toContainText('(3, 1)');
});
