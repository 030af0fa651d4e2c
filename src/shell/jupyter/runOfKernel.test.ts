import { beforeAll, expect, test } from 'vitest';
import { giveWithResolvers } from '../../build/fixtures/giveWithResolvers.ts';
import { RunOfKernel } from './runOfKernel.ts';

beforeAll(giveWithResolvers);

const MB = 2 ** 20;
const text = (n: number) => ({ kind: 'stream', stream: 'stdout', text: String(n) }) as const;

test('a run holds no more than so much that nobody takes, says how much it left out, and ends', async () => {
  const run = new RunOfKernel(1, false);
  for (let n = 0; n < 100; n++) run.tell(text(n), MB);
  const error = { kind: 'error', name: 'ValueError', message: 'no', traceback: [] } as const;
  run.tell(error, MB);
  run.replied();
  run.idles();
  const [leftOut, ...events] = await run.take();
  expect(leftOut).toMatchObject({ kind: 'stream', stream: 'stderr' });
  expect(leftOut).toHaveProperty('text', expect.stringContaining('38 MB of what the cell printed'));
  expect(events).toEqual([...Array.from({ length: 64 }, (_, n) => text(n)), error, { kind: 'done' }]);
  expect(run.isOver).toBe(true);
});

test('what is taken in time is whole, however much it is', async () => {
  const run = new RunOfKernel(1, false);
  for (let n = 0; n < 100; n++) {
    run.tell(text(n), 70 * MB);
    expect(await run.take()).toEqual([text(n)]);
  }
});

test('a run has begun when the kernel says what it does, and not when it is only busy', async () => {
  const run = new RunOfKernel(1, false);
  let hasBegun = false;
  void run.begun.then(() => (hasBegun = true));
  await Promise.resolve();
  expect(hasBegun).toBe(false);
  run.begins();
  await run.begun;
});
