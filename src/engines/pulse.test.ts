import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { watchPulse } from './pulse.ts';

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
afterEach(() => void vi.useRealTimers());

/** A worker whose pulse can be stopped, and a page that lets time pass. */
function watched() {
  let pulse: MessagePort | undefined;
  let silent = 0;
  const worker = Object.assign(new EventTarget(), {
    postMessage: (message: { readonly pulse: MessagePort }) => void (pulse = message.pulse),
  });
  const stop = watchPulse(worker as unknown as Worker, () => silent++);
  const answer = (answers: boolean) => (pulse!.onmessage = answers ? () => pulse!.postMessage(0) : () => undefined);
  const pass = async (turns: number) => {
    for (let turn = 0; turn < turns; turn++) {
      vi.advanceTimersByTime(360);
      for (let message = 0; message < 4; message++) await new Promise((resolve) => setImmediate(resolve));
    }
  };
  return { worker, answer, pass, stop, silent: () => silent };
}

it('a worker that answers is left alone, and one that falls silent is told of once, within two seconds', async () => {
  const { answer, pass, silent } = watched();
  answer(true);
  await pass(20);
  expect(silent()).toBe(0);
  answer(false);
  await pass(2);
  expect(silent()).toBe(0);
  await pass(3);
  expect(silent()).toBe(1);
  await pass(20);
  expect(silent()).toBe(1);
});

it('a worker that never begins to answer is told of later', async () => {
  const { answer, pass, silent } = watched();
  answer(false);
  await pass(25);
  expect(silent()).toBe(0);
  await pass(18);
  expect(silent()).toBe(1);
});

it('one that can have nobody to answer for it is not judged', async () => {
  const { worker, answer, pass, silent } = watched();
  answer(false);
  worker.dispatchEvent(new MessageEvent('message', { data: { pulse: false } }));
  await pass(50);
  expect(silent()).toBe(0);
});

it('one that is ended on purpose is not judged', async () => {
  const { answer, pass, stop, silent } = watched();
  answer(true);
  await pass(3);
  stop();
  await pass(20);
  expect(silent()).toBe(0);
});

it('a page that was busy itself does not blame the worker', async () => {
  const { answer, pass, stop, silent } = watched();
  answer(true);
  await pass(2);
  vi.advanceTimersByTime(360);
  await pass(1);
  expect(silent()).toBe(0);
  stop();
});
