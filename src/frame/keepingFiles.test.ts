import { expect, test } from 'vitest';
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
  const { files, write } = keeping(100);
  expect([write('a', 10), write('b', 20), write('a', 30)]).toEqual([undefined, undefined, undefined]);
  files.changed({ written: [], gone: ['b'] }, () => Promise.reject(new Error('not read')));
  expect((await files.kept()).map(({ path, bytes }) => [path, bytes.length])).toEqual([['a', 30]]);
});

test('a file for which there is no room is told of once, and not kept in an older state', async () => {
  const { files, write } = keeping(100);
  write('a', 60);
  expect(write('b', 50)).toMatch(/^Not kept over a reload: b \(1 kB\)/);
  expect(write('b', 51)).toBeUndefined();
  expect(write('a', 120)).toMatch(/^Not kept over a reload: a/);
  expect(write('b', 52)).toBeUndefined();
  expect((await files.kept()).map(({ path }) => path)).toEqual(['b']);
});

test('room is what files take now: those that are gone or have become smaller make some', async () => {
  const { files, write } = keeping(100);
  write('a', 60);
  write('b', 40);
  files.changed({ written: [], gone: ['a'] }, () => Promise.reject(new Error('not read')));
  expect([write('c', 60), write('b', 10), write('d', 30)]).toEqual([undefined, undefined, undefined]);
  expect(write('e', 1)).toMatch(/^Not kept over a reload: e/);
  expect((await files.kept()).map(({ path }) => path)).toEqual(['b', 'c', 'd']);
  expect(write('d', 31)).toMatch(/^Not kept over a reload: d/);
});

test('of many files for which there is no room some are named, and the others counted', () => {
  const written = Array.from({ length: 1500 }, (_, at) => ({ path: `p${at}`, bytes: 200 }));
  const said = keeping(100).files.changed({ written, gone: [] }, async () => new Uint8Array(200));
  expect(said).toMatch(/p0 \(.*p19 \([^,]*\) and 1,480 more\. /);
});
