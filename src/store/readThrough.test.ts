import { afterEach, expect, it } from 'vitest';
import { NotFoundError, type Read } from '../catalogue/read.ts';
import { LedElsewhere } from './ledElsewhere.ts';
import { readThrough } from './readThrough.ts';
import { serveReads } from './serveReads.ts';
import { UnreachableError } from './unreachable.ts';

let ports: MessagePort[] = [];
afterEach(() => {
  for (const port of ports) port.close();
  ports = [];
});

/** Two ends of a port, of which one may ask `a.example`. */
function joined(read: Read) {
  const { port1, port2 } = new MessageChannel();
  ports = [port1, port2];
  const refused: string[] = [];
  serveReads(port1, read, ({ host }) => host === 'a.example');
  return {
    far: port1,
    near: port2,
    refused,
    read: readThrough(port2, (host, via) => refused.push(via === undefined ? host : `${host} ${via}`)),
  };
}

it('bytes come as they were read, though kept in a larger buffer', async () => {
  const kept = Uint8Array.from([0, 1, 2, 3, 4]);
  const { read } = joined(async (url, range) => ({
    bytes: kept.subarray(1, 3),
    totalBytes: 5,
    version: `${url} ${JSON.stringify(range)}`,
  }));
  expect(await read('https://a.example/f', { start: 1, end: 3 })).toEqual({
    bytes: Uint8Array.from([1, 2]),
    totalBytes: 5,
    version: 'https://a.example/f {"start":1,"end":3}',
  });
  expect(kept.byteLength).toBe(5);
});

it('a host that may not be asked is told by name, and nothing is read', async () => {
  const asked: string[] = [];
  const { read, refused } = joined(async (url) => {
    asked.push(url);
    return { bytes: new Uint8Array() };
  });
  await expect(read('https://b.example/secret')).rejects.toMatchObject({
    failure: { kind: 'fetch', message: expect.stringContaining('b.example') as string },
  });
  for (const url of ['file:///etc/passwd', 'data:text/plain,x', 'https://a:b@a.example/', 'a.example', ''])
    await expect(read(url)).rejects.toThrow('no address of the web');
  expect([asked, refused]).toEqual([[], ['b.example']]);
});

it('what fails, what is out of reach and what is not there stay apart', async () => {
  const { read } = joined(async (url) =>
    Promise.reject(
      url.endsWith('gone')
        ? new NotFoundError(url)
        : url.endsWith('far')
          ? new UnreachableError('no connection')
          : new Error('The connection broke off'),
    ),
  );
  await expect(read('https://a.example/far')).rejects.toMatchObject({
    name: 'UnreachableError',
    message: 'no connection',
  });
  await expect(read('https://a.example/f')).rejects.toMatchObject({ name: 'Error' });
  await expect(read('https://a.example/gone')).rejects.toMatchObject({ name: 'NotFoundError' });
  await expect(read('https://a.example/f')).rejects.toThrow('The connection broke off');
});

it('a host whose answer leads on to another is told with the address that was asked', async () => {
  const { read, refused } = joined(async () => Promise.reject(new LedElsewhere()));
  await expect(read('https://a.example/f')).rejects.toMatchObject({
    failure: { kind: 'fetch', message: expect.stringContaining('led on') as string },
  });
  expect(refused).toEqual(['a.example https://a.example/f']);
});

it('a stop reaches the server’s end', async () => {
  let started = (): void => undefined;
  const begun = new Promise<void>((resolve) => (started = resolve));
  let stopped = (): void => undefined;
  const ended = new Promise<void>((resolve) => (stopped = resolve));
  const { read } = joined((_url, _range, signal) => {
    signal!.addEventListener('abort', stopped);
    started();
    return new Promise(() => undefined);
  });
  const stop = new AbortController();
  const reading = read('https://a.example/f', undefined, stop.signal);
  await begun;
  stop.abort();
  await expect(reading).rejects.toMatchObject({ failure: { kind: 'cancelled' } });
  await ended;
});

it.each([
  null,
  'x',
  {},
  { id: 'a', url: 'https://a.example/' },
  { id: 1 },
  { id: 1, url: { href: 'https://a.example/' } },
  { id: 1, url: 'https://a.example/', range: { start: -1, end: 3 } },
  { id: 1, url: 'https://a.example/', range: { start: 3, end: 1 } },
  { id: 1, url: 'https://a.example/', range: 'all' },
  { id: 1, url: `https://a.example/${'x'.repeat(9000)}` },
])('%j is no question and reads nothing', async (message) => {
  let asked = 0;
  const { near, read } = joined(async () => {
    asked++;
    return { bytes: new Uint8Array() };
  });
  near.postMessage(message);
  await read('https://a.example/last');
  expect(asked).toBe(1);
});

it('what has been answered no longer listens for a stop', async () => {
  const { read } = joined(async (url) => {
    if (url.endsWith('missing')) throw new NotFoundError(url);
    return { bytes: new Uint8Array(1) };
  });
  const { signal } = new AbortController();
  const listening = new Set<unknown>();
  const [add, remove] = [signal.addEventListener.bind(signal), signal.removeEventListener.bind(signal)];
  signal.addEventListener = (type: string, listener: EventListener) => (listening.add(listener), add(type, listener));
  signal.removeEventListener = (type: string, listener: EventListener) => (
    listening.delete(listener),
    remove(type, listener)
  );
  const asked = ['f', 'missing', 'g'].map((name) => read(`https://a.example/${name}`, undefined, signal));
  expect(listening.size).toBe(3);
  await Promise.allSettled(asked);
  expect(listening.size).toBe(0);
});
