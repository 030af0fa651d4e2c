import type { Page } from '@playwright/test';
import type { TestCell } from '../notebookFile.ts';
import { expect, test } from './attack.ts';
import type { Target } from './target.ts';

test.use({ goesAhead: false });

/**
 * Where to press, and text that wants it pressed. `link` may open a window that knows nothing of this one; nothing else
 * may do anything outside the notebook's frame.
 */
type Bait = { readonly html: string; readonly press?: string; readonly link?: boolean };

const svg = (inner: string) => `<svg width="90" height="30">${inner}</svg>`;
const PRESS = '<text y="20">press me</text>';
const MAP = '<img width="60" height="20" src="data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA=" usemap="#NAME">';

const BAITS: Readonly<Record<string, Bait>> = {
  a: { html: '<a href="https://HOST/x.html">press me</a>', link: true },
  'a-markdown': { html: '[press me](https://HOST/x.html)', link: true },
  'a-scheme-relative': { html: '<a href="//HOST/x.html">press me</a>', link: true },
  'a-self': { html: '<a target="_self" href="https://HOST/x.html">press me</a>', link: true },
  'a-parent': { html: '<a target="_parent" href="https://HOST/x.html">press me</a>', link: true },
  'a-top': { html: '<a target="_top" href="https://HOST/x.html">press me</a>', link: true },
  'a-named': { html: '<a target="skybook" rel="opener" href="https://HOST/x.html">press me</a>', link: true },
  'a-opener': { html: '<a target="_blank" rel="opener" href="https://HOST/x.html">press me</a>', link: true },
  'a-xlink': { html: '<a xlink:href="https://HOST/x.html">press me</a>', link: true },
  'a-download': { html: '<a download="x.exe" href="https://HOST/x.exe">press me</a>', link: true },
  'a-download-data': { html: '<a download="x.exe" href="data:application/octet-stream,x">press me</a>' },
  'a-script': { html: '<a href="javascript:fetch(`https://HOST/`)">press me</a>' },
  'a-script-tab': { html: '<a href="java&#9;script:fetch(`https://HOST/`)">press me</a>' },
  'a-empty': { html: '<a href="">press me</a>', link: true },
  'a-query': { html: '<a href="?x">press me</a>', link: true },
  'a-notebook': { html: '<a href="notebook.html#x">press me</a>', link: true },
  'a-hash': { html: '<a href="#src=https://HOST/x.html">press me</a>' },
  'svg-a': { html: svg(`<a href="https://HOST/x.html">${PRESS}</a>`), link: true },
  'svg-a-xlink': { html: svg(`<a xlink:href="https://HOST/x.html">${PRESS}</a>`), link: true },
  'svg-a-top': { html: svg(`<a target="_top" xlink:href="https://HOST/x.html">${PRESS}</a>`), link: true },
  'svg-a-script': { html: svg(`<a xlink:href="javascript:fetch(\`https://HOST/\`)">${PRESS}</a>`) },
  'svg-a-set': {
    html: svg(`<a href="#x">${PRESS}<set attributeName="href" to="https://HOST/x.html"/></a>`),
    link: true,
  },
  'svg-a-animate': {
    html: svg(
      `<a>${PRESS}<animate attributeName="xlink:href" values="https://HOST/x.html" dur="1s" fill="freeze"/></a>`,
    ),
    link: true,
  },
  'math-link': { html: '<math><mtext href="https://HOST/x.html">press me</mtext></math>', link: true },
  'math-link-xlink': { html: '<math xlink:href="https://HOST/x.html"><mtext>press me</mtext></math>', link: true },
  'tex-link': { html: '$\\href{https://HOST/x.html}{\\text{press me}}$', press: '.katex-html', link: true },
  area: {
    html: `${MAP}<map name="NAME"><area shape="default" href="https://HOST/x.html"></map>`,
    press: 'img',
    link: true,
  },
  'area-top': {
    html: `${MAP}<map name="NAME"><area target="_top" shape="rect" coords="0,0,60,20" href="https://HOST/x.html"></map>`,
    press: 'img',
    link: true,
  },
  form: { html: '<form><button>press me</button></form>' },
  'form-action': { html: '<form action="https://HOST/x.html"><button>press me</button></form>' },
  'form-post': {
    html: '<form method="post" action="https://HOST/x.html"><button name="a" value="b">press me</button></form>',
  },
  'form-top': { html: '<form target="_top" action="https://HOST/x.html"><button>press me</button></form>' },
  'form-window': { html: '<form target="_blank"><button>press me</button></form>' },
  'form-input': { html: '<form><input type="submit" value="press me"></form>', press: 'input' },
  'form-image': { html: '<form><input type="image" alt="press me"></form>', press: 'input' },
  'form-button-action': {
    html: '<form><button formaction="https://HOST/x.html" formtarget="_top">press me</button></form>',
  },
  'form-elsewhere': { html: '<form id="NAME"></form><button form="NAME">press me</button>' },
  'form-dialog': {
    html: '<dialog open style="position:static"><form method="dialog"><button>press me</button></form></dialog>',
  },
  file: { html: '<input type="file">', press: 'input' },
  'file-folder': { html: '<input type="file" webkitdirectory>', press: 'input' },
  'file-label': { html: '<label for="f-NAME">press me</label><input id="f-NAME" type="file" style="opacity:0">' },
  'a-ping': { html: '<a href="#x" ping="https://HOST/ping">press me</a>' },
  command: {
    html: '<button commandfor="c-NAME" command="show-modal">press me</button><dialog id="c-NAME">All is well</dialog>',
  },
  popover: {
    html: '<button popovertarget="p-NAME">press me</button><div id="p-NAME" popover style="inset:0;width:100vw;height:100vh">All is well</div>',
  },
};

