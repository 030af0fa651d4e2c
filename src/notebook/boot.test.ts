import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { BOOT, BOOT_SOURCE } from './boot.ts';

it('the policies name the hash of the very script that starts a frame', () => {
  expect(BOOT_SOURCE).toBe(`'sha256-${createHash('sha256').update(BOOT).digest('base64')}'`);
  expect(readFileSync(new URL('../stage.html', import.meta.url), 'utf8')).toContain(BOOT_SOURCE);
});
