import { beforeEach, describe, expect, test } from 'vitest';
import { ShellFiles } from './shellFiles.ts';
import { FakeCaches } from './testing/fakeCaches.ts';
import { FakeSite, SITE } from './testing/fakeSite.ts';

let site: FakeSite;
let caches: FakeCaches;

beforeEach(() => {
  site = new FakeSite({
    'index.html': '<!doctype html>',
    'assets/index-1.js': 'shell',
    'cells/tour.html': '<notebook>',
  });
  caches = new FakeCaches();
});

const shellOf = (version: string, siteUrl = SITE) =>
  new ShellFiles({ siteUrl, version, files: site.listed, caches: caches.asStorage(), fetch: site.fetch });
const get = (path: string, method = 'GET', cache: RequestCache = 'default') => ({
  method,
  cache,
  url: new URL(path, SITE).href,
});
const textOf = async (shell: ShellFiles, path: string) => (await shell.answer(get(path)))?.text();

describe('a shell that was kept', () => {
  test('answers for its own files without the network, whatever follows their address', async () => {
    const shell = shellOf('1');
    await shell.fill();
    site.offline = true;
    expect(
      await Promise.all(
        ['./', 'index.html', 'index.html?a=b', '#cells/tour', 'assets/index-1.js', 'cells/tour.html'].map((path) =>
          textOf(shell, path),
        ),
      ),
    ).toEqual(['<!doctype html>', '<!doctype html>', '<!doctype html>', '<!doctype html>', 'shell', '<notebook>']);
    const page = (await shell.answer(get('./')))!;
    expect([page.headers.get('Content-Type'), page.redirected]).toEqual(['text/html', false]);
  });

  test.each([
    'parts/a.js',
    'assets/index-2.js',
    'https://other.test/index.html',
    'https://site.test/',
    'https://site.test/repo2/index.html',
    '/index.html',
    'toString',
  ])('leaves %s to the network', async (path) => {
    const shell = shellOf('1');
    await shell.fill();
    expect(shell.answer(get(path))).toBeUndefined();
  });

  test.each(['POST', 'HEAD', 'PUT'])('leaves %s to the network', (method) => {
    expect(shellOf('1').answer(get('index.html', method))).toBeUndefined();
  });

  test('leaves what is asked for past all caches to the network', () => {
    expect(shellOf('1').answer(get('index.html', 'GET', 'reload'))).toBeUndefined();
  });

  test('asks the network for what the browser has thrown away', async () => {
    expect(await textOf(shellOf('1'), 'index.html')).toBe('<!doctype html>');
    expect(site.paths()).toEqual(['index.html']);
  });

  test('was fetched past the browser’s cache, without credentials', async () => {
    await shellOf('1').fill();
    expect(site.asked.map(({ init }) => [init.credentials, init.cache])).toEqual(Array(3).fill(['omit', 'no-cache']));
  });
});

test.each([
  ['is missing', () => site.files.delete('assets/index-1.js')],
  ['is of another version', () => site.files.set('assets/index-1.js', 'shall')],
  ['cannot be reached', () => (site.offline = true)],
])('none is kept where one %s, and the version before stays', async (_, spoil) => {
  await shellOf('1').fill();
  spoil();
  await expect(shellOf('2').fill()).rejects.toThrow();
  expect(await caches.keys()).toEqual([`skybook-shell ${SITE} 1`]);
});

test('older versions go when a new one is in use, those of other sites of the same origin stay', async () => {
  const [old, current, other] = [shellOf('1'), shellOf('2'), shellOf('1', 'https://site.test/repo/nested/')];
  site.files
    .set('nested/index.html', '<!doctype html>')
    .set('nested/assets/index-1.js', 'shell')
    .set('nested/cells/tour.html', '<notebook>');
  for (const shell of [old, current, other]) await shell.fill();
  await current.clean();
  expect(await caches.keys()).toEqual([`skybook-shell ${SITE} 2`, `skybook-shell ${SITE}nested/ 1`]);
  site.offline = true;
  expect(await textOf(current, 'index.html')).toBe('<!doctype html>');
});
