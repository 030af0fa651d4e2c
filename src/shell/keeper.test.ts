import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import type { Kept } from './kept.ts';
import { Keeper } from './keeper.ts';
import { FULL_TRUST, NO_TRUST } from './trust.ts';

const kept = (id: string, changedMs: number, route?: string): Kept => ({
  id,
  title: id,
  html: '',
  createdMs: 0,
  changedMs,
  origin: 'own',
  trust: FULL_TRUST,
  version: 0,
  ...(route && { route }),
});

it('notebooks are listed with the last changed first, and found by the address they came from', async () => {
  const keeper = new Keeper('list');
  await keeper.put(kept('a', 1));
  await keeper.put(kept('b', 3, '#cells/tour'));
  await keeper.put(kept('c', 2));
  expect((await keeper.list()).map(({ id }) => id)).toEqual(['b', 'c', 'a']);
  await keeper.put(kept('d', 4, '#cells/tour'));
  expect((await keeper.ofRoute('#cells/tour')).map(({ id }) => id)).toEqual(['d', 'b']);
  expect(await keeper.ofRoute('#cells/other')).toEqual([]);
});

it('a save that does not know of a later one is refused, and the later one stays', async () => {
  const keeper = new Keeper('tabs');
  const first = await keeper.put(kept('a', 1));
  const other = { ...(first as Kept), title: 'from the other tab' };
  expect(await keeper.put(other)).toMatchObject({ version: 2 });
  expect(await keeper.put({ ...(first as Kept), title: 'late' })).toBe(false);
  expect((await keeper.get('a'))?.title).toBe('from the other tab');
});

it('a deleted notebook can be put back as it was', async () => {
  const keeper = new Keeper('delete');
  const stored = (await keeper.put(kept('a', 1))) as Kept;
  await keeper.delete('a');
  expect(await keeper.get('a')).toBeUndefined();
  await keeper.put(stored);
  expect((await keeper.get('a'))?.changedMs).toBe(1);
});

it('what is put back stands beside what another tab has kept in its place', async () => {
  const keeper = new Keeper('restore beside');
  const stored = (await keeper.put(kept('a', 1))) as Kept;
  const deleted = await keeper.delete('a');
  await keeper.put({ ...stored, html: 'of the other tab', changedMs: 2 });
  await keeper.restore(deleted!);
  expect((await keeper.list()).map(({ html, besides }) => [html, besides])).toEqual([
    ['of the other tab', undefined],
    [stored.html, 'a'],
  ]);
});

it('what an earlier version kept is called what it is, and trusted as it was', async () => {
  const keeper = new Keeper('earlier');
  const earlier = (id: string, trusted: boolean, route?: string) =>
    ({ ...kept(id, 1, route), origin: 'address', trust: undefined, trusted }) as unknown as Kept;
  await keeper.put(earlier('a', false));
  await keeper.put(earlier('b', true, '#src=https://a.example/n.html'));
  expect(await keeper.list()).toMatchObject([
    { id: 'a', origin: 'disk', trust: NO_TRUST },
    { id: 'b', origin: 'address', trust: FULL_TRUST },
  ]);
});
