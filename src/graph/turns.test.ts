import { expect, it } from 'vitest';
import { Turns } from './turns.ts';

const settle = () => new Promise((resolve) => setTimeout(resolve, 5));
const never = new AbortController().signal;

it('turns go to the uppermost of those that wait, one at a time', async () => {
  const turns = new Turns();
  const order: number[] = [];
  const ends = new Map<number, () => void>();
  for (const place of [3, 1, 2]) {
    void turns
      .take(() => place, never)
      .then((end) => {
        order.push(place);
        ends.set(place, end);
      });
  }
  await settle();
  expect(order).toEqual([1]);
  ends.get(1)!();
  await settle();
  expect(order).toEqual([1, 2]);
});

it('one that gives up waiting is passed over, and ending twice frees one turn only', async () => {
  const turns = new Turns();
  const end = await turns.take(() => 1, never);
  const abort = new AbortController();
  const given = turns.take(() => 2, abort.signal);
  const kept = turns.take(() => 3, never);
  abort.abort(new Error('enough'));
  await expect(given).rejects.toThrow('enough');
  end();
  end();
  await kept;
  let fourth = false;
  void turns.take(() => 4, never).then(() => (fourth = true));
  await settle();
  expect(fourth).toBe(false);
});
