import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { lifeOf, watchLife } from './life.ts';

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
afterEach(() => void vi.useRealTimers());

/** A watched worker, which has told its address unless it never begins, and lives as long as nobody ends it. */
function watched({ begins = true } = {}) {
  let lives = true;
  let ended = 0;
  const asked: string[] = [];
  const stop = watchLife(
    begins ? Promise.resolve('blob:life') : new Promise(() => undefined),
    () => ended++,
    async (url) => {
      asked.push(url);
      return lives;
    },
  );
  return { stop, asked, ended: () => ended, live: (is: boolean) => (lives = is) };
}

it('a worker that lives is left alone, and one that has ended is told of once, within two seconds', async () => {
  const { live, asked, ended } = watched();
  await vi.advanceTimersByTimeAsync(60_000);
  expect([ended(), new Set(asked)]).toEqual([0, new Set(['blob:life'])]);
  live(false);
  await vi.advanceTimersByTimeAsync(2000);
  expect(ended()).toBe(1);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(ended()).toBe(1);
});

it('one question that fails blames nobody', async () => {
  const { live, asked, ended } = watched();
  live(false);
  await vi.advanceTimersByTimeAsync(800);
  live(true);
  await vi.advanceTimersByTimeAsync(60_000);
  expect([ended(), asked.length > 10]).toEqual([0, true]);
});

it('a worker that never comes to life is told of later', async () => {
  const { ended } = watched({ begins: false });
  await vi.advanceTimersByTimeAsync(15_000);
  expect(ended()).toBe(0);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(ended()).toBe(1);
});

it('one that is ended on purpose is not judged', async () => {
  const { live, stop, ended } = watched();
  await vi.advanceTimersByTimeAsync(3000);
  stop();
  live(false);
  await vi.advanceTimersByTimeAsync(20_000);
  expect([ended(), vi.getTimerCount()]).toEqual([0, 0]);
});

it('an address in memory is there until it is taken back', async () => {
  vi.useRealTimers();
  const url = URL.createObjectURL(new Blob(['1']));
  let ended = false;
  const stop = watchLife(Promise.resolve(url), () => (ended = true));
  await new Promise((resolve) => setTimeout(resolve, 1600));
  expect(ended).toBe(false);
  URL.revokeObjectURL(url);
  await vi.waitFor(() => expect(ended).toBe(true), 4000);
  stop();
});

it('the address is what a worker tells first', async () => {
  const worker = new EventTarget();
  const life = lifeOf(worker as unknown as Worker);
  for (const data of [null, { begun: true }, { life: 'blob:a' }, { life: 'blob:b' }])
    worker.dispatchEvent(new MessageEvent('message', { data }));
  expect(await life).toBe('blob:a');
});
