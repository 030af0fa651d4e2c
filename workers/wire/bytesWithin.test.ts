import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { bodyWithin, bytesWithin, unzippedWithin } from './bytesWithin.ts';

/** A stream that never ends, and how much of it was asked for. */
function endless(pieceBytes: number) {
  const told = { pieces: 0, cancelled: false };
  const stream = new ReadableStream<Uint8Array>(
    {
      pull: (controller) => {
        told.pieces++;
        controller.enqueue(new Uint8Array(pieceBytes));
      },
      cancel: () => void (told.cancelled = true),
    },
    { highWaterMark: 0 },
  );
  return { stream, told };
}

it('all bytes of a stream come, up to the most that is wanted', async () => {
  const body = () => new Response(new Uint8Array([1, 2, 3])).body!;
  expect(await bytesWithin(body(), 3)).toEqual(new Uint8Array([1, 2, 3]));
  expect(await bytesWithin(body(), 2)).toBeUndefined();
  expect(await bytesWithin(new Response('').body!, 0)).toEqual(new Uint8Array());
});

it('of an endless stream no more is read than was wanted, and it is cancelled', async () => {
  const { stream, told } = endless(1000);
  const done: number[] = [];
  expect(await bytesWithin(stream, 4500, (bytes) => done.push(bytes))).toBeUndefined();
  expect(told).toEqual({ pieces: 5, cancelled: true });
  expect(done).toEqual([0, 1000, 2000, 3000, 4000]);
});

it('a server that states a longer body is not read at all', async () => {
  const { stream, told } = endless(1000);
  expect(await bodyWithin(new Response(stream, { headers: { 'Content-Length': '5000' } }), 4500)).toBeUndefined();
  expect(told).toEqual({ pieces: 0, cancelled: true });
});

it('the length of a coded body is that of what travels, and a wrong one is not believed', async () => {
  const bytes = new Uint8Array(100);
  expect(
    await bodyWithin(new Response(bytes, { headers: { 'Content-Length': '5000', 'Content-Encoding': 'gzip' } }), 100),
  ).toEqual(bytes);
  expect(await bodyWithin(new Response(bytes, { headers: { 'Content-Length': '1' } }), 99)).toBeUndefined();
  expect(await bodyWithin(new Response(null), 0)).toEqual(new Uint8Array());
});

it('what is gzip’d is unpacked as far as is wanted, and anything else is left as it is', async () => {
  const bomb = new Uint8Array(gzipSync(new Uint8Array(5_000_000)));
  expect(bomb.length).toBeLessThan(10_000);
  expect(await unzippedWithin(bomb, 4_999_999)).toBeUndefined();
  expect((await unzippedWithin(bomb, 5_000_000))?.length).toBe(5_000_000);
  expect(await unzippedWithin(new Uint8Array([1, 2]), 2)).toEqual(new Uint8Array([1, 2]));
  expect(await unzippedWithin(new Uint8Array([1, 2]), 1)).toBeUndefined();
  await expect(unzippedWithin(bomb.subarray(0, 100), 1e9)).rejects.toThrow();
});
