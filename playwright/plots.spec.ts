import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { keptCells } from './keptCells.ts';
import { expect, test } from './site.ts';

test('Plotly’s figures draw, points by WebGL too, follow the scheme of colours and the width, and are kept as a picture', async ({
  site,
}) => {
  await site.openCells([
    {
      id: '1',
      type: 'text/x-python',
      text: 'import numpy as np, plotly.graph_objects as go\nt = np.linspace(0, 9, 50_000)\nfig = go.Figure(go.Scattergl(x=t, y=np.sin(t), mode="markers"))\nfig.update_layout(title="A <b>wave</b> <img src=x onerror=alert(1)>")\nfig',
    },
    {
      id: '2',
      type: 'text/x-python',
      text: 'import plotly.express as px\npx.scatter(x=[1, 2, 3], y=[3, 1, 2], color=["a", "b", "a"], hover_name=["<img src=x onerror=alert(1)>"] * 3).show()',
    },
    {
      id: '3',
      type: 'text/x-python',
      text: 'zoomed = go.FigureWidget([go.Scatter(x=[1, 2, 3], y=[1, 4, 9])])\nzoomed',
    },
    { id: '4', type: 'text/x-python', text: 'print("from", zoomed.layout.xaxis.range)' },
  ]);
  await site.runAll();
  for (const id of ['1', '2', '3', '4']) await site.expectState(id, 'shown');
  const plot = site.output('1').locator('[data-view="plot"]');
  await expect(plot.locator('.gl-canvas').first()).toBeVisible({ timeout: 60_000 });
  await expect(plot.getByText('wave')).toBeVisible();
  await expect(site.output('2').locator('.scatterlayer .point')).toHaveCount(3);
  await expect(site.frame.locator('.plotly-view img')).toHaveCount(0);
  await expect(site.output('4')).toContainText('from None');
  const area = site.output('3').locator('.nsewdrag').first();
  await area.scrollIntoViewIfNeeded();
  // What the reader makes of a FigureWidget is a value of Python, which cells follow. Figures above it that are just
  // being drawn move it away from under the pointer.
  await expect(async () => {
    const box = (await area.boundingBox())!;
    await site.page.mouse.move(box.x + box.width * 0.3, box.y + box.height * 0.3);
    await site.page.mouse.down();
    await site.page.mouse.move(box.x + box.width * 0.7, box.y + box.height * 0.7, { steps: 5 });
    await site.page.mouse.up();
    await expect(site.output('4')).toContainText(/from \(\d/, { timeout: 10_000 });
  }).toPass();
  const ink = () =>
    plot
      .locator('.xtick text')
      .first()
      .evaluate((text) => getComputedStyle(text).fill);
  const before = await ink();
  await site.page.emulateMedia({ colorScheme: 'dark' });
  await expect.poll(ink).not.toBe(before);
  const widget = site.output('3').locator('[data-view="widget"]');
  /** How much wider than its place a plot is, in pixels. */
  const excess = (view: typeof plot) =>
    view.evaluate((it) => it.querySelector('.main-svg')!.clientWidth - it.clientWidth);
  await expect.poll(() => excess(widget)).toBeGreaterThan(-30);
  await site.page.setViewportSize({ width: 600, height: 800 });
  for (const view of [plot, widget]) {
    await expect.poll(() => excess(view)).toBeLessThanOrEqual(0);
    expect(await excess(view)).toBeGreaterThan(-30);
  }
  await expect(plot).toHaveAttribute('aria-label', /wave/);
  await expect.poll(async () => (await keptCells(site))['1']).toContain('image/png');
});

test('plots of Plotly by WebGL stay as their pictures are taken and their cells run again, which give their WebGL back', async ({
  site,
}) => {
  const lost: string[] = [];
  site.page.on('console', (message) => {
    if (message.text().includes('WebGL contexts')) lost.push(message.text());
  });
  const figureOf = (y: number) =>
    `import plotly.graph_objects as go\ngo.Figure(go.Scattergl(y=[${y}, 9], mode="markers"), {"width": 200, "height": 200})`;
  await site.openCells([{ id: '1', type: 'text/x-python', text: figureOf(0) }]);
  const kept = async () => (await keptCells(site))['1'];
  let before: string | undefined;
  for (const run of [1, 2, 3, 4]) {
    await site.typeAndRun('1', figureOf(run));
    await site.expectState('1', 'shown');
    await expect(site.output('1').locator('.gl-canvas')).toHaveCount(3, { timeout: 60_000 });
    await expect.poll(async () => (await kept()) !== before && (await kept())?.includes('image/png')).toBe(true);
    before = await kept();
  }
  expect(lost).toEqual([]);
});

/** HTML as a package writes it. */
const played = (name: string): string => readFileSync(resolve(import.meta.dirname, `played/${name}.html`), 'utf8');

test('HTML with scripts plays in a page of its own once its cell has run: animations, pages within it, links; it tells what was refused', async ({
  site,
}) => {
  site.allow('scripts.test');
  const html = (text: string) => `from IPython.display import HTML\nHTML(${JSON.stringify(text)})`;
  await site.openCells([
    {
      id: '1',
      type: 'text/x-python',
      text: html(
        '<h1>before</h1><button onclick="this.textContent = 6 * 7">press</button><a href="https://elsewhere.test/x">away</a><script>document.querySelector("h1").textContent = "played by " + origin</script><div style="height: 333px"></div>',
      ),
    },
    {
      id: '2',
      type: 'text/x-python',
      text: html(
        '<iframe srcdoc="<p>within</p><script>document.body.append(1 + 1)</script><script>document.head.append(Object.assign(document.createElement(`script`), { src: `https://scripts` + `.test/x.js` }))</script>"></iframe>',
      ),
    },
    {
      id: '3',
      type: 'text/x-python',
      text: 'import matplotlib.pyplot as plt\nfrom matplotlib.animation import FuncAnimation\nfrom IPython.display import HTML\nfig, ax = plt.subplots(figsize=(2, 2))\n(dot,) = ax.plot([0], [0], "o")\nmoves = FuncAnimation(fig, lambda i: dot.set_data([i / 50], [0]), frames=3)\nplt.close(fig)\nHTML(moves.to_jshtml(default_mode="once"))',
    },
    { id: '4', type: 'text/x-python', text: 'shown, axes = plt.subplots(figsize=(3, 2))\naxes.plot([0, 10], [0, 5]);' },
  ]);
  await site.runAll();
  const player = (id: string) => site.output(id).frameLocator('iframe');
  await expect(player('1').getByText('played by null')).toBeVisible();
  await player('1').getByRole('button').click();
  await expect(player('1').getByRole('button')).toHaveText('42');
  await expect.poll(async () => (await site.output('1').locator('iframe').boundingBox())!.height).toBeGreaterThan(333);
  await player('1').getByRole('link').click();
  await expect(site.output('1').getByRole('link', { name: 'https://elsewhere.test/x' })).toBeVisible();
  await expect(player('2').frameLocator('iframe').getByText('within2')).toBeVisible();
  await expect(site.frame.locator('[data-refused][data-host="scripts.test"]').first()).toBeVisible();
  await site.expectState('3', 'shown');
  await expect(player('3').locator('img')).toHaveAttribute('src', /^data:image\/png/);
  const picture = () => player('3').locator('img').getAttribute('src');
  const press = (sign: number) => player('3').locator('button').nth(sign).click();
  // To the first, and one on.
  await press(1);
  const first = await picture();
  await press(6);
  await expect.poll(picture).not.toBe(first);
  // In a figure the reader zooms and moves; Python draws it anew.
  const figure = site.output('4').locator('.figure-picture');
  const drawn = () => figure.locator('img').getAttribute('src');
  const whole = await drawn();
  await site.output('4').getByRole('button', { name: 'Zoom' }).click();
  const box = (await figure.locator('img').boundingBox())!;
  await site.page.mouse.move(box.x + box.width * 0.4, box.y + box.height * 0.3);
  await site.page.mouse.down();
  await site.page.mouse.move(box.x + box.width * 0.7, box.y + box.height * 0.7, { steps: 4 });
  await expect(figure.locator('.figure-frame')).toBeVisible();
  await site.page.mouse.up();
  await expect.poll(drawn).not.toBe(whole);
  const zoomed = await drawn();
  await figure.press('ArrowLeft');
  await expect.poll(drawn).not.toBe(zoomed);
  await figure.press('0');
  await expect.poll(drawn).toBe(whole);
  await expect.poll(async () => (await keptCells(site))['3']).toContain('image/png');
  await site.page.reload();
  await expect(site.output('3').locator('[data-view="image"] img')).toBeVisible();
  await expect(site.output('1')).toContainText('run the cell to see it');
});

/** Of each package what tells that it is drawn. */
for (const [name, drawn] of [
  ['altair', 'svg.marks'],
  ['mpld3', 'svg.mpld3-figure .mpld3-path'],
  ['folium', '.leaflet-marker-icon'],
] as const)
  test(`what ${name} loads of public hosts comes from the site, and a narrow window shows all of it`, async ({
    site,
  }) => {
    const text = `from IPython.display import HTML\nHTML(${JSON.stringify(played(name))})`;
    await site.openCells([{ id: '1', type: 'text/x-python', text }]);
    await site.runAll();
    const player = site.output('1').locator('[data-view="player"] > iframe');
    const outer = player.contentFrame();
    const page = name === 'folium' ? outer.locator('iframe').contentFrame() : outer;
    await site.expectState('1', 'shown');
    // A look into a frame that is just opening may be told that it has closed.
    await expect(() => expect(page.locator(drawn).first()).toBeVisible({ timeout: 5000 })).toPass({ timeout: 60_000 });
    await site.page.setViewportSize({ width: 390, height: 844 });
    await player.hover();
    await site.page.mouse.wheel(2000, 0);
    const right = () =>
      page.locator(':root').evaluate((root) => Math.round(root.scrollLeft + root.clientWidth - root.scrollWidth));
    await expect.poll(right).toBeGreaterThanOrEqual(0);
    await expect(page.locator(drawn).last()).toBeInViewport();
  });

test('a Bokeh figure and its twin in Python follow each other: what the reader chooses, and what callbacks change', async ({
  site,
}) => {
  await site.openCells([
    {
      id: '1',
      type: 'text/x-python',
      text: `import numpy as np
from bokeh.plotting import figure
from bokeh.models import ColumnDataSource, CustomJS, Div
from bokeh.layouts import column
source = ColumnDataSource({"x": np.arange(100_000.0), "y": np.zeros(100_000)})
p = figure(height=200, tools="box_select", active_drag="box_select", output_backend="webgl")
p.scatter("x", "y", source=source)
said = Div(text="none")
source.selected.js_on_change("indices", CustomJS(args={"said": said}, code="said.styles = { color: 'rgb(1, 2, 3)' }"))
def chosen(attr, old, new):
    print("chosen", len(new))
    said.text = f"{len(new)} stars"
source.selected.on_change("indices", chosen)
picked, across = source.selected, p.x_range
column(p, said)`,
    },
    { id: '3', type: 'text/x-python', text: 'print("live", len(picked.indices), across.start is not None)' },
    { id: '4', type: 'module', text: 'display(`in JavaScript ${picked.length}`)' },
    { id: '2', type: 'text/x-python', text: 'said.text = f"again {len(source.selected.indices)}"' },
  ]);
  await site.cell('1').getByRole('button', { name: 'Run', exact: false }).first().click();
  await site.expectState('1', 'shown');
  const canvas = site.output('1').locator('.bk-Canvas').first();
  await expect(canvas).toBeVisible();
  // What reads the figure has run behind it.
  await expect(site.output('1').locator('.bk-Div')).toContainText('again 0');
  // Until it is drawn with all its points, a figure takes no gesture.
  await expect(async () => {
    const box = (await canvas.boundingBox())!;
    await site.page.mouse.move(box.x + box.width * 0.1, box.y + 10);
    await site.page.mouse.down();
    await site.page.mouse.move(box.x + box.width * 0.95, box.y + 150, { steps: 5 });
    await site.page.mouse.up();
    await expect(site.output('1').getByText(/^\d+ stars$/)).toBeVisible({ timeout: 10_000 });
  }).toPass();
  await expect(site.output('1').getByText(/^chosen [1-9]\d+$/m)).toBeVisible();
  await expect(site.output('1').locator('.bk-Div')).toHaveCSS('color', 'rgb(1, 2, 3)');
  await expect(site.output('3').getByText(/^live [1-9]\d+ /)).toBeVisible();
  await expect(site.output('4')).toContainText(/in JavaScript [1-9]\d+/);
  await site.cell('2').getByRole('button', { name: 'Run', exact: false }).first().click();
  await expect(site.output('1').getByText(/^again [1-9]\d+$/)).toBeVisible();
});
