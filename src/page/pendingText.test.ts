import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { seededBelow } from '../known/testing/seededBelow.ts';
import { PendingText } from './pendingText.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test.each(Array.from({ length: 20 }, (_, seed) => seed))(
  'whatever the rhythm, no key waits longer than the delay, and keys are not given on one by one (seed %i)',
  (seed) => {
    const below = seededBelow(seed);
    const restMs = [5, 60, 165, 240, 2000][seed % 5]!;
    let given = '';
    let times = 0;
    const pending = new PendingText((text) => {
      given = text;
      times++;
    });
    const typedMs: number[] = [];
    for (let letters = 1; letters <= 100; letters++) {
      pending.set('x'.repeat(letters));
      typedMs.push(Date.now());
      vi.advanceTimersByTime(below(restMs));
      const oldest = typedMs[given.length];
      // By the test's own clock.
      const nowMs = Date.now();
      if (oldest !== undefined) expect(nowMs - oldest).toBeLessThanOrEqual(250);
    }
    vi.advanceTimersByTime(250);
    expect(given).toHaveLength(100);
    if (restMs < 100) expect(times).toBeLessThan(40);
  },
);

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
