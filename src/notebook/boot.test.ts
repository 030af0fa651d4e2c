import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { BOOT, BOOT_SOURCE } from './boot.ts';

it('the policies name the hash of the very script that starts a frame', () => {
  expect(BOOT_SOURCE).toBe(`'sha256-${createHash('sha256').update(BOOT).digest('base64')}'`);
  expect(readFileSync(resolve(import.meta.dirname, '../stage.html'), 'utf8')).toContain(BOOT_SOURCE);
});
