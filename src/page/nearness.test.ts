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
  vi.restoreAllMocks();
});

function watched(count: number, costMs: number, far: 'each' | 'some' = 'some') {
  const near = watchNearness();
  const made: number[] = [];
  for (let i = 0; i < count; i++) {
    const target = document.createElement('div');
    target.checkVisibility = () => i % 3 !== 2;
    near.watch(
      target,
      () => {
        near.forget(target);
        vi.advanceTimersByTime(costMs);
        made.push(i);
      },
      far,
    );
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

test('of a long page, a few follow that have not come near', () => {
  const { made } = watched(300, 0);
  vi.runAllTimers();
  expect(made).toHaveLength(30);
});

test('of a long page, all follow of which each is wanted, folded ones too', () => {
  const { made } = watched(300, 1, 'each');
  vi.advanceTimersToNextTimer();
  expect(made).toHaveLength(8);
  vi.runAllTimers();
  expect(made).toHaveLength(300);
});

/** A page that is never idle, and what tells it of elements that come near or go. */
function seeing() {
  let told: IntersectionObserverCallback = () => undefined;
  class Seeing extends Blind {
    constructor(callback: IntersectionObserverCallback) {
      super();
      told = callback;
    }
  }
  vi.stubGlobal('IntersectionObserver', Seeing);
  vi.stubGlobal('requestIdleCallback', () => 0);
  const near = watchNearness();
  const tell = (targets: readonly Element[], isIntersecting: boolean) =>
    told(
      targets.map((target) => ({ target, isIntersecting }) as unknown as IntersectionObserverEntry),
      {} as IntersectionObserver,
    );
  return { near, tell };
}

test('those that come near follow in short slices, and those that have gone past do not', () => {
  const { near, tell } = seeing();
  const made: number[] = [];
  let nowMs = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => nowMs);
  const targets = Array.from({ length: 6 }, (_, i) => {
    const target = document.createElement('div');
    near.watch(
      target,
      () => {
        near.forget(target);
        nowMs += 5;
        made.push(i);
      },
      'some',
    );
    return target;
  });
  tell(targets, true);
  expect(made).toEqual([]);
  vi.advanceTimersToNextTimer();
  expect(made).toEqual([0, 1]);
  tell(targets.slice(4), false);
  vi.runAllTimers();
  expect(made).toEqual([0, 1, 2, 3]);
});

test('where the browser cannot tell what is near, all are at once, but for those that are gone by then', async () => {
  vi.unstubAllGlobals();
  const near = watchNearness();
  const made: number[] = [];
  const targets = [0, 1, 2].map((i) => {
    const target = document.createElement('div');
    near.watch(target, () => made.push(i), 'each');
    return target;
  });
  near.forget(targets[1]!);
  await Promise.resolve();
  expect(made).toEqual([0, 2]);
  near.watch(targets[1]!, () => made.push(1), 'each');
  near.dispose();
  await Promise.resolve();
  expect(made).toEqual([0, 2]);
});

test('what is in sight comes at once when it is looked for, and what that brings with it', () => {
  const near = watchNearness();
  const made: string[] = [];
  const place = (name: string, topPx: number, bottomPx: number, onNear: () => void = () => undefined) => {
    const target = document.createElement('div');
    target.getBoundingClientRect = () => ({ top: topPx, bottom: bottomPx }) as DOMRect;
    near.watch(
      target,
      () => {
        near.forget(target);
        made.push(name);
        onNear();
      },
      'each',
    );
  };
  place('above', -50, 0);
  place('cell', 0, 200, () => place('its editor', 50, 100));
  place('folded', 0, 0);
  place('partly', innerHeight - 1, innerHeight + 500);
  place('below', innerHeight, innerHeight + 100);
  near.look();
  expect(made).toEqual(['cell', 'partly', 'its editor']);
});

test('those that come near wait for who presses a key first, and those that come into sight do not', () => {
  const { near, tell } = seeing();
  const made: number[] = [];
  const targets = [0, 1].map((i) => {
    const target = document.createElement('div');
    near.watch(target, () => made.push(i), 'each');
    return target;
  });
  tell(targets.slice(0, 1), true);
  vi.advanceTimersByTime(20);
  expect(made).toEqual([]);
  targets[1]!.getBoundingClientRect = () => ({ top: 10, bottom: 90 }) as DOMRect;
  tell(targets.slice(1), true);
  vi.advanceTimersByTime(0);
  expect(made).toEqual([0, 1]);
});
