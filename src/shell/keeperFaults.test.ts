import 'fake-indexeddb/auto';
import { forceCloseDatabase } from 'fake-indexeddb';
import { deleteDB, openDB } from 'idb';
import { afterEach, expect, it, vi } from 'vitest';
import { LIMITS } from '../notebook/limits.ts';
import type { Kept } from './kept.ts';
import { Keeper } from './keeper.ts';
import { storageWords } from './storageTrouble.ts';
import { FULL_TRUST } from './trust.ts';

const kept = (id: string, html = id): Kept => ({
  id,
  title: id,
  html,
  createdMs: 0,
  changedMs: 1,
  origin: 'own',
  trust: FULL_TRUST,
  version: 0,
});
const STORED = { a: [{ kind: 'stream', stream: 'stdout', text: 'x' }] } as const;

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

/** Makes a storage that has no room for records above so many UTF-16 units. */
function fillAbove(most: number): void {
  const put: IDBObjectStore['put'] = Reflect.get(IDBObjectStore.prototype, 'put');
  vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, value: unknown) {
    if (JSON.stringify(value).length > most) throw new DOMException('Full', 'QuotaExceededError');
    return put.call(this, value);
  });
}

it('notebooks of the first version of the database are all there, each with its outputs', async () => {
  const old = await openDB('from 1', 1, {
    upgrade: (database) =>
      void database.createObjectStore('notebooks', { keyPath: 'id' }).createIndex('route', 'route'),
  });
  await old.put('notebooks', { ...kept('a'), route: '#x', stored: STORED, version: 3 });
  await old.put('notebooks', kept('b'));
  old.close();
  const keeper = new Keeper('from 1');
  expect((await keeper.list()).map(({ id }) => id).toSorted()).toEqual(['a', 'b']);
  expect(await keeper.get('a')).toEqual({ ...kept('a'), route: '#x', version: 3 });
  expect([await keeper.outputs('a'), await keeper.outputs('b')]).toEqual([STORED, undefined]);
  expect(await keeper.ofRoute('#x')).toHaveLength(1);
});

it('notebooks of the second version are all there, and controls can be kept beside them', async () => {
  const old = await openDB('from 2', 2, {
    upgrade: (database) => {
      const store = database.createObjectStore('notebooks', { keyPath: 'id' });
      for (const name of ['route', 'besides']) store.createIndex(name, name);
      database.createObjectStore('outputs', { keyPath: 'id' });
      database.createObjectStore('versions', { keyPath: ['id', 'atMs', 'length'] });
    },
  });
  await old.put('notebooks', kept('a'));
  await old.put('outputs', { id: 'a', stored: STORED });
  old.close();
  const keeper = new Keeper('from 2');
  await keeper.controls.put('#mine/a', 'x');
  expect([await keeper.get('a'), await keeper.outputs('a'), await keeper.controls.get('#mine/a')]).toEqual([
    kept('a'),
    STORED,
    'x',
  ]);
});

it('a tab of an old version that holds the database is told of, and once it is closed all goes on', async () => {
  const old = await openDB('held', 1);
  const keeper = new Keeper('held');
  await expect(keeper.list()).rejects.toMatchObject({ trouble: 'busy' });
  await expect(keeper.put(kept('a'))).rejects.toMatchObject({ trouble: 'busy' });
  expect([keeper.troubleOf('a'), (await keeper.get('a'))?.id]).toEqual(['busy', 'a']);
  const free = keeper.whenFree();
  old.close();
  await free;
  expect(await keeper.put((await keeper.get('a'))!)).toMatchObject({ id: 'a', version: 1 });
  expect([keeper.troubleOf('a'), keeper.whenFree()]).toEqual([undefined, undefined]);
});

it('a tab lets go of a database that another one deletes, and keeps anew', async () => {
  const keeper = new Keeper('deleted');
  const news: string[] = [];
  keeper.onNews(({ kind }) => news.push(kind));
  const stored = (await keeper.put(kept('a'))) as Kept;
  await deleteDB('deleted');
  expect(news).toEqual(['ended']);
  expect(await keeper.list()).toEqual([]);
  expect(await keeper.put({ ...stored, html: 'b' })).toMatchObject({ html: 'b' });
});

it('a tab lets go of a database that a newer version of the site changes, and says so', async () => {
  const keeper = new Keeper('newer');
  await keeper.put(kept('a'));
  const newer = await openDB('newer', 99);
  await expect(keeper.put(kept('b'))).rejects.toMatchObject({ trouble: 'newer' });
  newer.close();
});

it('a connection that the browser has ended is made anew, and whoever listens is told', async () => {
  const news: string[] = [];
  const open = indexedDB.open.bind(indexedDB);
  const opened: IDBDatabase[] = [];
  vi.spyOn(indexedDB, 'open').mockImplementation((...args) => {
    const request = open(...args);
    request.addEventListener('success', () => opened.push(request.result));
    return request;
  });
  const keeper = new Keeper('ended');
  keeper.onNews(({ kind }) => news.push(kind));
  const stored = (await keeper.put(kept('a'))) as Kept;
  forceCloseDatabase(opened[0] as unknown as Parameters<typeof forceCloseDatabase>[0]);
  await vi.waitFor(() => expect(news).toEqual(['ended']));
  expect(await keeper.put(stored)).toMatchObject({ version: 2 });
  opened[1]!.close();
  expect(await keeper.get('a')).toMatchObject({ version: 2 });
});

