import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { partsCache } from '../feed/partsCache.ts';

const SITE = 'https://example.org/repo/';

test('the page opens the cache of the site’s parts, and looks into it, before its code is there', async () => {
  const page = readFileSync(join(import.meta.dirname, '..', 'index.html'), 'utf8');
  const [, script = ''] = /<script>(.*?)<\/script>/s.exec(page) ?? [];
  const match = vi.fn(async () => undefined);
  const open = vi.fn(async () => ({ match }));
  const run = new Function('globalThis', 'document', 'addEventListener', script);
  run({ caches: { open } }, { baseURI: `${SITE}index.html#cells/tour` }, () => undefined);
  expect(open).toHaveBeenCalledWith(partsCache(SITE));
  await vi.waitFor(() => expect(match).toHaveBeenCalledOnce());
});
