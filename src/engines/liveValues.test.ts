import { expect, test } from 'vitest';
import type { Held } from '../../workers/wire/held.ts';
import type { LiveState } from '../../workers/wire/live.ts';
import type { Cell } from '../notebook/cell.ts';
import { LiveValues } from './liveValues.ts';

const cell = (text = 's = ui.slider(0, 10)'): Cell => ({
  id: 'c',
  language: 'python',
  text,
  pinned: true,
  hidden: false,
});
const held = (ids: readonly string[], isItself = true): Held => ({
  held: true,
  engine: 'python',
  name: 's',
  version: 3,
  type: 'Slider',
  live: { ids, isItself, change: 0 },
});
const plain = (value: unknown) => ({ kind: 'plain', value }) as const;

function followed(live: LiveValues, value: Held): AsyncGenerator<Held> {
  return live.follow(value) as AsyncGenerator<Held>;
}

test('a value is told at once and after each change, the newest alone, each another one than before', async () => {
  const live = new LiveValues();
  const { run } = live.begin(cell());
  const values = followed(live, held([`${run}/0`]));
  const first = (await values.next()).value as Held;
  for (const state of ['1', '2', '3']) live.set(`${run}/0`, { state, carried: plain(Number(state)) });
  const second = (await values.next()).value as Held;
  expect(second).toMatchObject({ name: 's', version: 3 });
  expect(second.live?.change).not.toBe(first.live?.change);
  expect(live.carried(second)).toEqual(plain(3));
  const waiting = values.next();
  await values.return(undefined);
  expect((await waiting).done).toBe(true);
});

test('what no displayed thing owns is not followed', () => {
  const live = new LiveValues();
  const value = { ...held([]), live: undefined };
  expect(live.follow(value)).toBe(value);
  expect(live.follow(7)).toBe(7);
});

test('of a value that holds things its maker is asked', () => {
  const live = new LiveValues();
  const { run } = live.begin(cell());
  live.set(`${run}/0`, { state: '1', carried: plain(1) });
  expect(live.carried(held([`${run}/0`], false))).toBeUndefined();
  expect(live.carried(held([`${run}/1`]))).toBeUndefined();
});

test('a maker is told what was set since it was told last, and of things of its newest run alone', () => {
  const live = new LiveValues();
  const [old, other] = [live.begin(cell()), live.begin({ ...cell(), id: 'd' })];
  live.set(`${old.run}/0`, { state: 'a' });
  live.set(`${other.run}/0`, { state: 'b' });
  const first = live.since(0);
  expect(first.states).toEqual({ [`${old.run}/0`]: 'a', [`${other.run}/0`]: 'b' });
  const { run } = live.begin(cell());
  live.settle(run);
  live.set(`${run}/0`, { state: 'c' });
  live.set('a-widget/x', { carried: plain(1) });
  expect(live.since(first.change).states).toEqual({ [`${run}/0`]: 'c' });
  expect(live.since(0).states).toEqual({ [`${other.run}/0`]: 'b', [`${run}/0`]: 'c' });
});

test('where the reader leaves a thing is given to the next run of its cell, what code sets is not', () => {
  const left: Record<number, LiveState> = {};
  const live = new LiveValues({ left: () => left, leave: (_cell, nth, state) => void (left[nth] = state) });
  const { run } = live.begin(cell());
  live.set(`${run}/1`, { state: '5' }, true);
  live.set(`${run}/0`, { state: '4' });
  expect(live.begin(cell()).left).toEqual({ 1: '5' });
});
