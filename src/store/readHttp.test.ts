import { expect, it } from 'vitest';
import { readHttpBy } from './readHttp.ts';

/** A server that sends an answer's bytes as it is told to. */
function slowServer() {
  const senders: ReadableStreamDefaultController<Uint8Array>[] = [];
  let cancelled = 0;
  const fetch = async () =>
    new Response(
      new ReadableStream<Uint8Array>({ start: (sender) => void senders.push(sender), cancel: () => void cancelled++ }),
    );
  return { senders, fetch, cancelled: () => cancelled };
}

const turns = () => new Promise((resolve) => setTimeout(resolve));

it('answers that are under way together hold no more than they may, and what ends makes room', async () => {
  const { senders, fetch, cancelled } = slowServer();
  const read = readHttpBy(fetch, 100);
  const first = read('https://a.example/1');
  const second = read('https://a.example/2');
  second.catch(() => undefined);
  await turns();
  senders[0]!.enqueue(new Uint8Array(60));
  await turns();
  senders[1]!.enqueue(new Uint8Array(60));
  await expect(second).rejects.toThrow('at once');
  expect(cancelled()).toBe(1);
  senders[0]!.close();
  expect((await first).bytes).toHaveLength(60);
  const third = read('https://a.example/3', { start: 0, end: 90 });
  await turns();
  senders[2]!.enqueue(new Uint8Array(90));
  senders[2]!.close();
  expect((await third).bytes).toHaveLength(90);
});

it('what breaks off makes room too', async () => {
  const { senders, fetch } = slowServer();
  const read = readHttpBy(fetch, 100);
  const broken = read('https://a.example/1');
  await turns();
  senders[0]!.enqueue(new Uint8Array(60));
  await turns();
  senders[0]!.error(new Error('gone'));
  await expect(broken).rejects.toThrow('broke off');
  const next = read('https://a.example/2');
  await turns();
  senders[1]!.enqueue(new Uint8Array(60));
  senders[1]!.close();
  expect((await next).bytes).toHaveLength(60);
});
