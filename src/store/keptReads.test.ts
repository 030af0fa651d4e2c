import { expect, it } from 'vitest';
import { NotFoundError, type Read } from '../catalogue/read.ts';
import type { ByteStore } from './byteStore.ts';
import { GivenUp } from './givenUp.ts';
import { KeptReads, type Look } from './keptReads.ts';
import { LedElsewhere } from './ledElsewhere.ts';

/** A store that forgets nothing. */
function memory(): ByteStore & { readonly names: () => readonly string[] } {
  const files = new Map<string, { start: number; bytes: Uint8Array }[]>();
  return {
    read: async (file, start, end) =>
      (files.get(file) ?? []).filter((piece) => piece.start < end && piece.start + piece.bytes.length > start),
    write: (file, start, bytes) => void files.set(file, [...(files.get(file) ?? []), { start, bytes: bytes.slice() }]),
    forget: (file) => void files.delete(file),
    names: () => [...files.keys()],
  };
}

/** A server of one file that notes what it is asked. */
function server() {
  const asked: string[] = [];
  const file = { bytes: Uint8Array.from({ length: 100 }, (_, i) => i), version: 'a', online: true };
  const answering = <T>(what: string, value: () => T): T => {
    if (!file.online) throw new Error('offline');
    asked.push(what);
    return value();
  };
  const read: Read = async (_url, range) => {
    const { bytes, version } = file;
    const [start, end] =
      range === undefined
        ? [0, bytes.length]
        : 'start' in range
          ? [range.start, Math.min(range.end, bytes.length)]
          : [bytes.length - range.suffixBytes, bytes.length];
    return answering(`GET ${start}-${end}`, () => ({
      bytes: bytes.slice(start, end),
      totalBytes: bytes.length,
      version,
    }));
  };
  const look: Look = async () => answering('HEAD', () => ({ version: file.version, totalBytes: file.bytes.length }));
  return { asked, file, read, look };
}

const URL = 'https://a.example/f.parquet';
const visit = (store: ByteStore | undefined, { read, look }: { read: Read; look: Look }, shelf = 'own') =>
  new KeptReads(Promise.resolve(store)).reader(shelf, { read, look });

it('a second visit asks for the version alone, whatever ranges it wants of what is kept', async () => {
  const [store, far] = [memory(), server()];
  const first = visit(store, far);
  await first(URL, { suffixBytes: 10 });
  await first(URL, { start: 0, end: 50 });
  await first(URL, { start: 50, end: 90 });
  far.asked.length = 0;
  const second = visit(store, far);
  expect((await second(URL, { start: 40, end: 95 })).bytes).toEqual(far.file.bytes.slice(40, 95));
  expect((await second(URL, { suffixBytes: 4 })).bytes).toEqual(far.file.bytes.slice(96));
  expect((await second(URL)).bytes).toEqual(far.file.bytes);
  expect(far.asked).toEqual(['HEAD']);
});

it('a part is kept of a server that tells how long the whole is of its end alone, as of another site', async () => {
  const [store, far] = [memory(), server()];
  const read: Read = async (url, range, signal) => {
    const { totalBytes, ...answer } = await far.read(url, range, signal);
    return range && 'suffixBytes' in range ? { ...answer, totalBytes } : answer;
  };
  const first = visit(store, { ...far, read });
  await first(URL, { suffixBytes: 10 });
  await first(URL, { start: 0, end: 50 });
  far.file.version = 'b';
  await first(URL, { start: 50, end: 60 });
  far.file.version = 'a';
  far.asked.length = 0;
  const second = visit(store, { ...far, read });
  await second(URL, { start: 10, end: 40 });
  expect(far.asked).toEqual(['HEAD']);
  await second(URL, { start: 50, end: 60 });
  expect(far.asked).toEqual(['HEAD', 'GET 50-60']);
});

it('of a file’s end what is kept is given, though it is less than is asked for', async () => {
  const [store, far] = [memory(), server()];
  await visit(store, far)(URL, { suffixBytes: 10 });
  far.asked.length = 0;
  const again = visit(store, far);
  expect(await again(URL, { suffixBytes: 25 })).toEqual({
    bytes: far.file.bytes.slice(90),
    totalBytes: 100,
    isKept: true,
    version: 'a',
  });
  await again(URL, { start: 75, end: 90 });
  expect((await again(URL, { suffixBytes: 25 })).bytes).toEqual(far.file.bytes.slice(75));
  expect(far.asked).toEqual(['HEAD', 'GET 75-90']);
});

