import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import type { CellResult, Results } from '../../notebook/results/cellResult.ts';
import { blankPicture } from '../../notebook/results/laterPicture.ts';
import { Keeper } from '../keeper.ts';
import { FULL_TRUST } from '../trust.ts';
import { overRoom, withinRoom } from './roomOf.ts';
import { ResultsDesk } from './resultsDesk.ts';

const result = (atMs: number, length = 0): CellResult => ({
  atMs,
  own: 'a',
  made: 'a',
  outputs: [{ kind: 'stream', stream: 'stdout', text: 'x'.repeat(length) }],
});

it('results are kept by address, the last in place of those before', async () => {
  const { results } = new Keeper('results');
  await results.put('#cells/a', { x: result(1) }, 1);
  await results.put('#cells/a', { x: result(2), y: result(3) }, 2);
  await results.put('#cells/b', { x: result(4) }, 3);
  expect(await results.get('#cells/a')).toEqual({ x: result(2), y: result(3) });
  expect(await results.get('#cells/none')).toEqual({});
  expect(await results.taken()).toMatchObject({ notebooks: 2 });
  await results.clear();
  expect(await results.taken()).toEqual({ notebooks: 0, length: 0 });
});

it('what was kept in another shape is read as far as it does nothing', async () => {
  const keeper = new Keeper('planted');
  await keeper.results.put('#x', { a: result(1) });
  const planted = { kind: 'shown', shown: { data: { 'application/javascript': 'x' } } };
  await keeper.results.put('#x', { a: { ...result(1), outputs: [planted] } as unknown as CellResult });
  expect(await keeper.results.get('#x')).toMatchObject({
    a: { outputs: [{ shown: { data: { 'text/plain': 'An interactive figure: run the cell to see it' } } }] },
  });
});

it('they go with a notebook that is deleted, and come back with it', async () => {
  const keeper = new Keeper('results of one');
  const kept = { id: 'a', title: 'A', html: '', createdMs: 0, changedMs: 0, origin: 'own', trust: FULL_TRUST } as const;
  await keeper.put({ ...kept, version: 0 });
  await keeper.results.put('#mine/a', { x: result(1) });
  await keeper.results.put('#mine/ab', { x: result(2) });
  const deleted = (await keeper.delete('a'))!;
  expect([await keeper.results.get('#mine/a'), await keeper.results.get('#mine/ab')]).toEqual([{}, { x: result(2) }]);
  await keeper.restore(deleted);
  expect(await keeper.results.get('#mine/a')).toEqual({ x: result(1) });
});

it('where a notebook’s results are more than there is room for, those of the last runs stay', () => {
  const all = { old: result(1, 500), large: result(2, 5000), new: result(3, 500) };
  expect(Object.keys(withinRoom(all, 1400)).toSorted()).toEqual(['new', 'old']);
  expect(Object.keys(withinRoom(all, 700))).toEqual(['new']);
});

it('where all are more than there is room for, the oldest notebooks’ give way', () => {
  const marks = [
    { atMs: 1, length: 40 },
    { atMs: 3, length: 40 },
    { atMs: 2, length: 40 },
  ];
  expect(overRoom(marks, 100)).toEqual([{ atMs: 1, length: 40 }]);
  expect(overRoom(marks, 120)).toEqual([]);
});

it('an open notebook’s results follow it to another address, and are written one after another', async () => {
  const written: string[] = [];
  const desk = new ResultsDesk(
    { put: async (address, results) => void written.push(`${address} ${Object.keys(results).join()}`) },
    '#nb1.x',
    {},
  );
  desk.save('a', result(1));
  desk.save('b', result(2));
  desk.save('c', result(3));
  for (let i = 0; i < 5; i++) await Promise.resolve();
  expect(written).toEqual(['#nb1.x a', '#nb1.x a,b,c']);
  desk.moveTo('#mine/a');
  desk.moveTo('#mine/a');
  expect(written.slice(2)).toEqual(['#mine/a a,b,c']);
  expect(() => desk.save('d', 'x' as unknown as CellResult)).toThrow(TypeError);
});

it('pictures that come later are brought once, however often they are asked for, and again where they could not be', async () => {
  const later: CellResult = { ...result(1), outputs: [{ kind: 'shown', ...blankPicture(1, 1) }] };
  const answers: Results[] = [{}, { a: result(1) }, { a: result(9) }];
  const desk = new ResultsDesk({ put: async () => undefined }, '#cells/a', { a: later }, async () => answers.shift()!);
  expect(await Promise.all([desk.whole(), desk.whole()])).toEqual([{}, {}]);
  await desk.whole();
  expect(desk.all).toEqual({ a: result(1) });
  desk.save('b', later);
  expect(await desk.whole()).toEqual({ a: result(1) });
  expect(answers).toHaveLength(1);
});
