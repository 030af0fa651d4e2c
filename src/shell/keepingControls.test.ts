import 'fake-indexeddb/auto';
import { deleteDB } from 'idb';
import { afterEach, expect, it, vi } from 'vitest';
import { Keeper } from './keeper.ts';
import { KeepingControls } from './keepingControls.ts';

afterEach(() => void vi.restoreAllMocks());

/** Controls of a notebook, and what is told of them. */
function controlsOf(name: string) {
  const keeper = new Keeper(name);
  const told: unknown[] = [];
  const controls: KeepingControls = new KeepingControls(keeper, '#mine/a', undefined, () =>
    told.push(controls.trouble),
  );
  return { keeper, controls, told };
}

it('what storage does not take is told once, stays in this tab, and is kept at a new try', async () => {
  const { keeper, controls, told } = controlsOf('full controls');
  const put: IDBObjectStore['put'] = Reflect.get(IDBObjectStore.prototype, 'put');
  const refused = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
    throw new DOMException('Full', 'QuotaExceededError');
  });
  await controls.save('1');
  await controls.save('2');
  expect([told, keeper.holdsUnkept, await keeper.controls.get('#mine/a')]).toEqual([['full'], true, '2']);
  refused.mockImplementation(put);
  await controls.again();
  expect([told, keeper.holdsUnkept]).toEqual([['full', undefined], false]);
  expect(await new Keeper('full controls').controls.get('#mine/a')).toBe('2');
});

it('what was left is kept for the address that the notebook has now, and anew when storage was cleared', async () => {
  const { keeper, controls, told } = controlsOf('cleared controls');
  await controls.save('1');
  controls.moveTo('#mine/b');
  await vi.waitFor(async () => expect(await keeper.controls.get('#mine/b')).toBe('1'));
  await deleteDB('cleared controls');
  await vi.waitFor(async () => expect(await keeper.controls.get('#mine/b')).toBe('1'));
  expect([await keeper.controls.get('#mine/a'), told]).toEqual([undefined, []]);
});
