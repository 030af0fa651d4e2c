import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { LOADER, patchLoader } from './patchLoader.ts';

test('the change fits the pinned loader once, and no other', async () => {
  const script = await readFile(LOADER, 'utf8');
  const patched = patchLoader(script);
  expect(patched).not.toContain('importScripts("data');
  expect(() => patchLoader(patched)).toThrow('fits 0 times instead of once');
});
