import { createServer } from 'node:http';
import { gzipSync } from 'node:zlib';
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

it('tells where nobody stated how long a file is, as of one whose coded form was cut on its way', async () => {
  const whole = gzipSync('a,b\n' + Array.from({ length: 5000 }, (_, i) => `${i},${i * 3.25}\n`).join(''));
  const coded = { 'Content-Encoding': 'gzip' };
  const server = createServer(({ url }, response) => {
    if (url === '/plain') response.writeHead(200, { 'Content-Length': 4 }).end('a,b\n');
    else response.writeHead(200, coded).end(url === '/cut' ? whole.subarray(0, whole.length >> 1) : whole);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  try {
    const read = readHttpBy(fetch);
    const [plain, all, cut] = await Promise.all(
      ['plain', 'coded', 'cut'].map((path) => read(`http://127.0.0.1:${port}/${path}`)),
    );
    expect([plain!.mayBeCut, all!.mayBeCut, cut!.mayBeCut]).toEqual([undefined, true, true]);
    expect(cut!.bytes.length).toBeLessThan(all!.bytes.length);
  } finally {
    server.close();
  }
});
