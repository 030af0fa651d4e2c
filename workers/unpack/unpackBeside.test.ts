import { resolveObjectURL } from 'node:buffer';
import { Worker as Thread } from 'node:worker_threads';
import { resolve } from 'node:path';
import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import { packZstd } from '../../src/build/assets/packZstd.ts';
import { buildModule } from '../../src/build/parts/buildModule.ts';
import { BUILT } from '../../src/build/parts/partSources.ts';
import { PART } from '../wire/partPath.ts';
import { PIECE_BYTES, piecesOf } from '../wire/piecesOf.ts';
import { serveParts, type OpenPart } from '../wire/serveParts.ts';
import type { Pieces } from './pieces.ts';
import { unpackBeside } from './unpackBeside.ts';

/** A browser's worker in a thread of Node's, which runs the text of its address as a classic script. */
class ThreadWorker {
  static last: ThreadWorker | undefined;
  onmessage: ((event: { data: unknown }) => void) | undefined;
  onerror: (() => void) | undefined;
  isEnded = false;
  readonly #thread: Promise<Thread>;

  constructor(url: string) {
    ThreadWorker.last = this;
    this.#thread = resolveObjectURL(url)!
      .text()
      .then((text) => {
        const thread = new Thread(
          `const { parentPort } = require('node:worker_threads');
          globalThis.postMessage = (told, { transfer } = {}) => parentPort.postMessage(told, transfer);
          parentPort.on('message', ({ data, ports }) => onmessage({ data, ports }));
          ${text}`,
          { eval: true },
        );
        thread.on('message', (data) => this.onmessage?.({ data }));
        thread.on('error', () => this.onerror?.());
        return thread;
      });
  }

  postMessage(data: unknown, ports: MessagePort[]): void {
    void this.#thread.then((thread) => thread.postMessage({ data, ports }, ports as never));
  }

  terminate(): void {
    this.isEnded = true;
    void this.#thread.then((thread) => thread.terminate());
  }
}

let code: string;
beforeAll(async () => {
  const text = await buildModule(resolve(import.meta.dirname, '../../src'), BUILT[PART.unpacker]!);
  code = `data:text/javascript;base64,${Buffer.from(text).toString('base64')}`;
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

function begun(open: OpenPart): Pieces {
  vi.stubGlobal('Worker', ThreadWorker);
  const { port1, port2 } = new MessageChannel();
  serveParts(port2, open);
  return unpackBeside('a.image', Promise.resolve(code), port1);
}

async function wholeFile(pieces: Pieces): Promise<Buffer> {
  const all: Uint8Array[] = [];
  for await (const piece of pieces) all.push(piece);
  return Buffer.concat(all);
}

test.each([0, 1, 4 * 2 ** 20, 17 * 2 ** 20 + 7])(
  'a file comes unpacked as it was, whatever its size, and its worker goes: %i bytes',
  async (length) => {
    const whole = Buffer.alloc(length);
    let state = 1;
    for (let i = 0; i < length; i++) {
      state ^= state << 13;
      state ^= state >>> 17;
      state ^= state << 5;
      whole[i] = state;
    }
    const packed = await packZstd(whole);
    if (length > PIECE_BYTES) expect(packed.length).toBeGreaterThan(PIECE_BYTES);
    const pieces = begun(async () => piecesOf(new Uint8Array(packed).buffer));
    expect((await wholeFile(pieces)).equals(whole)).toBe(true);
    expect(ThreadWorker.last?.isEnded).toBe(true);
  },
);

test('what has come of a file is unpacked while the rest is on its way', async () => {
  const whole = Buffer.from(Array.from({ length: 600_000 }, (_, i) => `line ${i * i}`).join());
  const packed = new Uint8Array(await packZstd(whole));
  const half = packed.length / 2;
  let goOn: () => void = () => undefined;
  const goes = new Promise<void>((resolve) => (goOn = resolve));
  const unpacked = begun(async () => ({
    bytes: packed.length,
    pieces: (async function* () {
      yield packed.slice(0, half).buffer;
      await goes;
      yield packed.slice(half).buffer;
    })(),
  }));
  const pieces: Uint8Array[] = [(await unpacked.next()).value!];
  goOn();
  for await (const piece of unpacked) pieces.push(piece);
  expect(Buffer.concat(pieces).equals(whole)).toBe(true);
});

test('what cannot be had, is cut short or is not packed so fails with the reason', async () => {
  const text = Array.from({ length: 20_000 }, (_, i) => `line ${i * i}`).join();
  const packed = new Uint8Array(await packZstd(Buffer.from(text)));
  await expect(wholeFile(begun(() => Promise.reject(new Error('no such file'))))).rejects.toThrow('no such file');
  await expect(wholeFile(begun(async () => piecesOf(packed.slice(0, -2000).buffer)))).rejects.toThrow();
  await expect(wholeFile(begun(async () => piecesOf(packed.slice(5).buffer)))).rejects.toThrow('broken');
  packed.fill(7, packed.length / 2, packed.length / 2 + 1000);
  await expect(wholeFile(begun(async () => piecesOf(packed.slice().buffer)))).rejects.toThrow();
  expect(ThreadWorker.last?.isEnded).toBe(true);
});

test('a browser that gives a worker no other is not waited for', async () => {
  vi.useFakeTimers();
  vi.stubGlobal(
    'Worker',
    class {
      postMessage(): void {}
      terminate(): void {}
    },
  );
  const read = unpackBeside('a.image', Promise.resolve(code), new MessageChannel().port1).next();
  read.catch(() => undefined);
  await vi.advanceTimersByTimeAsync(5001);
  await expect(read).rejects.toThrow('no worker came');
});
