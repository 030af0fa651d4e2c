import { beforeEach, describe, expect, test } from 'vitest';
import { PartKeeper } from './partKeeper.ts';
import { FakeCaches } from './testing/fakeCaches.ts';
import { FakeSite, partOf, SITE } from './testing/fakeSite.ts';
import { keptIn } from './testing/keptIn.ts';
import { textOf } from './testing/textOf.ts';

let site: FakeSite;
let caches: FakeCaches;

beforeEach(() => {
  site = new FakeSite({ 'parts/a.js': 'export {}', 'vendor/same.bin': 'same', 'vendor/empty.bin': '' });
  caches = new FakeCaches();
});

const start = () => PartKeeper.start(SITE, { fetch: site.fetch, caches: caches.asStorage(), keepAfterMs: 0 });

describe('a new version of the site', () => {
  beforeEach(async () => {
    const keeper = await start();
    for (const path of ['parts/a.js', 'vendor/same.bin', 'vendor/empty.bin']) await keeper.take(path);
    await keptIn(caches, ['parts/a.js', 'vendor/same.bin', 'vendor/empty.bin']);
    site.asked.length = 0;
    // One file changes, one goes, one is new and was never asked for.
    site.files.set('parts/a.js', 'export default 2');
    site.files.set('parts/new.js', 'new');
    site.listed = [
      partOf('parts/a.js', 'export default 2'),
      ...site.listed.filter(({ path }) => path.startsWith('vendor/same')),
      partOf('parts/new.js', 'new'),
    ];
  });

  const kept = () => caches.urls().map((url) => url.slice(SITE.length).replace(/\?sha256=(.{6}).*/, ' $1'));
  const names = (...files: readonly (readonly [string, string])[]) =>
    [...files.map(([path, content]) => `${path} ${partOf(path, content).sha256.slice(0, 6)}`), 'parts.json'].sort();

  test('has what was kept fetched anew where it has changed, and then the old let go', async () => {
    const keeper = await start();
    await keeper.renew();
    expect(site.paths()).toEqual(['parts/a.js']);
    expect(kept()).toEqual(names(['parts/a.js', 'export default 2'], ['vendor/same.bin', 'same']));
    expect(await textOf(keeper, 'parts/a.js')).toBe('export default 2');
    expect(site.paths()).toEqual(['parts/a.js']);
  });

  test('lets nothing go as long as it is not whole', async () => {
    const keeper = await start();
    site.offline = true;
    await expect(keeper.renew()).rejects.toThrow('online');
    expect(kept()).toEqual(names(['parts/a.js', 'export {}'], ['vendor/same.bin', 'same'], ['vendor/empty.bin', '']));
    site.offline = false;
    await keeper.renew();
    expect(kept()).toEqual(names(['parts/a.js', 'export default 2'], ['vendor/same.bin', 'same']));
  });

  test('never takes the old file for the new', async () => {
    expect(await textOf(await start(), 'parts/a.js')).toBe('export default 2');
  });

  test('leaves the caches of other sites of the same origin alone', async () => {
    const other = await PartKeeper.start('https://site.test/', {
      fetch: async () => new Response('{"parts":[]}'),
      caches: caches.asStorage(),
    });
    const before = kept();
    await other.renew();
    expect(kept().filter((name) => !name.includes('/parts.json'))).toEqual(expect.arrayContaining(before) as string[]);
  });
});

test.each<readonly [string, () => void, boolean]>([
  ['has the same files', () => undefined, false],
  [
    'has another version of one',
    () => (site.listed = [...site.listed, partOf('parts/a.js', 'export default 1')]),
    true,
  ],
  ['has one no more', () => (site.listed = site.listed.slice(1)), true],
  ['has one more', () => (site.listed = [...site.listed, partOf('parts/b.js', 'more')]), false],
  ['cannot be reached', () => (site.offline = true), false],
])('a site that %s', async (_, change, renewed) => {
  const keeper = await start();
  change();
  expect(await keeper.isRenewed()).toBe(renewed);
});
