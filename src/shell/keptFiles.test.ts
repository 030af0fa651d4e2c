import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { FilesDesk } from './filesDesk.ts';
import { Keeper } from './keeper.ts';
import { KeeperDatabase } from './keeperDatabase.ts';
import { KeptFiles } from './keptFiles.ts';
import { FULL_TRUST } from './trust.ts';

const file = (path: string, length: number) => ({ path, bytes: new Uint8Array(length).fill(length) });
const pathsOf = async (kept: KeptFiles, address: string) => (await kept.get(address)).map(({ path }) => path).sort();

test('a file is kept by its path and the notebook’s address; those of notebooks left the longest ago give way', async () => {
  const kept = new KeptFiles(new KeeperDatabase('files', () => undefined), 100);
  await kept.put('#cells/a', file('x', 10), 1);
  await kept.put('#cells/a', file('x', 20), 2);
  await kept.put('#cells/b', file('x', 40), 3);
  expect(await kept.get('#cells/a')).toEqual([file('x', 20)]);
  await kept.put('#cells/b', file('y', 50), 4);
  expect([await pathsOf(kept, '#cells/a'), await pathsOf(kept, '#cells/b')]).toEqual([[], ['x', 'y']]);
  expect(await kept.taken()).toEqual({ length: 90, notebooks: 1 });
  await kept.delete('#cells/b', 'x');
  expect(await pathsOf(kept, '#cells/b')).toEqual(['y']);
});

test('they go along when the notebook becomes one of the reader’s, go with it when it is deleted, and come back', async () => {
  const keeper = new Keeper('files of one');
  const desk = new FilesDesk(keeper.files, '#cells/a');
  await desk.port().keepFile('x', new Uint8Array(3));
  desk.moveTo('#mine/a');
  await desk.port().keepFile('y', new Uint8Array(4));
  expect([await pathsOf(keeper.files, '#cells/a'), await pathsOf(keeper.files, '#mine/a')]).toEqual([
    ['x'],
    ['x', 'y'],
  ]);
  const kept = { id: 'a', title: 'A', html: '', createdMs: 0, changedMs: 0, origin: 'own', trust: FULL_TRUST } as const;
  await keeper.put({ ...kept, version: 0 });
  const deleted = await keeper.delete('a');
  expect(await pathsOf(keeper.files, '#mine/a')).toEqual([]);
  await keeper.restore(deleted!);
  expect(await pathsOf(keeper.files, '#mine/a')).toEqual(['x', 'y']);
});

test('a notebook cannot keep more than its room', async () => {
  const desk = new FilesDesk(new KeptFiles(new KeeperDatabase('room', () => undefined)), '#cells/a').port();
  await desk.keepFile('x', new Uint8Array(30_000_000));
  await expect(desk.keepFile('y', new Uint8Array(30_000_000))).rejects.toThrow('too much room');
  await desk.dropKeptFile('x');
  await desk.keepFile('y', new Uint8Array(30_000_000));
});
