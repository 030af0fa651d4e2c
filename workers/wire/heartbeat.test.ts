import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Heartbeat } from './heartbeat.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('silence is told once within two seconds, and the first answer after it once', () => {
  const told: string[] = [];
  let answers = true;
  const heartbeat: Heartbeat = new Heartbeat({
    ask: () => answers && heartbeat.answered(),
    onSilent: () => told.push('silent'),
    onAgain: () => told.push('again'),
  });
  vi.advanceTimersByTime(60_000);
  expect(told).toEqual([]);
  answers = false;
  vi.advanceTimersByTime(1300);
  expect(told).toEqual([]);
  vi.advanceTimersByTime(1000);
  expect(told).toEqual(['silent']);
  vi.advanceTimersByTime(60_000);
  expect(told).toEqual(['silent']);
  answers = true;
  vi.advanceTimersByTime(500);
  expect(told).toEqual(['silent', 'again']);
  heartbeat.stop();
  expect(vi.getTimerCount()).toBe(0);
});

it('the first answer is waited for for ever', () => {
  let silent = 0;
  new Heartbeat({ ask: () => undefined, onSilent: () => silent++ });
  vi.advanceTimersByTime(60_000);
  expect(silent).toBe(0);
});

it('one that is stopped when silence is told asks no more', () => {
  let asked = 0;
  const heartbeat: Heartbeat = new Heartbeat({ ask: () => asked++, onSilent: () => heartbeat.stop() });
  heartbeat.answered();
  vi.advanceTimersByTime(60_000);
  expect(asked).toBe(4);
  expect(vi.getTimerCount()).toBe(0);
});