it('a database that cannot be opened for a moment, as while a browser clears it, is asked again, and nobody told', async () => {
  vi.stubGlobal('localStorage', []);
  const open: IDBFactory['open'] = Reflect.get(IDBFactory.prototype, 'open');
  let left = 3;
  vi.spyOn(indexedDB, 'open').mockImplementation((...args) => {
    if (left-- > 0) throw new DOMException('Internal error', 'UnknownError');
    return open.apply(indexedDB, args);
  });
  expect(await new Keeper('cleared').put(kept('a'))).toMatchObject({ id: 'a' });
  left = Infinity;
  await expect(new Keeper('broken').put(kept('a'))).rejects.toMatchObject({ trouble: 'failed' });
});

it('a notebook that has grown too large is in this tab alone, as is said, until it is shorter', async () => {
  const keeper = new Keeper('large');
  const stored = (await keeper.put(kept('a', 'before'))) as Kept;
  const large = { ...stored, html: 'x'.repeat(LIMITS.bytes + 1), changedMs: 5 };
  await expect(keeper.put(large)).rejects.toMatchObject({ trouble: 'large' });
  expect([keeper.holdsUnkept, (await keeper.get('a'))?.html.length]).toEqual([true, LIMITS.bytes + 1]);
  expect(await keeper.put({ ...large, html: 'shorter' })).toMatchObject({ html: 'shorter' });
  expect(keeper.holdsUnkept).toBe(false);
});

it('a full storage is said, and what is not stored stays in the tab', async () => {
  const keeper = new Keeper('full');
  fillAbove(1000);
  await expect(keeper.put({ ...kept('a', 'x'.repeat(2000)), changedMs: 5 }, { stored: STORED })).rejects.toMatchObject({
    trouble: 'full',
    message: storageWords('full'),
  });
  expect([keeper.holdsUnkept, (await keeper.get('a'))?.html.length, (await keeper.list()).length]).toEqual([
    true,
    2000,
    1,
  ]);
  expect(await keeper.put({ ...kept('a', 'y'), changedMs: 6 })).toMatchObject({ html: 'y' });
  expect([keeper.holdsUnkept, (await keeper.list()).map(({ html }) => html), await keeper.outputs('a')]).toEqual([
    false,
    ['y'],
    STORED,
  ]);
});

it.each([
  ['one’s own', 'own', []],
  ['somebody else’s', 'address', ['b4', 'b3', 'b2', 'b1']],
] as const)(
  'where storage is full for %s, what notebooks were gives way to what it is, the oldest first, but one’s own never to somebody else’s',
  async (_, origin, left) => {
    const keeper = new Keeper(`room for ${origin}`);
    const now = (await keeper.put({ ...kept('a', '0'), changedMs: 0, origin })) as Kept;
    for (let atMs = 1; atMs <= 4; atMs++)
      for (const id of ['a', 'b'])
        await keeper.addVersion({ id, atMs: atMs + Number(id === 'a') * 10, length: 1, html: `${id}${atMs}` });
    const put: IDBObjectStore['put'] = Reflect.get(IDBObjectStore.prototype, 'put');
    let fullFor = 1;
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, value: unknown) {
      if (fullFor-- > 0) throw new DOMException('Full', 'QuotaExceededError');
      return put.call(this, value);
    });
    expect(await keeper.put({ ...now, html: '5', changedMs: 5 })).toMatchObject({ html: '5' });
    expect((await keeper.versions('b')).map(({ html }) => html)).toEqual(left);
    expect((await keeper.versions('a')).map(({ html }) => html)).toEqual(
      origin === 'own' ? ['a4', 'a3', 'a2', 'a1'] : ['a4', 'a3'],
    );
  },
);

it('what is deleted is gone with all that belonged to it, and can be put back as it was', async () => {
  const keeper = new Keeper('gone');
  await keeper.put(kept('a'), { stored: STORED });
  await keeper.addVersion({ id: 'a', atMs: 1, length: 1, html: 'x' });
  const deleted = (await keeper.delete('a'))!;
  expect([await keeper.get('a'), await keeper.outputs('a'), await keeper.versions('a')]).toEqual([
    undefined,
    undefined,
    [],
  ]);
  await keeper.restore(deleted);
  expect([
    (await keeper.get('a'))?.html,
    await keeper.outputs('a'),
    (await keeper.versions('a')).map(({ html }) => html),
  ]).toEqual(['a', STORED, ['x']]);
});

it('what a notebook was is kept by the minute, and never for a save that did not know of a later one', async () => {
  const keeper = new Keeper('versions');
  let now = (await keeper.put({ ...kept('a', '0'), changedMs: 0 })) as Kept;
  for (let second = 10; second <= 180; second += 10)
    now = (await keeper.put({ ...now, html: String(second), changedMs: second * 1000 })) as Kept;
  expect((await keeper.versions('a')).map(({ html }) => html)).toEqual(['170', '110', '50']);
  expect(await keeper.put({ ...now, version: 1, changedMs: 999_000 })).toBe(false);
  expect(await keeper.versions('a')).toHaveLength(3);
});
