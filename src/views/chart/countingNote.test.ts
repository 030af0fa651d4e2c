// @vitest-environment jsdom
import { beforeEach, expect, test, vi } from 'vitest';
import { CountingNote } from './countingNote.ts';

beforeEach(() => {
  vi.useFakeTimers();
  return () => void vi.useRealTimers();
});

test('how far rows are counted is told where it takes a while, and until the last count has ended', async () => {
  const note = new CountingNote();
  const progress = { label: 'Reading gaia', done: 3, total: 400, unit: 'partitions' } as const;
  const after = (ms: number) => note.during(new Promise((resolve) => setTimeout(resolve, ms)));
  const works = [after(1000), after(2000)];
  await vi.advanceTimersByTimeAsync(100);
  note.tell(progress);
  expect(note.element.hidden).toBe(true);
  await vi.advanceTimersByTimeAsync(500);
  note.tell(progress);
  await vi.advanceTimersByTimeAsync(500);
  expect([note.element.hidden, note.element.textContent]).toEqual([false, 'Reading gaia: 3 of 400 partitions']);
  await vi.advanceTimersByTimeAsync(1000);
  await Promise.all(works);
  expect(note.element.hidden).toBe(true);
  note.tell(progress);
  expect(note.element.hidden).toBe(true);
});
