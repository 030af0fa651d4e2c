import { resolveObjectURL } from 'node:buffer';
import { Worker as Thread } from 'node:worker_threads';
import { gzipSync } from 'node:zlib';
import { afterEach, expect, test, vi } from 'vitest';
import { PIECE_BYTES, piecesOf } from '../../wire/piecesOf.ts';
import { serveParts, type OpenPart } from '../../wire/serveParts.ts';
import type { Pieces } from './readImage.ts';
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
          globalThis.postMessage = (told, { transfer }) => parentPort.postMessage(told, transfer);
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

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

function begun(open: OpenPart): Pieces {
  vi.stubGlobal('Worker', ThreadWorker);
  const { port1, port2 } = new MessageChannel();
  serveParts(port2, open);
  return unpackBeside('a.image', port1);
}

async function all(pieces: Pieces): Promise<Buffer> {
  const got: Uint8Array[] = [];
  for (let next = await pieces.read(); next.value; next = await pieces.read()) got.push(next.value);
  return Buffer.concat(got);
}

test.each([0, 1, 4 * 2 ** 20, 30 * 2 ** 20 + 7])(
  'a file comes unpacked as it was, whatever its size, and its worker goes: %i bytes',
  async (length) => {
    const whole = Buffer.alloc(length);
    for (let i = 0; i < length; i += 4) whole.writeUIntBE((i * 2654435761) >>> 8, i, Math.min(3, length - i));
    const packed = gzipSync(whole, { level: 1 });
    if (length > PIECE_BYTES) expect(packed.length).toBeGreaterThan(PIECE_BYTES);
    const pieces = begun(async () => piecesOf(new Uint8Array(packed).buffer));
    expect((await all(pieces)).equals(whole)).toBe(true);
    expect(ThreadWorker.last?.isEnded).toBe(true);
  },
);

test('what cannot be had, is cut short or is not packed so fails with the reason', async () => {
  const packed = new Uint8Array(gzipSync(Buffer.alloc(1e6, 'x')));
  await expect(all(begun(() => Promise.reject(new Error('no such file'))))).rejects.toThrow('no such file');
  await expect(all(begun(async () => piecesOf(packed.slice(0, -20).buffer)))).rejects.toThrow();
  await expect(all(begun(async () => piecesOf(packed.slice(5).buffer)))).rejects.toThrow();
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
  const read = unpackBeside('a.image', new MessageChannel().port1).read();
  read.catch(() => undefined);
  await vi.advanceTimersByTimeAsync(5001);
  await expect(read).rejects.toThrow('no worker came');
});
