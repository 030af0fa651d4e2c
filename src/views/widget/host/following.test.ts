import { beforeEach, expect, test, vi } from 'vitest';
import type { CommMessage } from '../../../../workers/wire/commMessage.ts';
import { Following } from './following.ts';

beforeEach(() => {
  vi.useFakeTimers();
  return () => void vi.useRealTimers();
});

const update = (comm: string, state: object): CommMessage => ({
  kind: 'message',
  comm,
  data: JSON.stringify({ method: 'update', state, buffer_paths: [] }),
  buffers: [],
});

function begin({ isReader = false } = {}) {
  const reader = { isReader };
  const following = new Following(() => reader.isReader);
  const changedBy = (message: CommMessage): readonly string[] => following.tells(message)();
  return { following, reader, changedBy };
}

test('what code in the page sets has cells follow, without the hand of a reader', () => {
  expect(begin().changedBy(update('chart', { picked: 7, _view: 1 }))).toEqual(['chart']);
});

test('what a view tells of itself counts as the doing of a reader alone', () => {
  const told = update('sky', { _fov: 12 });
  expect(begin().changedBy(told)).toEqual([]);
  expect(begin({ isReader: true }).changedBy(told)).toEqual(['sky']);
});

test('a question to Python changes nothing', () => {
  const asks = { ...update('sky', {}), data: '{"method":"custom","content":{"event":"update"}}' };
  expect(begin().changedBy(asks)).toEqual([]);
});

test('what callbacks change counts as what they were called for, and what a cell changes meanwhile does not', () => {
  const { following } = begin();
  following.heard('before');
  const endOfView = following.tells(update('sky', { _fov: 12 }));
  following.heard('cell');
  expect(endOfView()).toEqual([]);
  const end = following.tells(update('play', { value: 2 }));
  following.heard('label');
  expect(end()).toEqual(['play', 'label']);
  expect(following.isTelling).toBe(false);
});

test('a further view that sets its widget as it is drawn has no cell run again, which would draw another', async () => {
  const { following, reader, changedBy } = begin();
  const told = update('chart', { width: 100 });
  following.draws('chart', Promise.resolve());
  expect(changedBy(told)).toEqual(['chart']);
  let drawn = (): void => undefined;
  following.draws('chart', new Promise<void>((resolve) => (drawn = resolve)));
  await vi.advanceTimersByTimeAsync(5000);
  expect(changedBy(told)).toEqual([]);
  drawn();
  await vi.advanceTimersByTimeAsync(900);
  expect(changedBy(told)).toEqual([]);
  reader.isReader = true;
  expect(changedBy(told)).toEqual(['chart']);
  reader.isReader = false;
  await vi.advanceTimersByTimeAsync(200);
  expect(changedBy(told)).toEqual(['chart']);
  following.draws('chart', Promise.resolve());
  following.forget('chart');
  expect(changedBy(told)).toEqual(['chart']);
});
