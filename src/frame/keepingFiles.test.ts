import { expect, test } from 'vitest';
import { FOLDER_BYTES, FOLDER_FILES } from '../../workers/wire/keptFile.ts';
import { KeepingFiles } from './keepingFiles.ts';

function keeping(mostBytes: number) {
  const kept = new Map<string, Uint8Array>();
  const files = new KeepingFiles(
    {
      keptFiles: async () => [...kept].map(([path, bytes]) => ({ path, bytes })),
      keepFile: async (path, bytes) => void kept.set(path, bytes),
      dropKeptFile: async (path) => void kept.delete(path),
    },
    mostBytes,
  );
  const write = (path: string, bytes: number) =>
    files.changed({ written: [{ path, bytes }], gone: [] }, async () => new Uint8Array(bytes));
  return { files, write };
}

test('what cells have written is given back, in its last state, without what they took away', async () => {
  const { files, write } = keeping(1000);
  expect([write('a', 10), write('b', 20), write('a', 30)]).toEqual([undefined, undefined, undefined]);
  files.changed({ written: [], gone: ['b'] }, () => Promise.reject(new Error('not read')));
  expect((await files.kept()).map(({ path, bytes }) => [path, bytes.length])).toEqual([['a', 30]]);
});

test('a file for which there is no room is told of once, and not kept in an older state', async () => {
  const { files, write } = keeping(1000);
  write('a', 500);
  expect(write('b', 100)).toMatch(/^Not kept over a reload: b \(100 B\)/);
  expect(write('b', 101)).toBeUndefined();
  expect(write('a', 900)).toMatch(/^Not kept over a reload: a/);
  expect(write('b', 102)).toBeUndefined();
  expect((await files.kept()).map(({ path }) => path)).toEqual(['b']);
});

test('nor is there room for more files than a notebook keeps, or for a path that is too long', async () => {
  const { files } = keeping(FOLDER_BYTES);
  const named = (count: number) => Array.from({ length: count }, (_, n) => ({ path: `f${n}`, bytes: 0 }));
  const change = (written: readonly { path: string; bytes: number }[], gone: readonly string[] = []) =>
    files.changed({ written, gone }, async () => new Uint8Array(0));
  expect(change([{ path: 'x'.repeat(501), bytes: 1 }])).toMatch(
    /^Not kept over a reload: x+ .*paths of 500 characters/,
  );
  expect(change(named(FOLDER_FILES))).toBeUndefined();
  expect(change([{ path: 'new', bytes: 1 }])).toMatch(/^Not kept over a reload: new .*1,000 of them/);
  expect(change([{ path: 'f0', bytes: 5 }])).toBeUndefined();
  expect(change([{ path: 'newer', bytes: 1 }], ['f1'])).toBeUndefined();
  expect(change(named(FOLDER_FILES + 7))).toMatch(/f1 \(.*f1000 .* and 3 more\./);
  expect(await files.kept()).toHaveLength(FOLDER_FILES);
});