it('what is not kept is asked for, once', async () => {
  const [store, far] = [memory(), server()];
  const read = visit(store, far);
  await read(URL, { start: 0, end: 10 });
  await read(URL, { start: 20, end: 30 });
  expect((await read(URL, { start: 5, end: 25 })).bytes).toEqual(far.file.bytes.slice(5, 25));
  await read(URL, { start: 0, end: 30 });
  expect(far.asked).toEqual(['GET 0-10', 'GET 20-30', 'GET 5-25']);
});

it('bytes of another content are never mixed in', async () => {
  const [store, far] = [memory(), server()];
  await visit(store, far)(URL, { start: 0, end: 50 });
  far.file.bytes = far.file.bytes.map((byte) => byte + 1);
  far.file.version = 'b';
  expect((await visit(store, far)(URL, { start: 0, end: 50 })).bytes).toEqual(far.file.bytes.slice(0, 50));
  far.asked.length = 0;
  await visit(store, far)(URL, { start: 0, end: 50 });
  expect(far.asked).toEqual(['HEAD']);
  expect(store.names()).toHaveLength(2);
});

it('off line what is kept is read as it is, and a file that is gone is gone', async () => {
  const [store, far] = [memory(), server()];
  await visit(store, far)(URL, { start: 0, end: 50 });
  far.file.online = false;
  expect((await visit(store, far)(URL, { start: 10, end: 20 })).bytes).toEqual(far.file.bytes.slice(10, 20));
  await expect(visit(store, far)(URL, { start: 10, end: 60 })).rejects.toThrow('offline');
  const gone: Look = async () => Promise.reject(new NotFoundError(URL));
  await expect(visit(store, { ...far, look: gone })(URL, { start: 10, end: 20 })).rejects.toMatchObject({
    name: 'NotFoundError',
  });
});

it('one shelf never gives what another keeps', async () => {
  const [store, far] = [memory(), server()];
  await visit(store, far, 'own')(URL, { start: 0, end: 50 });
  far.asked.length = 0;
  await visit(store, far, '#cells/tour')(URL, { start: 0, end: 50 });
  expect(far.asked).toEqual(['GET 0-50']);
});

it('where an answer now leads elsewhere, nothing that was kept is given in its place', async () => {
  const [store, far] = [memory(), server()];
  await visit(store, far)(URL, { start: 0, end: 50 });
  const led: Look = async () => Promise.reject(new LedElsewhere());
  await expect(visit(store, { ...far, look: led })(URL, { start: 10, end: 20 })).rejects.toMatchObject({
    name: 'LedElsewhere',
  });
});

it('a check that was given up tells nothing: the next reader asks again', async () => {
  const [store, far] = [memory(), server()];
  await visit(store, far)(URL, { start: 0, end: 50 });
  far.asked.length = 0;
  const reads = new KeptReads(Promise.resolve(store));
  await expect(
    reads.reader('own', { ...far, look: async () => Promise.reject(new GivenUp()) })(URL, { start: 0, end: 10 }),
  ).rejects.toMatchObject({ name: 'GivenUp' });
  await reads.reader('own', far)(URL, { start: 0, end: 10 });
  expect(far.asked).toEqual(['HEAD']);
});

it('whatever shelves, addresses and versions hold, no two files have one name', async () => {
  const store = memory();
  const odd = ['a', 'a b', 'a b 1', '"', '","', '\\', 'a","b', '["a"', '1', ''];
  for (const shelf of odd) {
    for (const url of odd) {
      for (const version of odd) {
        const far = server();
        far.file.version = version;
        await far.read(url);
        await visit(store, { ...far, look: async () => undefined }, shelf)(url, { start: 0, end: 1 });
      }
    }
  }
  // Of the last version of each file its content and a note.
  expect(store.names()).toHaveLength(2 * odd.length ** 2);
});

it('a size that cannot be, as a server says it, takes no room', async () => {
  const store = memory();
  const size = Number.MAX_SAFE_INTEGER;
  const read: Read = async (_url, range) => ({ bytes: new Uint8Array(range ? 10 : 1), totalBytes: size, version: 'a' });
  const lying = visit(store, { read, look: async () => ({ version: 'a', totalBytes: size }) });
  await lying(URL, { start: 0, end: 10 });
  expect((await lying(URL)).bytes).toHaveLength(1);
});

it('nothing is kept of a server that tells no version, nor without a store', async () => {
  const [store, far] = [memory(), server()];
  const read: Read = async (url, range) => ({ ...(await far.read(url, range)), version: undefined });
  await visit(store, { ...far, read })(URL, { start: 0, end: 50 });
  expect(store.names()).toEqual([]);
  await visit(undefined, far)(URL);
  await visit(undefined, far)(URL);
  expect(far.asked).toHaveLength(3);
});
