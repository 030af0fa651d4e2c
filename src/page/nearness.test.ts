// @vitest-environment jsdom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { watchNearness } from './nearness.ts';

/** An observer that sees nothing come near. */
class Blind {
  observe = vi.fn();
  unobserve = vi.fn();
  disconnect = vi.fn();
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
  vi.stubGlobal('IntersectionObserver', Blind);
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function watched(count: number, costMs: number) {
  const near = watchNearness();
  const made: number[] = [];
  for (let i = 0; i < count; i++) {
    const target = document.createElement('div');
    target.checkVisibility = () => i % 3 !== 2;
    near.watch(target, () => {
      near.forget(target);
      vi.advanceTimersByTime(costMs);
      made.push(i);
    });
  }
  return { near, made };
}

test('where the browser does not tell when it is idle, those far off follow in short slices, and folded ones do not', () => {
  expect('requestIdleCallback' in globalThis).toBe(false);
  const { made } = watched(9, 5);
  expect(made).toEqual([]);
  vi.advanceTimersToNextTimer();
  expect(made).toEqual([0, 1]);
  vi.runAllTimers();
  expect(made).toEqual([0, 1, 3, 4, 6, 7]);
});

test('where it tells, those far off follow as long as it has time', () => {
  const asked: IdleRequestCallback[] = [];
  vi.stubGlobal('requestIdleCallback', (run: IdleRequestCallback) => asked.push(run));
  vi.stubGlobal('cancelIdleCallback', () => undefined);
  const { made } = watched(4, 0);
  let left = 9;
  asked.shift()!({ didTimeout: false, timeRemaining: () => left-- });
  expect(made).toEqual([0, 1]);
  asked.shift()!({ didTimeout: false, timeRemaining: () => 50 });
  expect(made).toEqual([0, 1, 3]);
  expect(asked).toEqual([]);
});

test('nothing follows after the page is gone', () => {
  const { near, made } = watched(3, 0);
  near.dispose();
  vi.runAllTimers();
  expect(made).toEqual([]);
});
