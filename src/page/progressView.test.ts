// @vitest-environment jsdom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ProgressView } from './progressView.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('what is soon done shows no bar; what takes time shows the newest of what was told', () => {
  const view = new ProgressView();
  view.set({ label: 'Running' });
  vi.advanceTimersByTime(100);
  view.set(undefined);
  vi.advanceTimersByTime(1000);
  expect(view.element.hidden).toBe(true);
  view.set({ label: 'Running' });
  vi.advanceTimersByTime(100);
  view.set({ label: 'sky', done: 1, total: 4 });
  expect(view.element.hidden).toBe(true);
  vi.advanceTimersByTime(100);
  expect(view.element.hidden).toBe(false);
  expect(view.element.querySelector('[role=progressbar]')?.getAttribute('aria-valuenow')).toBe('25');
  view.set(undefined);
  expect(view.element.hidden).toBe(true);
});
