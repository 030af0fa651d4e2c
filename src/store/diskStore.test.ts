import 'fake-indexeddb/auto';
import { describe, expect, it, vi } from 'vitest';
import { openDiskStore } from './diskStore.ts';

let databases = 0;
const named = () => `bytes-${databases++}`;
const bytes = (length: number, value = 1) => new Uint8Array(length).fill(value);

describe('bytes kept on disk', () => {
  it('are there after a reload, by file and place', async () => {
    const name = named();
    const store = await openDiskStore(1000, name);
    store!.write('a', 10, bytes(5, 7));
    await vi.waitUntil(async () => (await store!.read('a', 0, 100)).length > 0);
    const again = await openDiskStore(1000, name);
    expect(await again!.read('a', 12, 13)).toEqual([{ start: 10, bytes: bytes(5, 7) }]);
    expect(await again!.read('a', 15, 20)).toEqual([]);
    expect(await again!.read('b', 0, 100)).toEqual([]);
  });

  it('are read without writing, so that reads do not wait for one another', async () => {
    const store = await openDiskStore(1000, named());
    store!.write('a', 0, bytes(5));
    await store!.read('a', 0, 5);
    const transactions = vi.spyOn(IDBDatabase.prototype, 'transaction');
    for (let i = 0; i < 20; i++) await store!.read('a', 0, 5);
    const modes = transactions.mock.calls.map(([, mode]) => mode);
    transactions.mockRestore();
    expect(modes).toEqual(Array.from({ length: 20 }, () => undefined));
  });

  it('stay below their limit: the file that was used longest ago goes first', async () => {
    const store = await openDiskStore(100, named());
    const now = vi.spyOn(Date, 'now');
    for (const [i, file] of ['a', 'b', 'c', 'd'].entries()) {
      now.mockReturnValue(1000 + i);
      store!.write(file, 0, bytes(25));
    }
    now.mockReturnValue(2000);
    await store!.read('a', 0, 25);
    store!.write('e', 0, bytes(25));
    now.mockRestore();
    const kept = await Promise.all(
      ['a', 'b', 'c', 'd', 'e'].map(async (file) => (await store!.read(file, 0, 25)).length),
    );
    expect(kept).toEqual([1, 0, 1, 1, 1]);
  });

  it('stay below their limit also where all of them are of one file', async () => {
    const store = await openDiskStore(100, named());
    for (let i = 0; i < 10; i++) store!.write('a', i * 25, bytes(25));
    const kept = await store!.read('a', 0, 250);
    expect(kept.map(({ start }) => start)).toEqual([150, 175, 200, 225]);
  });

  it('are let go of for a newer version of the site, and for deletion; then none are found', async () => {
    const name = named();
    const store = await openDiskStore(1000, name);
    store!.write('a', 0, bytes(5));
    await vi.waitUntil(async () => (await store!.read('a', 0, 5)).length > 0);
    const newer = indexedDB.open(name, 2);
    await new Promise((resolve) => (newer.onsuccess = resolve));
    expect(await store!.read('a', 0, 5)).toEqual([]);
    store!.write('a', 0, bytes(5));
    store!.forget('a');
    newer.result.close();
    expect(await openDiskStore(1000, name)).toBeUndefined();
  });

  it('are not waited for where another tab holds them', async () => {
    const name = named();
    const old = indexedDB.open(name, 1);
    await new Promise((resolve) => (old.onsuccess = resolve));
    vi.useFakeTimers({ toFake: ['setTimeout'] });
    try {
      void indexedDB.deleteDatabase(name);
      const store = openDiskStore(1000, name);
      await vi.advanceTimersByTimeAsync(5000);
      expect(await store).toBeUndefined();
    } finally {
      vi.useRealTimers();
      old.result.close();
    }
  });

  it('are the reader’s own: what they do with them changes nothing here', async () => {
    const store = await openDiskStore(100, named());
    store!.write('a', 0, bytes(4));
    const [piece] = await store!.read('a', 0, 4);
    piece!.bytes.fill(9);
    expect(await store!.read('a', 0, 4)).toEqual([{ start: 0, bytes: bytes(4) }]);
  });
});
