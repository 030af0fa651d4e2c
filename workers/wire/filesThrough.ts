import type { PartsAnswer, PartsQuestion } from './partsMessage.ts';

/** Gives a file as `TakePart` does: its bytes, or, where it can, as the browser keeps it, unread. */
export type TakeFile = (path: string, kept?: 'kept') => Promise<ArrayBuffer | Blob>;

type Taking = {
  readonly resolve: (file: ArrayBuffer | Blob) => void;
  readonly reject: (error: Error) => void;
  whole?: Uint8Array<ArrayBuffer>;
  at: number;
};

/** Takes files of the site through a port whose far end is answered by `serveParts`. */
export function filesThrough(port: MessagePort): TakeFile {
  const open = new Map<number, Taking>();
  const ask = (question: PartsQuestion): void => port.postMessage(question);
  let last = 0;
  port.onmessage = ({ data }: MessageEvent<PartsAnswer>) => {
    const taking = open.get(data.id);
    if (!taking) return;
    if ('failure' in data) {
      open.delete(data.id);
      taking.reject(new Error(data.failure));
      return;
    }
    const { id, bytes, piece } = data;
    if (piece instanceof Blob) {
      open.delete(id);
      taking.resolve(piece);
      return;
    }
    // One that came in a single piece is not copied.
    if (piece.byteLength < bytes) {
      taking.whole ??= new Uint8Array(bytes);
      taking.whole.set(new Uint8Array(piece), taking.at);
    }
    taking.at += piece.byteLength;
    if (taking.at < bytes) {
      ask({ id, next: true });
      return;
    }
    open.delete(id);
    taking.resolve(taking.whole?.buffer ?? piece);
  };
  return (path, kept) =>
    new Promise((resolve, reject) => {
      const id = ++last;
      open.set(id, { resolve, reject, at: 0 });
      ask({ id, path, ...(kept && { kept: true }) });
    });
}
