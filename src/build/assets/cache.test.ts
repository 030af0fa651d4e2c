import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { hasFullDisk } from '../fixtures/fullDisk.ts';
import { cacheDir, makeWhole, place, writeWhole } from './cache.ts';
import { diskProblem } from './diskProblem.ts';

let folder: string;
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'skybook-whole-'))));
afterEach(() => rmSync(folder, { recursive: true }));

it.each([
  [{ SKYBOOK_CACHE: '/data/sky' }, '/data/sky'],
  [{ SKYBOOK_CACHE: 'sky' }, join(process.cwd(), 'sky')],
  [{ SKYBOOK_CACHE: '', XDG_CACHE_HOME: '/x' }, '/x/skybook'],
  [{ XDG_CACHE_HOME: '' }, join(homedir(), '.cache/skybook')],
])('with %o the cache is %s', (environment, expected) => {
  expect(cacheDir(environment)).toBe(expected);
});

it('a file whose making fails is not there, nor anything of it', async () => {
  const failing = makeWhole(join(folder, 'deep/a'), async (temporary) => {
    await writeFile(temporary, 'half');
    throw new Error('broken off');
  });
  await expect(failing).rejects.toThrow('broken off');
  expect(
    await makeWhole(join(folder, 'deep/a'), async (temporary) => writeFile(temporary, 'wrong').then(() => false)),
  ).toBe(false);
  expect(readdirSync(join(folder, 'deep'))).toEqual([]);
});

it('what a killed run left is removed, what a running one makes is not', async () => {
  const { pid: dead } = spawnSync(process.execPath, ['--version']);
  const running = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60000)']);
  try {
    for (const name of [`a.${dead}.part`, `a.${running.pid}.part`, `b.${dead}.part`, 'a.part'])
      writeFileSync(join(folder, name), 'half');
    await writeWhole(join(folder, 'a'), 'whole');
    expect(readdirSync(folder).sort()).toEqual(['a', 'a.part', `a.${running.pid}.part`, `b.${dead}.part`].sort());
    expect(readFileSync(join(folder, 'a'), 'utf8')).toBe('whole');
  } finally {
    running.kill();
  }
});

it('a placed file takes no second room on the disk, and may replace another', async () => {
  await writeWhole(join(folder, 'a'), 'new');
  await writeWhole(join(folder, 'b'), 'old');
  await place(join(folder, 'a'), join(folder, 'b'));
  expect(statSync(join(folder, 'b')).ino).toBe(statSync(join(folder, 'a')).ino);
});

it.skipIf(!hasFullDisk)('a full disk is told, with what to do', async () => {
  const error = await writeFile('/dev/full', 'x').catch((reason: unknown) => reason);
  expect(diskProblem(error)).toMatch(/^The disk is full\. .*SKYBOOK_CACHE/);
  expect(diskProblem(new Error('pip download ended with 2:\nERROR: [Errno 28] No space left on device'))).toMatch(
    /^The disk is full/,
  );
  expect(diskProblem(new Error('something else'))).toBeUndefined();
});

it('a cache that cannot be written is told', async () => {
  writeFileSync(join(folder, 'file'), '');
  const error = await writeWhole(join(folder, 'file/assets/a'), 'x').catch((reason: unknown) => reason);
  expect(diskProblem(error)).toBe(
    `${join(folder, 'file/assets')} cannot be written (ENOTDIR). Set SKYBOOK_CACHE to a folder that can, or give yourself the right to write there.`,
  );
});
