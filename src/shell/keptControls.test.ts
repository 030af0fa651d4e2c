import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import { Keeper } from './keeper.ts';
import { FULL_TRUST } from './trust.ts';

it('where controls were left is kept by address, the latest ones', async () => {
  const { controls } = new Keeper('controls');
  for (let i = 0; i < 510; i++) await controls.put(`#cells/${i}`, String(i), i);
  expect([
    await controls.get('#cells/9'),
    await controls.get('#cells/10'),
    await controls.get('#cells/509'),
    await controls.get('#other'),
  ]).toEqual([undefined, '10', '509', undefined]);
});

it('they go with a notebook that is deleted, and come back with it', async () => {
  const keeper = new Keeper('controls of one');
  await keeper.put({
    id: 'a',
    title: 'A',
    html: '',
    createdMs: 0,
    changedMs: 0,
    origin: 'own',
    trust: FULL_TRUST,
    version: 0,
  });
  await keeper.controls.put('#mine/a', 'x');
  const deleted = (await keeper.delete('a'))!;
  expect(await keeper.controls.get('#mine/a')).toBeUndefined();
  await keeper.restore(deleted);
  expect(await keeper.controls.get('#mine/a')).toBe('x');
});
