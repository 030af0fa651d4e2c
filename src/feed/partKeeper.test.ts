import { beforeEach, describe, expect, test, vi } from 'vitest';
import { PIECE_BYTES } from '../../workers/wire/piecesOf.ts';
import { PartKeeper } from './partKeeper.ts';
import { writePartList } from './partList.ts';
import { FakeCaches } from './testing/fakeCaches.ts';
import { FakeSite, partOf, SITE } from './testing/fakeSite.ts';
import { keptIn } from './testing/keptIn.ts';
import { textOf } from './testing/textOf.ts';

let site: FakeSite;
let caches: FakeCaches;

beforeEach(() => {
  site = new FakeSite({
    'parts/a.js': 'export {}',
    'catalogues/Norder=0/Npix=1 +#?.parquet': 'rows',
    'vendor/same.bin': 'same',
    'vendor/empty.bin': '',
  });
  caches = new FakeCaches();
});

const start = (
  given: { readonly caches?: CacheStorage; readonly keepAfterMs?: number } = { caches: caches.asStorage() },
) => PartKeeper.start(SITE, { fetch: site.fetch, keepAfterMs: 0, ...given });
const written = (...paths: readonly string[]) => keptIn(caches, paths);

describe('a file of the list', () => {
  test('is fetched once, without credentials, and kept, but not where only a kept one is wanted', async () => {
    const keeper = await start();
    await expect(keeper.open('parts/a.js', 'kept')).rejects.toThrow('not kept');
    expect(await textOf(keeper, 'parts/a.js')).toBe('export {}');
    await written('parts/a.js');
    expect((await keeper.open('parts/a.js', 'kept')).bytes).toBe(9);
    expect(await textOf(keeper, 'parts/a.js')).toBe('export {}');
    expect(await textOf(await start(), 'parts/a.js')).toBe('export {}');
    expect(site.paths()).toEqual(['parts/a.js']);
    expect(site.asked.every(({ init }) => init.credentials === 'omit')).toBe(true);
  });

  test('is asked for under an address that stands for this version of it', async () => {
    const urls: string[] = [];
    const keeper = await PartKeeper.start(SITE, {
      caches: caches.asStorage(),
      fetch: (input, init) => (urls.push(String(input)), site.fetch(input, init)),
    });
    await keeper.take('catalogues/Norder=0/Npix=1 +#?.parquet');
    const { sha256 } = partOf('', 'rows');
    expect(urls).toEqual([
      `${SITE}parts.json`,
      `${SITE}catalogues/Norder%3D0/Npix%3D1%20%2B%23%3F.parquet?sha256=${sha256}`,
    ]);
  });

  test('that several ask for at once is fetched once, and each has it to itself', async () => {
    const keeper = await start();
    const all = await Promise.all([1, 2, 3].map(() => keeper.take('parts/a.js')));
    structuredClone(all[0], { transfer: [all[0]!] });
    expect(all.map((bytes) => bytes.byteLength)).toEqual([0, 9, 9]);
    expect(site.paths()).toEqual(['parts/a.js']);
  });

  test('that somebody waits for is kept a while after it came, or when they have what they want; it comes once', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout'] });
    const keeper = await start({ caches: caches.asStorage(), keepAfterMs: 3000 });
    for (const _ of ['once', 'again']) expect(await textOf(keeper, 'parts/a.js')).toBe('export {}');
    await keeper.fetchAhead(['parts/a.js', 'vendor/empty.bin']);
    await textOf(keeper, 'vendor/same.bin');
    const keptFiles = () => caches.urls().filter((url) => /a\.js|same|empty/.test(url)).length;
    await vi.advanceTimersByTimeAsync(2000);
    expect(keptFiles()).toBe(1);
    await vi.advanceTimersByTimeAsync(2000);
    expect(keptFiles()).toBe(3);
    await textOf(keeper, 'catalogues/Norder=0/Npix=1 +#?.parquet');
    keeper.keepNow();
    vi.useRealTimers();
    await written('parts/a.js', 'vendor/same.bin', 'catalogues/Norder%3D0/Npix%3D1%20%2B%23%3F.parquet');
    expect(await textOf(keeper, 'parts/a.js')).toBe('export {}');
    expect(site.paths()).toHaveLength(4);
  });

  test('is not looked for where the site has never been before', async () => {
    const looked: string[] = [];
    const watched = Object.assign(Object.create(caches.asStorage()), {
      open: async (name: string) => {
        const cache = await caches.open(name);
        return { ...cache, match: (url: string) => (looked.push(url), cache.match(url)) };
      },
    }) as CacheStorage;
    await textOf(await start({ caches: watched }), 'parts/a.js');
    await written('parts/a.js');
    expect(looked).toEqual([`${SITE}parts.json`]);
    await textOf(await start({ caches: watched }), 'parts/a.js');
    expect(looked.filter((url) => url.includes('a.js'))).toHaveLength(1);
    expect(site.paths()).toEqual(['parts/a.js']);
  });

  test('that is still being kept is not fetched again', async () => {
    const keeper = await start();
    let goOn: () => void = () => undefined;
    caches.until = new Promise((resolve) => (goOn = resolve));
    for (const _ of ['once', 'again']) expect(await textOf(keeper, 'parts/a.js')).toBe('export {}');
    expect(caches.urls().filter((url) => url.includes('a.js'))).toEqual([]);
    goOn();
    await written('parts/a.js');
    expect(await textOf(keeper, 'parts/a.js')).toBe('export {}');
    expect(site.paths()).toEqual(['parts/a.js']);
  });

  test('that is large comes in pieces, none too large, when it is fetched, and as the browser keeps it afterwards', async () => {
    const large = 'x'.repeat(2 * PIECE_BYTES + 7);
    site = new FakeSite({ 'vendor/large.bin': large });
    const keeper = await start();
    const opened = async (): Promise<readonly (ArrayBuffer | Blob)[]> => {
      const { bytes, pieces } = await keeper.open('vendor/large.bin');
      expect(bytes).toBe(large.length);
      const all: (ArrayBuffer | Blob)[] = [];
      for (let next = await pieces.next(); !next.done; next = await pieces.next()) all.push(next.value);
      return all;
    };
    const sizes = (await opened()).map((piece) => (piece instanceof Blob ? 'kept' : piece.byteLength));
    expect(sizes).toEqual([PIECE_BYTES, PIECE_BYTES, 7]);
    await written('vendor/large.bin');
    const kept = await opened();
    expect(kept).toEqual([expect.any(Blob)]);
    expect((await new Blob([...kept]).text()) === large).toBe(true);
    expect((await textOf(keeper, 'vendor/large.bin')) === large).toBe(true);
    expect(site.paths()).toEqual(['vendor/large.bin']);
  });

  test('of a folder with a list of its own is found there, once that is asked for and what its hash says', async () => {
    const tile = partOf('hips/sky/1.jpg', 'tile');
    const list = writePartList([tile]);
    site = new FakeSite({ 'hips/skybook-parts.json': list, 'parts/a.js': 'export {}' });
    site.files.set(tile.path, 'tile');
    const keeper = await start();
    await keeper.take('parts/a.js');
    expect(site.paths()).toEqual(['parts/a.js']);
    expect(await textOf(keeper, tile.path)).toBe('tile');
    await expect(keeper.take('hips/sky/2.jpg')).rejects.toThrow('no such file');
    await written(tile.path, 'hips/skybook-parts.json');
    expect(site.paths()).toEqual(['parts/a.js', 'hips/skybook-parts.json', tile.path]);
    const later = await start();
    await later.renew();
    expect(await textOf(later, tile.path)).toBe('tile');
    expect(site.paths()).toHaveLength(3);
    site.files.set('hips/skybook-parts.json', writePartList([{ ...tile, bytes: 5 }]));
    site.files.set(tile.path, 'tiles');
    caches = new FakeCaches();
    await expect((await start()).take(tile.path)).rejects.toThrow('renewed');
  });

  test('that is empty is empty', async () => {
    expect(await textOf(await start(), 'vendor/empty.bin')).toBe('');
  });

  test.each([
    ['changed', 'export {};alert()'],
    ['of the same size', 'export []'],
  ])('%s on its way is neither handed on nor kept', async (_, content) => {
    site.files.set('parts/a.js', content);
    const keeper = await start();
    await expect(keeper.take('parts/a.js')).rejects.toThrow(/renewed.*Reload/);
    expect(caches.urls()).toEqual([`${SITE}parts.json`]);
    site.files.set('parts/a.js', 'export {}');
    expect(await textOf(keeper, 'parts/a.js')).toBe('export {}');
  });

  test('that the cache has cut short is fetched anew', async () => {
    const keeper = await start();
    await keeper.take('parts/a.js');
    await written('parts/a.js');
    const [kept] = [...caches.stored.values()];
    const key = [...kept!.keys()].find((url) => url.includes('a.js'))!;
    kept!.set(key, new Response('exp'));
    expect(await textOf(keeper, 'parts/a.js')).toBe('export {}');
  });

  test('that is missing, or cannot be reached, says so, and is tried again', async () => {
    const keeper = await start();
    site.files.delete('parts/a.js');
    await expect(keeper.take('parts/a.js')).rejects.toThrow('HTTP 404');
    site.offline = true;
    await expect(keeper.take('parts/a.js')).rejects.toThrow('online');
    site.offline = false;
    site.files.set('parts/a.js', 'export {}');
    expect(await textOf(keeper, 'parts/a.js')).toBe('export {}');
  });
});

