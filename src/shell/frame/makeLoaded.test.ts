import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { makeLoaded, type LoadedFrame } from './makeLoaded.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Makes frames on a machine that needs `slowMs` for one, and gives them a process that hangs before `hangsUntilMs`. */
function machine({ slowMs = 100, hangsUntilMs = 0 }) {
  const beganMs = Date.now();
  const made: { readonly atMs: number; disposed: boolean }[] = [];
  const make = (): LoadedFrame => {
    const frame = { atMs: Date.now() - beganMs, disposed: false };
    made.push(frame);
    const isLoaded = (withinMs: number): boolean => frame.atMs >= hangsUntilMs && slowMs <= withinMs;
    return {
      loads: (withinMs) =>
        new Promise((resolve) =>
          setTimeout(() => resolve(isLoaded(withinMs)), Math.min(withinMs, isLoaded(withinMs) ? slowMs : Infinity)),
        ),
      dispose: () => void (frame.disposed = true),
    };
  };
  return { make, made };
}

it('one that comes to life is the only one', async () => {
  const { make, made } = machine({});
  const done = makeLoaded(make, () => true);
  await vi.runAllTimersAsync();
  await done;
  expect(made).toEqual([{ atMs: 0, disposed: false }]);
});

it('one that was given a process that hangs is taken away, and another made when Chromium has let that go', async () => {
  const { make, made } = machine({ hangsUntilMs: 1 });
  const done = makeLoaded(make, () => true);
  await vi.runAllTimersAsync();
  await done;
  expect(made.map(({ disposed }) => disposed)).toEqual([true, false]);
  expect(made[1]!.atMs).toBeGreaterThan(3000 + 2000);
});

it('a slow machine is given more time by the turn', async () => {
  const { make, made } = machine({ slowMs: 10_000 });
  const done = makeLoaded(make, () => true);
  await vi.runAllTimersAsync();
  await done;
  expect(made.map(({ disposed }) => disposed)).toEqual([true, true, false]);
});

it('none is made that nobody wants any more', async () => {
  const { make, made } = machine({ hangsUntilMs: Infinity });
  let isWanted = true;
  const done = makeLoaded(make, () => isWanted);
  await vi.advanceTimersByTimeAsync(4000);
  isWanted = false;
  await vi.runAllTimersAsync();
  await done;
  expect(made).toEqual([{ atMs: 0, disposed: true }]);
});
