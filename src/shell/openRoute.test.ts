import 'fake-indexeddb/auto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { JSDOM } from 'jsdom';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { writeParts } from '../notebook/results/resultsFile.ts';
import { leftSum } from '../notebook/leftControls.ts';
import { toPermalink } from '../notebook/permalink.ts';
import { readRoute, type Route } from '../notebook/route.ts';
import { Keeper } from './keeper.ts';
import { openRoute } from './openRoute.ts';
import { FULL_TRUST, NO_TRUST } from './trust.ts';

const html = '<!doctype html><notebook><title>Sky</title><script type="text/x-python" id="x-1">1</script></notebook>';
const FILES: Readonly<Record<string, string>> = {
  '/cells/tour.html': html,
  '/a.html': html,
  '/b.html': html,
  '/c.html': html,
  '/left.html': writeParts(html, {}, JSON.stringify({ 'x-1': { text: leftSum('1'), values: { 0: 7 } } })),
  '/page.html': '<p>A page</p>',
  '/huge.html': ' '.repeat(33 * 2 ** 20),
};
let server: Server;
let siteUrl: string;

beforeAll(async () => {
  // All of jsdom would bring a Blob without streams.
  globalThis.DOMParser = new JSDOM('').window.DOMParser;
  server = createServer((request, response) => {
    const path = (request.url ?? '').split('?')[0]!;
    response.setHeader('Access-Control-Allow-Origin', '*');
    if (path === '/cut.html')
      response.writeHead(200, { 'Content-Length': 100 }).write('<notebook>', () => response.destroy());
    else if (path in FILES) response.end(FILES[path]);
    else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  siteUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
});
afterAll(() => void server.close());

const open = (hash: string, keeper = new Keeper('open')) =>
  openRoute(readRoute(hash) as Exclude<Route, { kind: 'home' }>, keeper, siteUrl);
const failing = (message: string) => ({
  failure: { kind: 'link', message: expect.stringContaining(message) as string },
});

it('a notebook of the site opens with trust, one from an address or a link without', async () => {
  expect(await open('#cells/tour')).toEqual({ html, origin: 'shipped', trust: FULL_TRUST, title: 'Sky' });
  expect(await open(`#src=${siteUrl}a.html`)).toEqual({ html, origin: 'address', trust: NO_TRUST, title: 'Sky' });
  expect(await open(`#${await toPermalink(html)}`)).toEqual({ html, origin: 'link', trust: NO_TRUST, title: 'Sky' });
});

it.each([
  ['cut', (link: string) => link.slice(0, -7), 'This link is damaged'],
  ['cut down to its name', () => 'nb1.', 'This link is damaged'],
  [
    'changed',
    (link: string) => `${link.slice(0, 60)}${link[60] === 'A' ? 'B' : 'A'}${link.slice(61)}`,
    'This link is damaged',
  ],
  ['followed by what may be of it', (link: string) => `${link}and`, 'This link is damaged'],
  ['of a later version', (link: string) => link.replace('nb1', 'nb9'), 'This address names no notebook'],
])('a link that was %s opens nothing and says so', async (_, harm, message) => {
  await expect(open(`#${harm(await toPermalink(html))}`)).rejects.toMatchObject(failing(message));
});

it.each(['.', ')', '?utm_source=list', '&fbclid=a', '%0A', '>, and'])(
  'a link that a program has followed by %s opens as it is',
  async (after) => {
    expect(await open(`#${await toPermalink(html)}${after}`)).toMatchObject({ html, origin: 'link' });
  },
);

it('a whole link to something else than a notebook says so', async () => {
  await expect(open(`#${await toPermalink('<p>A page</p>')}`)).rejects.toMatchObject(
    failing('This link holds no notebook'),
  );
});

it.each([
  ['gone', () => `${siteUrl}gone.html`, 'has no notebook there: it answered 404'],
  ['a page', () => `${siteUrl}page.html`, 'holds no notebook'],
  ['too large', () => `${siteUrl}huge.html`, 'is larger than a notebook can be (32 MB)'],
  ['cut off on its way', () => `${siteUrl}cut.html`, 'could not be asked for the notebook'],
  [
    'on a host that does not answer',
    () => 'http://127.0.0.1:1/a.html',
    '127.0.0.1:1 could not be asked for the notebook',
  ],
])('a file that is %s opens nothing and says so', async (_, url, message) => {
  await expect(open(`#src=${url()}`)).rejects.toMatchObject(failing(message));
});

const kept = {
  id: 'a',
  title: 'Mine',
  html: 'changed',
  createdMs: 1,
  changedMs: 2,
  origin: 'address',
  trust: NO_TRUST,
  version: 0,
} as const;

it('a changed copy has an address of its own, and never stands where the notebook it came from is asked for', async () => {
  const keeper = new Keeper('changed');
  const route = `#src=${siteUrl}a.html`;
  const stored = await keeper.put({ ...kept, route });
  expect(await open(route, keeper)).toEqual({
    html,
    origin: 'address',
    trust: NO_TRUST,
    title: 'Sky',
    copies: [stored],
  });
  expect(await open('#mine/a', keeper)).toEqual({
    html: 'changed',
    origin: 'address',
    trust: NO_TRUST,
    title: 'Mine',
    kept: stored,
  });
  await expect(open('#mine/b', keeper)).rejects.toMatchObject(failing('This browser does not keep that notebook'));
});

it('trust holds for the very text that the reader agreed to, and for no other at that address', async () => {
  const keeper = new Keeper('trusted');
  const route = `#src=${siteUrl}a.html`;
  await keeper.put({ ...kept, route, trust: FULL_TRUST, agreed: html });
  expect(await open(route, keeper)).toMatchObject({ html, trust: FULL_TRUST });
  await keeper.put({
    ...kept,
    id: 'b',
    route: `#src=${siteUrl}b.html`,
    trust: FULL_TRUST,
    agreed: html.replace('1</script>', '2</script>'),
  });
  expect(await open(`#src=${siteUrl}b.html`, keeper)).toMatchObject({ html, trust: NO_TRUST });
  await keeper.put({ ...kept, id: 'c', route: `#src=${siteUrl}c.html`, trust: NO_TRUST, agreed: html });
  expect(await open(`#src=${siteUrl}c.html`, keeper)).toMatchObject({ html, trust: NO_TRUST });
});

it('what is trusted is the text: controls that an author left beside it are not taken with an earlier trust', async () => {
  const keeper = new Keeper('left');
  const route = `#src=${siteUrl}left.html`;
  expect(await open(route, keeper)).toMatchObject({
    html,
    trust: NO_TRUST,
    controls: expect.stringContaining('7') as string,
  });
  await keeper.put({ ...kept, route, trust: FULL_TRUST, agreed: html });
  const opened = await open(route, keeper);
  expect(opened).toMatchObject({ html, trust: FULL_TRUST });
  expect(opened).not.toHaveProperty('controls');
});

it('where the browser blocks storage, notebooks open all the same', async () => {
  vi.stubGlobal('indexedDB', undefined);
  try {
    const keeper = new Keeper('blocked');
    expect(await open('#cells/tour', keeper)).toMatchObject({ title: 'Sky' });
    await expect(keeper.list()).rejects.toThrow();
  } finally {
    vi.unstubAllGlobals();
  }
});
