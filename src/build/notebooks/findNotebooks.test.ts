import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { findNotebooks } from './findNotebooks.ts';

it('notebooks of a folder are grouped by its first level, a single file by its own folder', () => {
  const folder = mkdtempSync(join(tmpdir(), 'skybook-notebooks-'));
  try {
    for (const name of ['a/b', 'a/.ipynb_checkpoints']) mkdirSync(join(folder, name), { recursive: true });
    for (const name of ['a/b/1.ipynb', 'a/2.ipynb', 'a/2.md', 'a/.ipynb_checkpoints/2.ipynb'])
      writeFileSync(join(folder, name), '{}');
    expect(findNotebooks([folder, join(folder, 'a/b/1.ipynb')]).map(({ group, name }) => [group, name])).toEqual([
      ['a', '2.ipynb'],
      ['a', 'b/1.ipynb'],
      ['b', '1.ipynb'],
    ]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