test.each([
  '../secret',
  'parts/../parts/a.js',
  '/parts/a.js',
  './parts/a.js',
  `${SITE}parts/a.js`,
  'https://other.test/a',
  '//other.test/a',
  'index.html',
  'parts.json',
  'sw.js',
  '',
  '__proto__',
  'constructor',
  'toString',
  'parts/a.js?x',
  'parts/A.js',
  ['parts/a.js'],
  { toString: () => 'parts/a.js' },
  null,
  undefined,
  0,
])('%s is no such file, and nothing is fetched for it', async (path) => {
  const keeper = await start();
  await expect(keeper.open(path as string)).rejects.toThrow(/^no such file$/);
  expect(site.paths()).toEqual([]);
});

describe('where nothing can be kept', () => {
  const twice = async (keeper: PartKeeper) => {
    const first = await textOf(keeper, 'parts/a.js');
    await new Promise((resolve) => setTimeout(resolve));
    return [first, await textOf(keeper, 'parts/a.js')];
  };
  const refusing = {
    open: () => Promise.reject(new DOMException('private', 'SecurityError')),
  } as unknown as CacheStorage;

  test.each([
    ['there are no caches', undefined],
    ['caches cannot be opened', refusing],
  ])('files come all the same: %s', async (_, storage) => {
    const keeper = await PartKeeper.start(SITE, { fetch: site.fetch, caches: storage });
    expect(await twice(keeper)).toEqual(['export {}', 'export {}']);
    await keeper.renew();
    // By the browser's own cache.
    const modes = site.asked.filter(({ path }) => path === 'parts/a.js').map(({ init }) => init.cache);
    expect(modes).toEqual(['default', 'default']);
  });

  test('and what is kept cannot be read, they come from the network', async () => {
    const lost = () => Promise.reject(new DOMException('lost', 'UnknownError'));
    const unreadable = { open: async () => ({ match: lost, put: lost }) } as unknown as CacheStorage;
    expect(await twice(await start({ caches: unreadable }))).toEqual(['export {}', 'export {}']);
  });

  test('for want of room, they come from the network', async () => {
    const keeper = await start();
    caches.full = true;
    expect(await twice(keeper)).toEqual(['export {}', 'export {}']);
    expect(site.paths()).toEqual(['parts/a.js', 'parts/a.js']);
  });
});

describe('without a connection', () => {
  test('what was kept, and the list, are there', async () => {
    await (await start()).take('parts/a.js');
    await written('parts/a.js');
    site.offline = true;
    const keeper = await start();
    expect(await textOf(keeper, 'parts/a.js')).toBe('export {}');
    await expect(keeper.take('vendor/empty.bin')).rejects.toThrow('online');
  });

  test('a first visit says that it cannot begin', async () => {
    site.offline = true;
    await expect(start()).rejects.toThrow(/online.*reload/);
  });
});

test('a list that the page has asked for in vain is asked for anew', async () => {
  const listAnswer = Promise.reject(new TypeError('Failed to fetch'));
  const keeper = await PartKeeper.start(SITE, { fetch: site.fetch, caches: caches.asStorage(), listAnswer });
  expect(await textOf(keeper, 'parts/a.js')).toBe('export {}');
});