test('nothing in a text that was not run leads anywhere but, at a press, to a window of its own', async ({
  target,
}) => {
  const choosers: string[] = [];
  target.page.on('filechooser', (chooser) => choosers.push(chooser.page().url()));
  const cells = Object.entries(BAITS).map(
    ([name, { html }]) =>
      ({
        id: name,
        type: 'text/markdown',
        text: html.replaceAll('HOST', `${name}.press.test`).replaceAll('NAME', name),
      }) satisfies TestCell,
  );
  await target.openCells(cells);
  const taken: string[] = [];
  for (const [name, bait] of Object.entries(BAITS)) {
    const address = target.page.url();
    await mark(target);
    const place = target
      .output(name)
      .locator(bait.press ?? 'text=press me')
      .first();
    // What was left out of the text cannot be pressed.
    if ((await place.count()) === 0 || !(await place.isVisible())) continue;
    await place.click({ force: true });
    await target.settle();
    const told = target.internet.heard.filter(({ host }) => host === `${name}.press.test`);
    const faults = [
      ...((await marked(target)) && (await framesWithin(target)) === 0 ? [] : ['leads the frame away']),
      ...(target.page.url() === address ? [] : ['leads the page away']),
      ...told
        .filter(
          ({ method, headers }) =>
            !bait.link ||
            method !== 'GET' ||
            (headers['sec-fetch-dest'] ?? 'document') !== 'document' ||
            headers['referer'] !== undefined,
        )
        .map(
          ({ method, headers }) =>
            `asks by ${method} for a ${String(headers['sec-fetch-dest'])}, from ${headers['referer'] ?? 'nowhere'}`,
        ),
      ...(await Promise.all(target.windows.map((window) => windowFault(window, bait)))).flat(),
      ...((await target.frame.locator(':modal, :popover-open').count()) === 0 ? [] : ['covers the notebook']),
      ...[...choosers, ...target.dialogs, ...target.downloads].map(() => 'asks the reader'),
    ];
    if (faults.length > 0) taken.push(`${name} ${faults.join(', ')}`);
    await Promise.all(target.windows.map((window) => window.close()));
    for (const list of [choosers, target.dialogs, target.downloads, target.windows]) list.length = 0;
    if (faults.length > 0) {
      await target.page.goto('about:blank');
      await target.openCells(cells);
    }
  }
  expect(taken).toEqual([]);
  await target.expectUntouched();
});

/** A window that a link opened must be elsewhere and hold nothing of the one that opened it. */
async function windowFault(window: Page, { link }: Bait): Promise<readonly string[]> {
  if (!link) return ['opens a window'];
  await window.waitForLoadState();
  return (await window.evaluate(() => opener === null)) ? [] : ['opens a window that holds this one'];
}

async function mark(target: Target): Promise<void> {
  await target.frame.locator('body').evaluate(() => Object.assign(globalThis, { stillHere: true }));
}

async function marked(target: Target): Promise<boolean> {
  return target.frame.locator('body').evaluate(() => 'stillHere' in globalThis);
}

/** Frames that the notebook's own holds. */
async function framesWithin(target: Target): Promise<number> {
  const element = await target.page.frameLocator('iframe.stage').locator('iframe[data-notebook]').elementHandle();
  return (await element?.contentFrame())?.childFrames().length ?? 0;
}
