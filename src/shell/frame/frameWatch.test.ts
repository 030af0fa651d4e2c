import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { FrameWatch } from './frameWatch.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A watch, what it told, and a frame that answers as long as `lives`. */
function watched() {
  const told: (string | undefined)[] = [];
  const watch = new FrameWatch((trouble) => told.push(trouble));
  const frame = { lives: true };
  return { watch, told, frame, see: () => watch.seen(() => frame.lives && watch.answered()) };
}

it('a frame that opens and answers is not told of', () => {
  const { watch, told, see } = watched();
  watch.opening();
  vi.advanceTimersByTime(5000);
  see();
  vi.advanceTimersByTime(60_000);
  expect(told).toEqual([undefined]);
});

it('one that falls silent is told of within two seconds, and that it answers again', () => {
  const { told, see, frame } = watched();
  see();
  vi.advanceTimersByTime(5000);
  frame.lives = false;
  vi.advanceTimersByTime(2300);
  expect(told.at(-1)).toBe('silent');
  frame.lives = true;
  vi.advanceTimersByTime(500);
  expect(told).toEqual([undefined, 'silent', undefined]);
});

it('one that does not open is told of, until it does', () => {
  const { watch, told, see } = watched();
  watch.opening();
  vi.advanceTimersByTime(11_000);
  expect(told).toEqual(['unopened']);
  see();
  expect(told).toEqual(['unopened', undefined]);
});

it('what is known of the one that is waited for is told once, and the one that is seen is watched all the same', () => {
  const { watch, told, see, frame } = watched();
  see();
  watch.opening();
  watch.tell('unloaded');
  vi.advanceTimersByTime(60_000);
  expect(told).toEqual([undefined, 'unloaded']);
  frame.lives = false;
  vi.advanceTimersByTime(3000);
  expect(told.at(-1)).toBe('silent');
});

it('one that is known to be gone is told of once', () => {
  const { watch, told, see, frame } = watched();
  see();
  frame.lives = false;
  watch.tell('gone');
  vi.advanceTimersByTime(60_000);
  expect(told).toEqual([undefined, 'gone']);
});

it('after the end nothing is waited for', () => {
  const { watch, see } = watched();
  see();
  watch.opening();
  watch.stop();
  expect(vi.getTimerCount()).toBe(0);
});

it('it is known whether the one that is seen answers, whatever is told of the next one', () => {
  const { watch, see, frame } = watched();
  const known = [watch.isAnswering];
  const note = (happens: () => void): void => {
    happens();
    known.push(watch.isAnswering);
  };
  note(see);
  note(() => watch.tell('unopened'));
  frame.lives = false;
  note(() => vi.advanceTimersByTime(3000));
  note(() => watch.tell('unloaded'));
  frame.lives = true;
  note(() => vi.advanceTimersByTime(500));
  note(() => watch.tell('gone'));
  note(see);
  note(() => watch.stop());
  expect(known).toEqual([false, true, true, false, false, true, false, true, false]);
});
