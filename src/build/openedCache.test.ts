import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { PartKeeper } from '../feed/partKeeper.ts';
import { partsCache } from '../feed/partsCache.ts';

const SITE = 'https://example.org/repo/';

function runsBegin(page: object): void {
  const html = readFileSync(join(import.meta.dirname, '..', 'index.html'), 'utf8');
  const [, script = ''] = /<script>(.*?)<\/script>/s.exec(html) ?? [];
  const run = new Function('globalThis', 'document', 'addEventListener', 'fetch', script);
  run(page, { baseURI: `${SITE}index.html#cells/tour` }, () => undefined, asked);
}

const asked = vi.fn(async (..._: unknown[]) => new Response('{}'));
afterEach(() => asked.mockClear());

test('the page opens the cache of the site’s parts, and looks into it, before its code is there', async () => {
  const match = vi.fn(async () => undefined);
  const open = vi.fn(async () => ({ match }));
  runsBegin({ caches: { open } });
  expect(open).toHaveBeenCalledWith(partsCache(SITE));
  await vi.waitFor(() => expect(match).toHaveBeenCalledOnce());
});

test('the page asks for the list of the site’s parts as its code would, and not where it is framed', async () => {
  const page: { skybookList?: Promise<Response>; readonly top: unknown; self?: unknown } = { top: 1 };
  runsBegin(page);
  expect(asked).not.toHaveBeenCalled();
  runsBegin(Object.assign(page, { self: 1 }));
  const [begun] = asked.mock.calls;
  const answer = page.skybookList!;
  asked.mockClear();
  await PartKeeper.start(SITE, { fetch: asked as typeof fetch, listAnswer: answer }).catch(() => undefined);
  expect(asked).not.toHaveBeenCalled();
  await PartKeeper.start(SITE, { fetch: asked as typeof fetch }).catch(() => undefined);
  expect(begun).toEqual(['parts.json', asked.mock.calls[0]![1]]);
});
