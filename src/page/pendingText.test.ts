import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { PendingText } from './pendingText.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('typing is given on once, after a pause', () => {
  const given: string[] = [];
  const pending = new PendingText((text) => given.push(text));
  for (const text of ['a', 'ab', 'abc']) {
    pending.set(text);
    vi.advanceTimersByTime(200);
  }
  expect(given).toEqual([]);
  vi.advanceTimersByTime(100);
  expect(given).toEqual(['abc']);
});

test('a flush gives on at once and only once', () => {
  const given: string[] = [];
  const pending = new PendingText((text) => given.push(text));
  pending.set('a');
  pending.flush();
  pending.flush();
  vi.runAllTimers();
  expect(given).toEqual(['a']);
});

test('dropped text is not given on', () => {
  const given: string[] = [];
  const pending = new PendingText((text) => given.push(text));
  pending.set('a');
  pending.drop();
  vi.runAllTimers();
  expect(given).toEqual([]);
});
