import { expect, it, vi } from 'vitest';
import { SavingEdits } from './savingEdits.ts';

/** Edits on their way to a storage that takes each when told to. */
function slowStorage() {
  const saved: number[] = [];
  const taken: (() => void)[] = [];
  const edits = new SavingEdits<number>((value) => {
    saved.push(value);
    return new Promise((resolve) => taken.push(resolve));
  });
  const take = async () => {
    taken.shift()!();
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { edits, saved, take };
}

it('the first edit goes at once, and of those that wait for it only the newest', async () => {
  const { edits, saved, take } = slowStorage();
  for (let edit = 1; edit <= 50; edit++) edits.keep(edit);
  expect(saved).toEqual([1]);
  await take();
  expect(saved).toEqual([1, 50]);
  await take();
  edits.keep(51);
  expect(saved).toEqual([1, 50, 51]);
});

it('a run waits until storage has the newest edit', async () => {
  const { edits, take } = slowStorage();
  const order: string[] = [];
  await edits.stored();
  edits.keep(1);
  edits.keep(2);
  void edits.stored().then(() => order.push('run'));
  await take();
  order.push('first stored');
  await take();
  expect(order).toEqual(['first stored', 'run']);
});

it('a page that goes sends what waits at once, and in order', async () => {
  const { edits, saved, take } = slowStorage();
  edits.keep(1);
  edits.keep(2);
  edits.hurry();
  edits.hurry();
  expect(saved).toEqual([1, 2]);
  let stored = false;
  void edits.stored().then(() => (stored = true));
  await take();
  expect(stored).toBe(false);
  edits.keep(3);
  await take();
  expect([saved, stored]).toEqual([[1, 2, 3], false]);
  await take();
  expect(stored).toBe(true);
});

it('a save that fails holds up neither later ones nor a run', async () => {
  const saved: number[] = [];
  const edits = new SavingEdits<number>((value) => {
    saved.push(value);
    return value === 1 ? Promise.reject(new Error('No')) : Promise.resolve();
  });
  edits.keep(1);
  edits.keep(2);
  await edits.stored();
  expect(saved).toEqual([1, 2]);
});

it('a run begins all the same where storage never answers', async () => {
  vi.useFakeTimers();
  try {
    const edits = new SavingEdits<number>(() => new Promise(() => undefined));
    edits.keep(1);
    let began = false;
    void edits.stored().then(() => (began = true));
    await vi.advanceTimersByTimeAsync(10_000);
    expect(began).toBe(true);
  } finally {
    vi.useRealTimers();
  }
});
