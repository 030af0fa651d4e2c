import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Hastening } from './hastening.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('a word follows what came of a run unless more does, never its last, and few in all', () => {
  const say = vi.fn();
  const hastening = new Hastening(say);
  const run = {};
  hastening.heard(run, false);
  vi.advanceTimersByTime(4);
  hastening.heard(run, false);
  vi.advanceTimersByTime(4);
  expect(say).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(say).toHaveBeenCalledOnce();
  hastening.heard(run, true);
  vi.advanceTimersByTime(1000);
  expect(say).toHaveBeenCalledOnce();
  for (let n = 0; n < 100; n++) {
    hastening.heard(run, false);
    vi.advanceTimersByTime(100);
  }
  expect(say).toHaveBeenCalledTimes(4);
  hastening.heard({}, false);
  vi.advanceTimersByTime(100);
  expect(say).toHaveBeenCalledTimes(5);
  hastening.heard({}, false);
  hastening.stop();
  vi.advanceTimersByTime(100);
  expect(say).toHaveBeenCalledTimes(5);
});
