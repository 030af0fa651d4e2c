import type { Locator } from '@playwright/test';
import { expect, test, type Site } from './site.ts';

type Output = {
  readonly output_type: 'display_data';
  readonly metadata: object;
  readonly data: Readonly<Record<string, unknown>>;
};
type JupyterCell = {
  readonly id: string;
  readonly cell_type: 'markdown' | 'code';
  readonly source: string;
  readonly metadata: object;
  readonly outputs?: readonly Output[];
};

const text = (id: string, source: string): JupyterCell => ({ id, cell_type: 'markdown', source, metadata: {} });
const code = (id: string, ...shown: readonly Output['data'][]): JupyterCell => ({
  id,
  cell_type: 'code',
  source: '"ran"',
  metadata: {},
  outputs: shown.map((data) => ({ output_type: 'display_data', metadata: {}, data })),
});

const jupyterFile = (cells: readonly JupyterCell[]) => ({
  body: JSON.stringify({ nbformat: 4, nbformat_minor: 5, metadata: {}, cells }),
  contentType: 'application/json',
});
const SKY = {
  body: '<svg xmlns="http://www.w3.org/2000/svg" width="30" height="20"/>',
  contentType: 'image/svg+xml',
};

/** Opens a Jupyter notebook that somebody else sent, with what its cells are said to have shown. */
async function openJupyter(site: Site, cells: readonly JupyterCell[]): Promise<void> {
  await site.answer('notebooks.test', () => jupyterFile(cells));
  await site.open('#src=https://notebooks.test/notebook.ipynb');
  await expect(site.cell(cells[0]!.id)).toBeVisible();
}

const STYLE = `<style>
:host, :host(*) { display: block !important; position: fixed !important; inset: -2000px !important; z-index: 2147483647 !important; contain: none !important; background: red !important }
*, button, p, .word-button, .page, html, body, :root { color: rgb(255, 0, 0) !important; visibility: hidden !important; pointer-events: none }
.over { position: fixed !important; inset: -3000px; width: 9000px; height: 9000px; z-index: 2147483647; visibility: visible !important; pointer-events: auto }
::slotted(*) { position: fixed !important; inset: 0 !important }
@property --ink { syntax: "*"; inherits: false; initial-value: red }
</style>`;
const COVER = `${STYLE}<a class="over" href="https://evil.test/pressed">a</a><label class="over"><input type="checkbox">b</label>`;

test('HTML of a cell, as stored and as Markdown that runs, styles, covers and takes presses of nothing else', async ({
  site,
}) => {
  site.allow('evil.test');
  const opened: string[] = [];
  site.page.context().on('page', (page) => opened.push(page.url()));
  await openJupyter(site, [
    text('calm', 'calm text'),
    code('stored', { 'text/html': COVER }, { 'image/svg+xml': `<svg>${COVER}</svg>` }),
    text('markdown', `${COVER} \${1 + 1}`),
    text('after', 'after all'),
  ]);
  const untouched = async () => {
    for (const id of ['calm', 'after']) {
      await expect(site.output(id).locator('p')).toBeVisible();
      await expect(site.output(id).locator('p')).toHaveCSS('color', 'rgb(26, 33, 48)');
    }
    await expect(site.button('Run all')).toBeVisible();
    // What takes the press at a place must be what stands there.
    await site.cell('calm').click({ position: { x: 300, y: 5 } });
    await site.button('Add data').click();
    await site.page.keyboard.press('Escape');
  };
  for (const id of ['stored', 'markdown']) await expect(site.output(id).locator('.over').first()).toBeAttached();
  await untouched();
  await site.cell('markdown').getByRole('button', { name: 'Run cell' }).click();
  await site.expectState('markdown', 'shown');
  await expect(site.output('markdown').locator('.over').first()).toBeAttached();
  await untouched();
  expect(opened).toEqual([]);
});

