import type { PartsAnswer, PartsQuestion } from '../../wire/partsMessage.ts';
import type { Pieces } from './readImage.ts';

/** How long a worker may take to come; a browser that gives none to workers need not say so. */
const COMES_MS = 5000;

/** What the worker tells: that it is there, unpacked bytes, that they are all, or why there are none. */
type Told = 'here' | ArrayBuffer | 'whole' | { readonly failure: string };

/**
 * Takes a gzipped file of the site through `parts`, which `serveParts` answers, and unpacks it while it comes, in a
 * worker beside this one, which has enough to do meanwhile.
 */
export function unpackBeside(path: string, parts: MessagePort): Pieces {
  const url = URL.createObjectURL(new Blob([`(${unpack.toString()})()`], { type: 'text/javascript' }));
  const worker = new Worker(url, { name: 'unpacking' });
  const end = (): void => {
    worker.terminate();
    URL.revokeObjectURL(url);
  };
  const unpacked = new ReadableStream<Uint8Array<ArrayBuffer>>({
    start(controller) {
      const fail = (reason: string): void => {
        end();
        controller.error(new Error(reason));
      };
      const late = setTimeout(() => fail('no worker came'), COMES_MS);
      worker.onerror = () => fail('the worker failed');
      worker.onmessage = ({ data }: MessageEvent<Told>) => {
        clearTimeout(late);
        if (data === 'here') return;
        if (data instanceof ArrayBuffer) return controller.enqueue(new Uint8Array(data));
        if (data !== 'whole') return fail(data.failure);
        end();
        controller.close();
      };
    },
    cancel: end,
  });
  worker.postMessage(path, [parts]);
  return unpacked.getReader();
}

/** The worker's whole code, as text: nothing outside of it is known there. */
function unpack(): void {
  const slice = 2 ** 20;
  const tell = (told: Told, moved: ArrayBuffer[] = []): void => {
    postMessage(told, { transfer: moved });
  };
  const fail = (error: unknown): void => tell({ failure: String(error) });
  tell('here');
  onmessage = ({ data: path, ports: [parts] }: MessageEvent<string>) => {
    if (!parts) return;
    const { readable, writable } = new DecompressionStream('gzip');
    const writer = writable.getWriter();
    const ask = (question: PartsQuestion): void => parts.postMessage(question);
    let at = 0;
    const write = async (piece: ArrayBuffer): Promise<void> => {
      // What is given at once is unpacked in one go, and nothing of it is there before its end.
      for (let from = 0; from < piece.byteLength; from += slice)
        await writer.write(new Uint8Array(piece, from, Math.min(slice, piece.byteLength - from)));
    };
    let written: Promise<void> = Promise.resolve();
    parts.onmessage = ({ data }: MessageEvent<PartsAnswer>) => {
      if ('failure' in data) return fail(data.failure);
      const { bytes, piece } = data;
      at += piece.byteLength;
      if (at < bytes) ask({ id: 1, next: true });
      written = written.then(() => write(piece));
      if (at >= bytes) written = written.then(() => writer.close());
      written.catch(fail);
    };
    ask({ id: 1, path });
    const give = async (): Promise<void> => {
      const reader = readable.getReader();
      let block = new Uint8Array(4 * slice);
      let filled = 0;
      for (let { value } = await reader.read(); value; { value } = await reader.read()) {
        for (let left = value; left.length > 0;) {
          const part = left.subarray(0, block.length - filled);
          block.set(part, filled);
          filled += part.length;
          left = left.subarray(part.length);
          if (filled < block.length) continue;
          tell(block.buffer, [block.buffer]);
          block = new Uint8Array(4 * slice);
          filled = 0;
        }
      }
      if (filled > 0) tell(block.buffer.slice(0, filled));
      tell('whole');
    };
    give().catch(fail);
  };
}
