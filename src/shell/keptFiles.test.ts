import 'fake-indexeddb/auto';
import { describe, expect, test } from 'vitest';
import { FOLDER_FILES } from '../../workers/wire/keptFile.ts';
import { agreedTo } from './agreedTo.ts';
import { FilesDesk } from './filesDesk.ts';
import { filesShelf } from './filesShelf.ts';
import { Keeper } from './keeper.ts';
import { KeeperDatabase } from './keeperDatabase.ts';
import { KeptFiles } from './keptFiles.ts';
import { FULL_TRUST, NO_TRUST } from './trust.ts';

const file = (path: string, length: number) => ({ path, bytes: new Uint8Array(length).fill(length) });
const pathsOf = async (kept: KeptFiles, address: string) => (await kept.get(address)).map(({ path }) => path).sort();

test('a file is kept by its path and the notebook’s address; those of notebooks left the longest ago give way', async () => {
  const kept = new KeptFiles(new KeeperDatabase('files', () => undefined), 600);
  await kept.put('#cells/a', file('x', 10), 1);
  await kept.put('#cells/a', file('x', 20), 2);
  await kept.put('#cells/b', file('x', 40), 3);
  expect(await kept.get('#cells/a')).toEqual([file('x', 20)]);
  await kept.put('#cells/b', file('y', 50), 4);
  expect([await pathsOf(kept, '#cells/a'), await pathsOf(kept, '#cells/b')]).toEqual([[], ['x', 'y']]);
  expect(await kept.taken()).toEqual({ length: 492, notebooks: 1 });
  await kept.delete('#cells/b', 'x');
  expect(await pathsOf(kept, '#cells/b')).toEqual(['y']);
});

test('they go along when the notebook becomes one of the reader’s, go with it when it is deleted, and come back', async () => {
  const keeper = new Keeper('files of one');
  const desk = new FilesDesk({ kept: keeper.files, address: '#cells/a' });
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

test('a notebook cannot keep more than its room, nor more files, whatever it was asked before', async () => {
  const database = new KeeperDatabase('room', () => undefined);
  const opened = () => new FilesDesk({ kept: new KeptFiles(database), address: '#cells/a' }).port();
  await opened().keepFile('x', new Uint8Array(30_000_000));
  await expect(opened().keepFile('y', new Uint8Array(30_000_000))).rejects.toThrow('There is no room for y');
  const desk = opened();
  await desk.dropKeptFile('x');
  await desk.keepFile('y', new Uint8Array(30_000_000));
  await desk.dropKeptFile('y');
  await database.use(async (opened) => {
    const { store, done } = opened.transaction('files', 'readwrite');
    for (let n = 0; n < FOLDER_FILES; n++)
      void store.put({ address: '#cells/a', atMs: n, length: 0, ...file(`${n}`, 0) });
    await done;
  });
  await expect(opened().keepFile('more', new Uint8Array(0))).rejects.toThrow('There is no room for more');
  await opened().keepFile('7', new Uint8Array(1));
  expect(await opened().keptFiles()).toHaveLength(FOLDER_FILES);
});

test('of bytes that are part of a larger buffer, only these are kept', async () => {
  const keeper = new Keeper('part');
  await new FilesDesk({ kept: keeper.files, address: '#cells/a' })
    .port()
    .keepFile('x', new Uint8Array(new ArrayBuffer(1_000_000), 5, 3));
  expect((await keeper.files.get('#cells/a')).map(({ bytes }) => bytes.buffer.byteLength)).toEqual([3]);
});

describe('Files go to no notebook of other trust than it had that wrote them', () => {
  const SRC = '#src=https://a.test/n.html';
  const opening = { html: 'v1', origin: 'address', trust: NO_TRUST } as const;
  const trusted = { ...opening, trust: FULL_TRUST };
  const copy = { id: 'a', title: '', html: 'v1 and more', createdMs: 0, changedMs: 0, version: 0 } as const;
  const { files } = new Keeper('trust');

  function opened(address: string, of: Parameters<typeof agreedTo>[0]) {
    const withheld: boolean[] = [];
    const desk = new FilesDesk({
      kept: files,
      address,
      agreed: agreedTo(of),
      onWithheld: (is) => void withheld.push(is),
    });
    const paths = async () => (await desk.port().keptFiles()).map(({ path }) => path);
    return { desk, ...desk.port(), paths, withheld };
  }

  test('what ran apart leaves none to what is trusted, nor the other way round, and that is told', async () => {
    const apart = opened(SRC, opening);
    await apart.keepFile('colorsys.py', new Uint8Array(1));
    const now = opened(SRC, trusted);
    expect([await now.paths(), now.withheld]).toEqual([[], [true]]);
    await now.keepFile('data.csv', new Uint8Array(1));
    expect([await now.paths(), now.withheld]).toEqual([['data.csv'], [true, false, false]]);
    expect(await opened(SRC, opening).paths()).toEqual(['colorsys.py']);
    expect(await opened(SRC, trusted).paths()).toEqual(['data.csv']);
  });

  test('nor does a trusted text to another trusted one', async () => {
    await opened(SRC, trusted).keepFile('data.csv', new Uint8Array(1));
    const other = opened(SRC, { ...trusted, html: 'v2' });
    expect([await other.paths(), other.withheld]).toEqual([[], [true]]);
  });

  test('a copy has those of its trust, and still has them when the reader has changed its text', async () => {
    const apart = opened(SRC, opening);
    await apart.keepFile('colorsys.py', new Uint8Array(1));
    apart.desk.moveTo('#mine/a');
    await apart.keptFiles();
    const now = opened(SRC, trusted);
    await now.keepFile('data.csv', new Uint8Array(1));
    now.desk.moveTo('#mine/a');
    await now.keepFile('more.csv', new Uint8Array(1));
    const kept = { ...copy, ...trusted, html: copy.html, agreed: 'v1' };
    expect(await opened('#mine/a', { ...trusted, html: copy.html, kept }).paths()).toEqual(['data.csv', 'more.csv']);
    expect(await opened('#mine/a', { ...opening, kept: { ...kept, trust: NO_TRUST } }).paths()).toEqual([
      'colorsys.py',
    ]);
    expect(await opened(SRC, trusted).paths()).toEqual(['data.csv']);
  });

  test('of the reader’s own and of the site’s notebooks, whose texts are trusted whatever they become, all are there', async () => {
    for (const origin of ['own', 'shipped'] as const) {
      await opened(`#${origin}`, { ...trusted, origin }).keepFile('x', new Uint8Array(1));
      expect(await opened(`#${origin}`, { ...trusted, origin, html: 'v2' }).paths()).toEqual(['x']);
    }
  });

  test('a deleted copy comes back with each where it was', async () => {
    const keeper = new Keeper('trust of one');
    await keeper.put({ ...copy, ...trusted });
    await keeper.put({ ...copy, ...trusted, id: 'ab' });
    for (const address of ['#mine/a', '#mine/ab'])
      for (const [agreed, path] of [
        [undefined, 'apart'],
        ['v1', 'trusted'],
      ] as const)
        await keeper.files.put(await filesShelf(address, agreed), file(path, 1));
    const deleted = (await keeper.delete('a'))!;
    expect(await keeper.files.taken()).toMatchObject({ notebooks: 1 });
    await keeper.restore(deleted);
    expect(await keeper.files.taken()).toMatchObject({ notebooks: 2 });
    expect(await pathsOf(keeper.files, '#mine/a')).toEqual(['apart']);
    expect(await pathsOf(keeper.files, await filesShelf('#mine/a', 'v1'))).toEqual(['trusted']);
  });
});
