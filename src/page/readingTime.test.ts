import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ReadingTime } from './readingTime.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function watched(time: ReadingTime): { readonly isOver: () => boolean } {
  let isOver = false;
  void time.over().then(() => (isOver = true));
  return { isOver: () => isOver };
}

test('what reading does not need comes a moment after the page was drawn', async () => {
  const { isOver } = watched(new ReadingTime());
  await vi.advanceTimersByTimeAsync(450);
  expect(isOver()).toBe(false);
  await vi.advanceTimersByTimeAsync(1100);
  expect(isOver()).toBe(true);
});

test('it does not come where another page is about to take over, and comes at last where none does', async () => {
  const time = new ReadingTime();
  const { isOver } = watched(time);
  await vi.advanceTimersByTimeAsync(400);
  time.rest();
  await vi.advanceTimersByTimeAsync(4900);
  expect(isOver()).toBe(false);
  await vi.advanceTimersByTimeAsync(1200);
  expect(isOver()).toBe(true);
});

test('who asks again for the other page has the rest begin anew', async () => {
  const time = new ReadingTime();
  const { isOver } = watched(time);
  time.rest();
  await vi.advanceTimersByTimeAsync(4000);
  time.rest();
  await vi.advanceTimersByTimeAsync(4900);
  expect(isOver()).toBe(false);
  await vi.advanceTimersByTimeAsync(1200);
  expect(isOver()).toBe(true);
});
