import type { Locator } from '@playwright/test';
import { expect, test } from '../site.ts';
import { apart, lookAt, Looks } from './look.ts';

const python = (id: string, text: string) => ({ id, type: 'text/x-python', text }) as const;

const CELLS = [
  python(
    'rows',
    `import numpy as np
from astropy.table import Table
t = np.arange(3000) / 3000
few = Table({'x': t[::15] * 9, 'y': np.sin(t[::15] * 9) * 4, 'c': t[::15]})
many = Table({'x': np.sin(np.arange(60_000) * 0.61) * 3, 'y': np.cos(np.arange(60_000) * 0.97) ** 3})
places = Table({'ra': (t * 3600) % 360, 'dec': np.arcsin(2 * t - 1) * 57.3})`,
  ),
  python('points', "plot(few, 'x', 'y', color='c', height=300)"),
  python('density', "plot(many, 'x', 'y', height=300)"),
  python('bars', "plot(many, 'y', height=300)"),
  python('sky', "plot(places, 'ra', 'dec', projection='mollweide')"),
  python(
    'bokeh',
    'from bokeh.plotting import figure\none = figure(height=300, sizing_mode="stretch_width")\none.line(few["x"], few["y"], line_width=4)\none.vbar(x=[2, 5], top=[3, 4], width=1, color="orange")\none',
  ),
  python(
    'plotly',
    'import plotly.graph_objects as go\ngo.Figure([go.Bar(x=[1, 2, 3], y=[2, 5, 3]), go.Scatter(x=[1, 2, 3], y=[4, 1, 5])], dict(height=300))',
  ),
  python(
    'matplotlib',
    'import matplotlib.pyplot as plt\nfig, ax = plt.subplots(figsize=(6, 3))\nax.fill_between(few["x"], few["y"])\nax.plot(few["x"], few["c"] * 4, lw=3);',
  ),
];
const PLOTS = CELLS.slice(1).map(({ id }) => id);

test('plots look as they should: light and dark, also when that changes later, on a narrow page, and printed', async ({
  site,
}) => {
  const looks = new Looks();
  const beside = await site.page.context().newPage();
  await site.page.bringToFront();
  const view = (id: string): Locator =>
    site.output(id).locator('.chart-stage, .plot-view, .plotly-view, .figure-picture img').last();
  const names: string[] = [];
  const expectLooks = async (how: string): Promise<void> => {
    for (const id of PLOTS) {
      names.push(`${id} ${how}`);
      await view(id).scrollIntoViewIfNeeded();
      const difference = async () => looks.difference(`${id} ${how}`, await lookAt(view(id), beside)) ?? 'none';
      await expect.poll(difference, { message: `${id} ${how}: apart by` }).toBe('none');
    }
  };
  await site.page.emulateMedia({ colorScheme: 'dark' });
  await site.openCells(CELLS);
  await site.runAll();
  for (const { id } of CELLS) await site.expectState(id, 'shown');
  for (const id of PLOTS) {
    await view(id).scrollIntoViewIfNeeded();
    await expect(site.output(id).locator('canvas, svg.main-svg, img').first()).toBeVisible();
  }
  await expectLooks('dark');
  await site.page.emulateMedia({ colorScheme: 'light' });
  await expectLooks('light');
  await site.page.emulateMedia({ media: 'print' });
  await expectLooks('printed');
  await site.page.emulateMedia({ media: 'screen', colorScheme: 'dark' });
  await expectLooks('dark');
  await site.page.setViewportSize({ width: 390, height: 800 });
  await expectLooks('narrow');
  // Matplotlib's pictures are of paper, on any page; lines of a sky and of points are little beside a dark ground.
  const light = [...new Set(names)].filter((name) => /^(?!(?:matplotlib|sky) dark).* (?:dark|light)$/.test(name));
  expect(looks.alike(light), 'looks that nothing tells apart').toEqual([]);
});

test('looks are apart where a part of one is another, and alike where a few of its edges are', () => {
  const one = new Uint8Array(24 * 16 * 3).fill(255);
  const other = Uint8Array.from(one, (value, at) => (at % 24 < 3 ? 120 : value));
  const edges = Uint8Array.from(one, (value, at) => (at % 29 === 0 ? value - 50 : value));
  expect(apart(one, other)).toMatch(/on average/);
  expect(apart(one, edges)).toBeUndefined();
});