test('pressing what a text holds leads the frame nowhere and asks nobody', async ({ site }) => {
  await openJupyter(site, [
    text(
      'a',
      '[far](#far-away) <form><button>send</button><input type="checkbox"></form> ![Sky](https://evil.test/a.png)\n\n<style>b{background:url(https://evil.test/b.png)}</style>',
    ),
    ...Array.from({ length: 40 }, (_, i) => text(`p${i}`, 'a\n\nb')),
    text('z', '## Far away'),
  ]);
  // Another frame may come to stand by meanwhile, at the same address as the notebook's.
  const live = (): string => [...new Set(site.page.frames().map((frame) => frame.url()))].join(' ');
  const addresses = live();
  const picture = site.output('a').getByRole('button', { name: 'Picture from evil.test: show Sky' });
  await expect(picture).toHaveAttribute('data-host', 'evil.test');
  await site.output('a').getByRole('button', { name: 'send' }).click();
  await site.output('a').getByRole('checkbox').press('Enter');
  await site.output('a').getByText('far').click();
  await expect(site.output('z').getByText('Far away')).toBeInViewport();
  expect(live()).toBe(addresses);
  await expect(picture).toBeAttached();
});

async function expectDrawn(picture: Locator, width: number): Promise<void> {
  await expect(async () =>
    expect(
      await picture.evaluate((image: HTMLImageElement) => {
        // The test tool misses some of what frames ask for as they begin; a policy would refuse it again.
        if (image.complete && image.naturalWidth === 0) image.setAttribute('src', image.src);
        return image.naturalWidth;
      }),
    ).toBe(width),
  ).toPass();
}

test('a picture of another host shows when its place-holder is pressed, and nothing of other hosts with it', async ({
  site,
}) => {
  const asked: string[] = [];
  await site.answer('pictures.test', (url) => {
    asked.push(url.pathname);
    return SKY;
  });
  await openJupyter(site, [text('a', '![Sky](https://pictures.test/a.svg) ![Other](https://evil.test/b.svg)')]);
  await site.output('a').getByRole('button', { name: 'Picture from pictures.test: show Sky' }).click();
  await expectDrawn(site.output('a').getByRole('img', { name: 'Sky' }), 30);
  await expect(site.output('a').getByRole('button', { name: 'Picture from evil.test: show Other' })).toBeVisible();
  expect(asked).toEqual(['/a.svg']);
  await expect(site.page.locator('[data-bar]')).toHaveAttribute('data-hosts', /pictures\.test/);
});

test('a picture that lies beside the notebook shows when its place-holder is pressed, from where the notebook came', async ({
  site,
}) => {
  const asked: string[] = [];
  await site.answer('beside.test', (url) => {
    asked.push(url.pathname);
    return url.pathname.endsWith('.ipynb') ? jupyterFile([text('a', '![Sky](images/a.svg)')]) : SKY;
  });
  await site.open('#src=https://beside.test/notes/one.ipynb');
  const button = site.output('a').getByRole('button', { name: 'Picture from beside.test: show Sky' });
  await expect(button).toBeVisible();
  expect(asked).toEqual(['/notes/one.ipynb']);
  await button.click();
  await expectDrawn(site.output('a').getByRole('img', { name: 'Sky' }), 30);
  expect(asked).toContain('/notes/images/a.svg');
});

test('links of HTML and of SVG open beside the notebook, which they do not know', async ({ site }) => {
  await site.answer('elsewhere.test', () => ({ body: '<title>opened</title>', contentType: 'text/html' }));
  await openJupyter(site, [
    text(
      'a',
      '[words](https://elsewhere.test/1) <svg width="40" height="40"><a xlink:href="https://elsewhere.test/2"><rect width="40" height="40"></rect></a></svg>',
    ),
  ]);
  for (const what of ['a:text("words")', 'rect']) {
    const [page] = await Promise.all([
      site.page.context().waitForEvent('page'),
      site.output('a').locator(what).click(),
    ]);
    await expect(page).toHaveTitle('opened');
    expect(await page.evaluate(() => opener === null && document.referrer === '')).toBe(true);
    await page.close();
  }
});
