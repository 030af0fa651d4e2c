// @vitest-environment jsdom
import { expect, it } from 'vitest';
import { pageIsRenewed } from './pageIsRenewed.ts';

const page = (...scripts: readonly string[]) =>
  `<!doctype html><head>${scripts.map((src) => `<script type="module" crossorigin src="${src}"></script>`).join('')}</head>`;
const own = new DOMParser().parseFromString(page('./assets/other-abc.js', './assets/index-abc.js'), 'text/html');
const serving =
  (body: string, status = 200) =>
  async () =>
    new Response(body, { status });

it.each([
  ['the same version', serving(page('./assets/index-abc.js', './assets/other-abc.js')), false],
  ['another version', serving(page('./assets/other-abc.js', './assets/index-def.js')), true],
  ['an error', serving('gone', 404), false],
  ['nothing', () => Promise.reject(new TypeError('offline')), false],
])('a server that answers with %s', async (_, ask, renewed) => {
  expect(await pageIsRenewed('https://site.example/repo/', own, ask)).toBe(renewed);
});
