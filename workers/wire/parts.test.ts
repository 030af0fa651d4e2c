import { afterEach, describe, expect, test, vi } from 'vitest';
import type { PartsAnswer } from './partsMessage.ts';
import { PIECE_BYTES, piecesOf } from './piecesOf.ts';
import { piecesThrough } from './piecesThrough.ts';
import { serveParts, type OpenPart } from './serveParts.ts';
import { takeThrough } from './takeThrough.ts';

const ports: MessagePort[] = [];

function channel(): readonly [MessagePort, MessagePort] {
  const { port1, port2 } = new MessageChannel();
  ports.push(port1, port2);
  return [port1, port2];
}

afterEach(() => {
  for (const port of ports.splice(0)) port.close();
});

/** Bytes that differ from place to place. */
function patterned(length: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(length);
  for (let i = 0; i < length; i++) bytes[i] = (i * 2654435761) >>> 24;
  return bytes;
}

function served(open: OpenPart) {
  const [near, far] = channel();
  serveParts(far, open);
  return { take: takeThrough(near), near };
}

const files = new Map(
  [0, 1, PIECE_BYTES, PIECE_BYTES + 1, 2 * PIECE_BYTES, 2 * PIECE_BYTES + 12345].map((length) => [
    `f${length}`,
    patterned(length),
  ]),
);
const fromFiles: OpenPart = async (path) => {
  const bytes = files.get(path);
  if (!bytes) throw new Error(`${path} is no file of this site`);
  return piecesOf(bytes.slice().buffer);
};

describe('a part', () => {
  test.each([...files.keys()])('%s arrives as it is, whatever its size', async (path) => {
    const { take } = served(fromFiles);
    expect(Buffer.compare(new Uint8Array(await take(path)), files.get(path)!)).toBe(0);
  });

  test('arrives so from a file of the browser’s too', async () => {
    const path = `f${2 * PIECE_BYTES + 12345}`;
    const { take } = served(async () => piecesOf(new Blob([files.get(path)!])));
    expect(Buffer.compare(new Uint8Array(await take(path)), files.get(path)!)).toBe(0);
  });

  test('of the browser’s that cannot be read is told of by a failure, and others still come', async () => {
    const gone = Object.assign(new Blob(['gone']), { arrayBuffer: () => Promise.reject(new Error('it is gone')) });
    const [near, far] = channel();
    const take = takeThrough(near);
    far.onmessage = ({ data: { id } }) =>
      near.dispatchEvent(
        new MessageEvent('message', { data: { id, bytes: 4, piece: id === 1 ? gone : new Blob(['here']) } }),
      );
    const first = take('gone');
    await expect(first).rejects.toThrow('gone could not be read');
    expect(new TextDecoder().decode(await take('here'))).toBe('here');
  });

  test('of the browser’s comes as a stream too', async () => {
    const bytes = files.get(`f${PIECE_BYTES + 1}`)!;
    const [near, far] = channel();
    serveParts(far, async () => piecesOf(new Blob([bytes])));
    const pieces: ArrayBuffer[] = [];
    for await (const piece of piecesThrough(near, 'large')) pieces.push(piece);
    expect(Buffer.compare(new Uint8Array(await new Blob(pieces).arrayBuffer()), bytes)).toBe(0);
  });

  test('and several at once do not get mixed up', async () => {
    const { take } = served(fromFiles);
    const paths = [...files.keys(), ...files.keys()];
    const all = await Promise.all(paths.map((path) => take(path)));
    expect(all.map((bytes) => bytes.byteLength)).toEqual(paths.map((path) => files.get(path)!.length));
    expect(all.every((bytes, i) => Buffer.compare(new Uint8Array(bytes), files.get(paths[i]!)!) === 0)).toBe(true);
  });

  test('is asked for only if it is kept where that is wanted', async () => {
    const asked: unknown[][] = [];
    const { take } = served(async (...question) => {
      asked.push(question);
      return piecesOf(new Uint8Array(1));
    });
    await take('a', 'kept');
    await take('b');
    expect(asked).toEqual([
      ['a', 'kept'],
      ['b', undefined],
    ]);
  });

  test('that is not there fails in the words of who was asked, and others come all the same', async () => {
    const { take } = served(fromFiles);
    await expect(take('../secret')).rejects.toThrow('../secret is no file of this site');
    expect((await take('f1')).byteLength).toBe(1);
  });

  test('that breaks off fails', async () => {
    const { take } = served(async () => ({ bytes: 10, pieces: piecesOf(new ArrayBuffer(4)).pieces }));
    await expect(take('x')).rejects.toThrow('whole');
  });
});

