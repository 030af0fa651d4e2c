import type { PartsAnswer, PartsQuestion } from './partsMessage.ts';
import { present } from '../../src/known/present.ts';

/** A file in pieces, each of which may be moved or given to another thread; they are `bytes` long together. */
export type PartPieces = {
  readonly bytes: number;
  readonly pieces: AsyncIterator<ArrayBuffer | Blob, void>;
  /** Settles once all of it is here, where it is given on while it still comes. */
  readonly arrived?: Promise<unknown>;
};

/**
 * Opens a file of the site by its path below the root. Fails with an `Error` whose message may be told to a notebook;
 * with `kept`, also where it would have to be fetched.
 */
export type OpenPart = (path: string, kept?: 'kept') => Promise<PartPieces>;

/** Files on their way at once, over all ports of one frame: it must not be able to fill this thread's memory. */
const AT_ONCE = 6;
/** Files that are not asked for to their end, also by workers that have been ended, before the first is let go. */
const MOST_BEGUN = 24;

/** A file that is asked for to its end piece by piece; `sent` are the bytes so far. */
type Begun = { readonly file: Promise<PartPieces>; readonly letGo: () => void; sent: number };

/**
 * Answers the questions of `takeThrough` at a port, and at the ports sent through it; the far end is not trusted. A
 * piece is sent when the one before has been asked on from, so that no process holds a large file twice on its way.
 */
export function serveParts(port: MessagePort, open: OpenPart): void {
  const waiting: (() => Promise<void>)[] = [];
  const allBegun = new Set<() => void>();
  let busy = 0;
  const work = (): void => {
    for (let job = busy < AT_ONCE && waiting.shift(); job; job = busy < AT_ONCE && waiting.shift()) {
      busy++;
      void job().finally(() => {
        busy--;
        work();
      });
    }
  };
  const serve = (to: MessagePort): void => {
    const begun = new Map<number, Begun>();
    const answer = (message: PartsAnswer, moved: ArrayBuffer[] = []): void => to.postMessage(message, moved);
    const begin = (id: number, file: Promise<PartPieces>): void => {
      const letGo = (): void => {
        end(id);
        answer({ id, failure: 'too many files were asked for and not taken' });
      };
      begun.set(id, { file, letGo, sent: 0 });
      allBegun.add(letGo);
      const [first] = allBegun;
      if (allBegun.size > MOST_BEGUN) first?.();
    };
    const end = (id: number): void => {
      const one = begun.get(id);
      if (one) allBegun.delete(one.letGo);
      begun.delete(id);
    };
    const give = async (id: number): Promise<void> => {
      try {
        const one = present(begun.get(id));
        const { bytes, pieces } = await one.file;
        const { value: piece = new ArrayBuffer(0) } = await pieces.next();
        const size = piece instanceof Blob ? piece.size : piece.byteLength;
        if (size === 0 && bytes > 0) throw new Error('A file ended before it was whole');
        one.sent += size;
        if (one.sent >= bytes) end(id);
        answer({ id, bytes, piece }, piece instanceof Blob ? [] : [piece]);
      } catch (error) {
        end(id);
        answer({ id, failure: error instanceof Error ? error.message : String(error) });
      }
    };
    to.onmessage = ({ data, ports: [other] }: MessageEvent<unknown>) => {
      const question = readQuestion(data);
      if (!question) return;
      if ('serve' in question) {
        if (other) serve(other);
        return;
      }
      const { id } = question;
      if ('path' in question ? begun.has(id) : !begun.has(id)) return;
      if ('next' in question) return void give(id);
      waiting.push(async () => {
        if (begun.has(id)) return;
        const file = open(question.path, question.kept && 'kept');
        begin(id, file);
        await give(id);
        await (await file.catch(() => undefined))?.arrived?.catch(() => undefined);
      });
      work();
    };
  };
  serve(port);
}

function readQuestion(data: unknown): PartsQuestion | undefined {
  if (typeof data !== 'object' || data === null) return undefined;
  if ('serve' in data) return { serve: true };
  if (!('id' in data) || typeof data.id !== 'number') return undefined;
  if ('path' in data)
    return typeof data.path === 'string'
      ? { id: data.id, path: data.path, ...('kept' in data && { kept: true }) }
      : undefined;
  return 'next' in data ? { id: data.id, next: true } : undefined;
}
