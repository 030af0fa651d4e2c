import { createHash } from 'node:crypto';
import { expect, test } from './attack.ts';
import { ask, catchReads, runCatch, sendAll, type Question } from './readsPort.ts';
import type { Target } from './target.ts';

const FALSE = 'planted: false bytes';
const TRUE = 'what the server has there';
const SHARED = 'https://shared.test/catalogue.parquet';

/** Serves what an author controls; answers of `named.test` lead on to `target`, or pretend to be it. */
function serveFalse(target: Target, led: string): void {
  const { internet } = target;
  const headers = { ETag: '"true"', 'Cache-Control': 'public, max-age=31536000, immutable' };
  for (const status of [301, 302, 307, 308])
    internet.serve(`https://named.test/led-${status}`, {
      type: 'text/plain',
      status,
      headers: { ...headers, Location: led },
      body: FALSE,
    });
  internet.serve('https://named.test/false', { type: 'text/plain', headers, body: FALSE });
  internet.serve('https://named.test/odd-version', {
    type: 'text/plain',
    headers: { ...headers, ETag: `own ${led} ${TRUE.length} "true"` },
    body: FALSE,
  });
  internet.serve('https://named.test/elsewhere', {
    type: 'text/plain',
    headers: {
      ...headers,
      'Content-Location': led,
      Link: `<${led}>; rel="canonical"`,
      'Content-Range': 'bytes 0-19/9007199254740991',
    },
    status: 206,
    body: FALSE,
  });
}

/** Ways to write another address than the one that is asked, and answers that say they are another's. */
function questions(led: string): readonly Question[] {
  const bare = ['led-301', 'led-302', 'led-307', 'led-308', 'false', 'odd-version', 'elsewhere'].map(
    (path) => `https://named.test/${path}`,
  );
  const { host, pathname } = new URL(led);
  const odd = [
    `https://named.test/false#${led}`,
    `https://named.test/false?${led}`,
    `https://named.test/false ${led}`,
    `https://named.test\\@${host}${pathname}`,
    `https://${host}@named.test${pathname}`,
    `https://named.test/%2e%2e/false\u0000${led}`,
    `HTTPS://NAMED.TEST/false\t${led}`,
  ];
  return [...bare, ...odd].flatMap((url) => [
    { url },
    { url, range: { start: 0, end: 20 } },
    { url, range: { suffixBytes: 20 } },
  ]);
}

test('what a notebook has the shell read becomes no part of the site', async ({ target }) => {
  const list = `${target.siteUrl}parts.json`;
  serveFalse(target, list);
  await target.openCells(catchReads('named.test'));
  await runCatch(target);
  for (const question of [...questions(list), { url: list }, { url: `${target.siteUrl}sw.js` }])
    await ask(target, question);
  const paths = ['https://named.test/false', '//named.test/false', '../false', 'parts.json', 'sw.js'];
  expect(
    await sendAll(
      target,
      paths.flatMap((path, id) => [
        { id, path },
        { id, name: path },
        { id, path, bytes: new Uint8Array(9) },
        { id, method: 'keep', args: [path, FALSE] },
      ]),
    ),
  ).toBeGreaterThan(1);
  await target.settle();
  await expectSiteWhole(target);
  await target.expectUntouched();
});

test('nor bytes of what another notebook reads', async ({ target }) => {
  serveFalse(target, SHARED);
  target.internet.serve(SHARED, { type: 'text/plain', headers: { ETag: '"true"' }, body: TRUE });
  await target.openCells(catchReads('named.test', 'shared.test'));
  await runCatch(target);
  for (const question of [...questions(SHARED), { url: SHARED }, { url: `${SHARED}#own` }]) await ask(target, question);
  await target.settle();
  const names = await keptNames(target);
  expect(names.length, 'files that were kept').toBeGreaterThan(2);
  expect(
    names.filter((name) => !name.includes('author.test')),
    'what was kept for others',
  ).toEqual([]);

  await target.openOwn(catchReads('named.test', 'shared.test'));
  await runCatch(target);
  const before = target.internet.heard.length;
  for (const range of [undefined, { start: 0, end: 4 }, { suffixBytes: 5 }]) {
    const text = range === undefined ? TRUE : 'start' in range ? TRUE.slice(0, 4) : TRUE.slice(-5);
    expect([text, TRUE]).toContain((await ask(target, { url: SHARED, ...(range && { range }) })).text);
  }
  expect(target.internet.heard.slice(before).map(({ host, method }) => `${method} ${host}`)).toContain(
    'GET shared.test',
  );
});

/** Every file that the site keeps of itself is what its server has. */
async function expectSiteWhole(target: Target): Promise<void> {
  const kept = await target.page.evaluate(async () => {
    const found: { readonly url: string; readonly sha256: string }[] = [];
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const { url } of await cache.keys()) {
        const bytes = await (await cache.match(url))!.arrayBuffer();
        found.push({
          url,
          sha256: Array.from(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)), (byte) =>
            byte.toString(16).padStart(2, '0'),
          ).join(''),
        });
      }
    }
    return found;
  });
  expect(kept.length).toBeGreaterThan(3);
  for (const { url, sha256 } of kept) {
    expect.soft(url.startsWith(target.siteUrl), url).toBe(true);
    const there = createHash('sha256')
      .update(await (await target.page.request.get(url)).body())
      .digest('hex');
    expect.soft(sha256, url).toBe(there);
  }
}

/** The names under which bytes of servers are kept. */
function keptNames(target: Target): Promise<readonly string[]> {
  return target.page.evaluate(
    () =>
      new Promise<readonly string[]>((resolve, reject) => {
        const opening = indexedDB.open('skybook-bytes');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const keys = opening.result.transaction('files').objectStore('files').getAllKeys();
          keys.onsuccess = () => resolve(keys.result.map(String));
        };
      }),
  );
}
