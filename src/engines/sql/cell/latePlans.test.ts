import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { RunEvent } from '../../../../workers/wire/runEvent.ts';
import type { Job } from '../../engine.ts';
import type { PassPlan } from '../parts/passPlan.ts';
import { LatePlans } from './latePlans.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const PLAN: PassPlan = {
  ...{ catalogue: 'stars', columns: ['ra'], partitions: 1, ofPartitions: 2, rowGroups: 1, rows: 3 },
  ...{ requests: 1, bytes: 10, estimatedSeconds: 0, way: 'split' },
};

function begun(hidden = false) {
  const events: RunEvent[] = [];
  const job: Job = {
    cell: { id: '1', language: 'sql', text: '', pinned: true, hidden },
    analysis: { defines: [], needs: [], stars: [], imports: [], hosts: [] },
    ...{ inputs: new Map(), signal: new AbortController().signal, emit: (event) => void events.push(event) },
  };
  const plans = new LatePlans(job);
  plans.add(PLAN);
  plans.add(PLAN);
  return { plans, shown: () => events.map(({ kind }) => kind) };
}

test('plans are shown once they take long, and no sooner', () => {
  const { shown } = begun();
  vi.advanceTimersByTime(100);
  expect(shown()).toEqual([]);
  vi.advanceTimersByTime(10_000);
  expect(shown()).toEqual(['shown', 'shown']);
});

test('what has rows by then shows none, what has failed shows them at once, and a hidden cell nothing', () => {
  const quick = begun();
  quick.plans.end();
  const failed = begun();
  failed.plans.show();
  expect(failed.shown()).toEqual(['shown', 'shown']);
  const hidden = begun(true);
  vi.advanceTimersByTime(10_000);
  expect([quick.shown(), failed.shown(), hidden.shown()]).toEqual([[], ['shown', 'shown'], []]);
});

test('none is shown behind what has taken its place', () => {
  const { plans, shown } = begun();
  plans.emit({ kind: 'clear' });
  vi.advanceTimersByTime(10_000);
  expect(shown()).toEqual(['clear']);
});
