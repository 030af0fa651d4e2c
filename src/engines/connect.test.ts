import * as Comlink from 'comlink';
import { afterEach, expect, test, vi } from 'vitest';
import { connect } from './connect.ts';

type Adder = { add(a: number, b: number): Promise<number>; wait(): Promise<void> };

const open: MessagePort[] = [];
afterEach(() => {
  vi.useRealTimers();
  for (const port of open.splice(0)) port.close();
});

/** A worker that is not there yet: what it would serve is served once `arrive` is called. */
function started(failed: Promise<unknown> = new Promise(() => undefined)) {
  const { port1: wire, port2: far } = new MessageChannel();
  open.push(wire, far);
  const life = URL.createObjectURL(new Blob(['1']));
  const worker = Object.assign(new EventTarget(), { terminate: vi.fn(), postMessage: () => undefined });
  const onLost = vi.fn();
  const connection = connect<Adder>(
    { worker: worker as unknown as Worker, wire, failed, life: Promise.resolve(life) },
    'The engine',
    onLost,
  );
  const arrive = () =>
    Comlink.expose(
      { add: async (a: number, b: number) => a + b, wait: () => new Promise(() => undefined) },
      far as unknown as Comlink.Endpoint,
    );
  /** Ends it without a word. */
  const die = () => URL.revokeObjectURL(life);
  return { worker, connection, onLost, arrive, die };
}

const failureOf = (call: Promise<unknown>) =>
  call.then(
    () => undefined,
    (error: { readonly failure: unknown }) => error.failure,
  );

test('what is asked before the worker’s code is there is answered when it is', async () => {
  const { connection, arrive } = started();
  const sum = connection.worker.add(2, 3);
  arrive();
  expect(await sum).toBe(5);
});

test('where its files cannot be had, what is asked fails with why and what to do, and the worker is lost', async () => {
  const { connection, onLost, worker } = started(Promise.reject(new Error('parts/sql.js could not be fetched')));
  expect(await failureOf(connection.worker.add(2, 3))).toMatchObject({
    kind: 'engine-lost',
    message: 'The engine could not be fetched from the site',
    detail: 'parts/sql.js could not be fetched',
    advice: expect.stringContaining('online') as string,
  });
  expect(await failureOf(connection.worker.add(2, 3))).toMatchObject({ kind: 'engine-lost' });
  expect([onLost.mock.calls.length, worker.terminate.mock.calls.length]).toEqual([1, 1]);
});

test('a worker that breaks fails what is asked of it, and is lost once', async () => {
  const { connection, onLost, worker, arrive } = started();
  arrive();
  const waiting = connection.worker.wait();
  worker.dispatchEvent(Object.assign(new Event('error'), { message: 'out of memory' }));
  worker.dispatchEvent(Object.assign(new Event('error'), { message: 'again' }));
  expect(await failureOf(waiting)).toMatchObject({ kind: 'engine-lost', detail: 'out of memory' });
  expect(onLost).toHaveBeenCalledTimes(1);
});

test('a worker that the browser has ended fails what is asked of it within two seconds, and is lost once', async () => {
  const { connection, onLost, arrive, die } = started();
  arrive();
  const waiting = failureOf(connection.worker.wait());
  await new Promise((resolve) => setTimeout(resolve, 2000));
  expect(onLost).not.toHaveBeenCalled();
  const diedMs = performance.now();
  die();
  expect(await waiting).toMatchObject({
    kind: 'engine-lost',
    message: 'The engine is gone',
    advice: expect.stringContaining('Run the cell again') as string,
  });
  expect(performance.now() - diedMs).toBeLessThan(2500);
  await new Promise((resolve) => setTimeout(resolve, 1000));
  expect(onLost).toHaveBeenCalledTimes(1);
});

test('one that is ended fails what is asked of it, and is not lost, even if its files cannot be had then', async () => {
  let fail: (error: Error) => void = () => undefined;
  const { connection, onLost } = started(new Promise((_, reject) => (fail = reject)));
  const waiting = connection.worker.wait();
  connection.end();
  fail(new Error('late'));
  expect(await failureOf(waiting)).toMatchObject({ kind: 'engine-lost', message: 'The engine was stopped' });
  await Promise.resolve();
  expect(onLost).not.toHaveBeenCalled();
});
