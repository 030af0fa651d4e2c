import { expect, vi } from 'vitest';
import type { FakeCaches } from './fakeCaches.ts';
import { SITE } from './fakeSite.ts';

/** Waits for what nobody waits for: that these files of the site have been written to a cache. */
export function keptIn(caches: FakeCaches, paths: readonly string[]): Promise<void> {
  return vi.waitFor(() =>
    expect(paths.filter((path) => !caches.urls().some((url) => url.startsWith(`${SITE}${path}?`)))).toEqual([]),
  );
}
