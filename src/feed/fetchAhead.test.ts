import { beforeEach, describe, expect, test } from 'vitest';
import { PartKeeper } from './partKeeper.ts';
import { writePartList } from './partList.ts';
import { FakeCaches } from './testing/fakeCaches.ts';
import { FakeSite, partOf, SITE } from './testing/fakeSite.ts';
import { keptIn } from './testing/keptIn.ts';
import { textOf } from './testing/textOf.ts';

let site: FakeSite;
let caches: FakeCaches;

beforeEach(() => {
  site = new FakeSite({ 'parts/a.js': 'export {}', 'vendor/same.bin': 'same' });
  caches = new FakeCaches();
});

const start = () => PartKeeper.start(SITE, { fetch: site.fetch, caches: caches.asStorage(), keepAfterMs: 0 });
const written = (...paths: readonly string[]) => keptIn(caches, paths);

describe('a file of the list', () => {
  test('is on its way on a first visit before it is opened, and not fetched again then', async () => {
    const keeper = await start();
    await keeper.begin(['parts/a.js', 'parts/none.js']);
    expect(site.paths()).toEqual(['parts/a.js']);
    expect(await textOf(keeper, 'parts/a.js')).toBe('export {}');
    await written('parts/a.js');
    const again = await start();
    await again.begin(['vendor/same.bin']);
    expect(await textOf(again, 'parts/a.js')).toBe('export {}');
    expect(site.paths()).toEqual(['parts/a.js']);
  });

  test('is fetched ahead of being asked for, once, and what the site does not have is left', async () => {
    const keeper = await start();
    await keeper.fetchAhead(['parts/a.js', 'parts/none.js', 'vendor/same.bin']);
    await written('parts/a.js', 'vendor/same.bin');
    await keeper.fetchAhead(['parts/', 'none/']);
    expect(await textOf(keeper, 'parts/a.js')).toBe('export {}');
    expect(site.paths()).toEqual(['parts/a.js', 'vendor/same.bin']);
  });

  test('of a folder with a list of its own is fetched ahead with the folder', async () => {
    const tile = partOf('hips/sky/1.jpg', 'tile');
    site = new FakeSite({ 'hips/skybook-parts.json': writePartList([tile]) });
    site.files.set(tile.path, 'tile');
    await (await start()).fetchAhead(['hips/sky/']);
    await written(tile.path);
  });
});