describe('a part that is taken as it comes', () => {
  const pieces = async (open: OpenPart, path: string) => {
    const [near, far] = channel();
    serveParts(far, open);
    const all: Uint8Array[] = [];
    for await (const piece of piecesThrough(near, path)) all.push(new Uint8Array(piece));
    return all;
  };

  test.each([...files.keys()])('%s arrives as it is, whatever its size', async (path) => {
    const all = await pieces(fromFiles, path);
    expect(Buffer.compare(Buffer.concat(all), files.get(path)!)).toBe(0);
    expect(all.length).toBe(Math.max(1, Math.ceil(files.get(path)!.length / PIECE_BYTES)));
  });

  test('fails in the words of who was asked, and where it breaks off', async () => {
    await expect(pieces(fromFiles, '../secret')).rejects.toThrow('../secret is no file of this site');
    const short: OpenPart = async () => ({ bytes: 10, pieces: piecesOf(new ArrayBuffer(4)).pieces });
    await expect(pieces(short, 'x')).rejects.toThrow('whole');
  });
});

test('a port that is sent along is answered too, and so is one sent through that', async () => {
  const { near } = served(fromFiles);
  const [own, sent] = channel();
  near.postMessage({ serve: true }, [sent]);
  const [inner, through] = channel();
  own.postMessage({ serve: true }, [through]);
  expect((await takeThrough(inner)('f1')).byteLength).toBe(1);
});

test('the next piece is made when the one before has been asked on from, not before', async () => {
  let made = 0;
  const [near, far] = channel();
  serveParts(far, async () => ({
    bytes: 3,
    pieces: (async function* () {
      for (;;) {
        made++;
        yield new ArrayBuffer(1);
      }
    })(),
  }));
  const answered = () =>
    new Promise<PartsAnswer>((resolve) => (near.onmessage = ({ data }: MessageEvent<PartsAnswer>) => resolve(data)));
  near.postMessage({ id: 1, path: 'a' });
  await answered();
  expect(made).toBe(1);
  near.postMessage({ id: 1, next: true });
  await answered();
  expect(made).toBe(2);
});

test('however much is asked for at once, and by however many ports, only a few pieces are in the making', async () => {
  let [busy, most] = [0, 0];
  const { take, near } = served(async () => {
    most = Math.max(most, ++busy);
    await new Promise((resolve) => setTimeout(resolve));
    busy--;
    return piecesOf(new ArrayBuffer(1));
  });
  const [own, sent] = channel();
  near.postMessage({ serve: true }, [sent]);
  const other = takeThrough(own);
  await Promise.all(Array.from({ length: 60 }, (_, i) => (i % 2 ? take : other)(String(i))));
  expect(most).toBeGreaterThan(1);
  expect(most).toBeLessThanOrEqual(6);
});

describe('files that are given on while they come', () => {
  const opened: string[] = [];
  const arrive: (() => void)[] = [];
  const coming: OpenPart = async (path) => {
    opened.push(path);
    const arrived = new Promise<void>((resolve) => arrive.push(resolve));
    return { bytes: 2, pieces: piecesOf(new Uint8Array(1)).pieces, arrived };
  };
  const asked = (count: number) => {
    const [near, far] = channel();
    serveParts(far, coming);
    const answers: PartsAnswer[] = [];
    near.onmessage = ({ data }: MessageEvent<PartsAnswer>) => answers.push(data);
    for (let id = 1; id <= count; id++) near.postMessage({ id, path: String(id) });
    return { answers, near };
  };
  afterEach(() => {
    opened.length = 0;
    arrive.length = 0;
  });

  test('are six at most, whether or not their pieces are asked for', async () => {
    const { answers } = asked(9);
    await vi.waitFor(() => expect(answers).toHaveLength(6));
    arrive[0]!();
    await vi.waitFor(() => expect(answers).toHaveLength(7));
    expect(opened).toHaveLength(7);
  });

  test('are let go, the first first, where too many are not taken', async () => {
    const { answers, near } = asked(25);
    for (let i = 0; i < 25; i++) {
      await vi.waitFor(() => expect(arrive.length).toBeGreaterThan(i));
      arrive[i]!();
    }
    await vi.waitFor(() => expect(answers).toHaveLength(26));
    expect(answers.filter((answer) => 'failure' in answer)).toEqual([
      { id: 1, failure: 'too many files were asked for and not taken' },
    ]);
    near.postMessage({ id: 1, next: true });
    near.postMessage({ id: 2, next: true });
    await vi.waitFor(() => expect(answers).toHaveLength(27));
    expect(answers.at(-1)).toMatchObject({ id: 2 });
  });
});

test.each([
  null,
  1,
  'take',
  {},
  { id: 'a', path: 'x' },
  { id: 1, path: ['x'] },
  { id: 1, next: true },
  { serve: true },
  { method: 'take', args: ['x'] },
])('what is no question, such as %j, is not answered and does no harm', async (message) => {
  const opened: unknown[] = [];
  const { take, near } = served(async (path) => {
    opened.push(path);
    return piecesOf(new ArrayBuffer(1));
  });
  near.postMessage(structuredCloneOf(message));
  await take('after');
  expect(opened).toEqual(['after']);
});

/** As much of a value as a port carries. */
function structuredCloneOf(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value)) as unknown;
}
