import { expect, test, vi } from 'vitest';
import { PIECE_BYTES } from '../../workers/wire/piecesOf.ts';
import { ArrivingFile } from './arrivingFile.ts';

const MB = 2 ** 20;
const part = (bytes: number) => ({ path: 'a.image', bytes });

/** A stream that gives what it is told to. */
function handFed() {
  let feed: ReadableStreamDefaultController<Uint8Array> | undefined;
  let isCancelled = false;
  const stream = new ReadableStream<Uint8Array>({
    start: (controller) => void (feed = controller),
    cancel: () => void (isCancelled = true),
  });
  return { stream, feed: feed!, isCancelled: () => isCancelled };
}

/** What the check is given, and how it ends. */
function handChecked() {
  let answer: { resolve: () => void; reject: (error: Error) => void } | undefined;
  const given: (number | undefined)[] = [];
  const check = (file: ArrayBuffer | undefined) => {
    given.push(file?.byteLength);
    return new Promise<void>((resolve, reject) => (answer = { resolve, reject }));
  };
  return { check, given, answer: () => answer! };
}

async function sizes(file: ArrivingFile): Promise<number[]> {
  const all: number[] = [];
  for await (const piece of file.pieces()) all.push(piece.byteLength);
  return all;
}

test('pieces are given on while the rest is on its way, and the last once the whole has been found right', async () => {
  const { stream, feed } = handFed();
  const { check, given, answer } = handChecked();
  const file = new ArrivingFile(part(4 * MB), stream, check);
  const pieces = file.pieces();
  const bytes = Uint8Array.from({ length: 4 * MB }, (_, i) => i % 251);
  feed.enqueue(bytes.slice(0, MB + 5));
  const first = (await pieces.next()).value!;
  expect(first.byteLength).toBe(MB + 5);
  const next = pieces.next();
  feed.enqueue(bytes.slice(MB + 5, 4 * MB));
  const second = (await next).value!;
  expect(second.byteLength).toBe(3 * MB - 6);
  feed.close();
  let last: ArrayBuffer | undefined;
  const rest = pieces.next().then(({ value }) => (last = value!));
  await vi.waitFor(() => expect(given).toEqual([4 * MB]));
  expect(last).toBeUndefined();
  answer().resolve();
  await rest;
  expect(Buffer.concat([first, second, last!].map((piece) => new Uint8Array(piece))).equals(bytes)).toBe(true);
  expect((await file.whole).length).toBe(4 * MB);
});

test('who comes later, and who reads slowly, has all of it too, in pieces that are none too large', async () => {
  const { stream, feed } = handFed();
  const file = new ArrivingFile(part(PIECE_BYTES + 9), stream, async () => undefined);
  const early = sizes(file);
  feed.enqueue(new Uint8Array(PIECE_BYTES + 9));
  feed.close();
  await file.whole;
  expect(await sizes(file)).toEqual([PIECE_BYTES, 9]);
  expect((await early).reduce((sum, size) => sum + size)).toBe(PIECE_BYTES + 9);
});

test('a file that is found wrong is whole for nobody', async () => {
  const { stream, feed } = handFed();
  const { check, given, answer } = handChecked();
  const file = new ArrivingFile(part(3 * MB), stream, check);
  feed.enqueue(new Uint8Array(3 * MB));
  feed.close();
  const read = sizes(file);
  await vi.waitFor(() => expect(given).toEqual([3 * MB]));
  answer().reject(new Error('renewed'));
  await expect(read).rejects.toThrow('renewed');
  await expect(file.whole).rejects.toThrow('renewed');
});

test.each([
  ['more', 3],
  ['fewer', 1],
])('a stream of %s bytes than the file has is checked as no file', async (_, length) => {
  const { stream, feed, isCancelled } = handFed();
  const found: unknown[] = [];
  const file = new ArrivingFile(part(2), stream, async (bytes) => {
    found.push(bytes);
    throw new Error('renewed');
  });
  feed.enqueue(new Uint8Array(length));
  if (length < 2) feed.close();
  await expect(sizes(file)).rejects.toThrow('renewed');
  expect(found).toEqual([undefined]);
  expect(isCancelled()).toBe(length > 2);
});

test('a stream that breaks off fails for those who read it', async () => {
  const { stream, feed } = handFed();
  const file = new ArrivingFile(part(3 * MB), stream, async () => undefined);
  feed.enqueue(new Uint8Array(2 * MB));
  const pieces = file.pieces();
  expect((await pieces.next()).value?.byteLength).toBe(2 * MB);
  const rest = pieces.next();
  feed.error(new TypeError('network error'));
  await expect(rest).rejects.toThrow('a.image could not be fetched: the connection broke off');
});
