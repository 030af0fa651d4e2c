import { isNotFound, type ByteRange, type Read } from '../catalogue/read.ts';
import { isLedElsewhere } from './ledElsewhere.ts';
import { isPassing } from './passing.ts';
import type { ReadsAnswer, ReadsQuestion } from './readsMessage.ts';
import { isTooLarge } from './tooLarge.ts';
import { isUnreachable } from './unreachable.ts';
import { buffersOf } from '../../workers/wire/ownBytes.ts';
import { isRecord } from '../known/isRecord.ts';
import { recordOf } from '../known/recordOf.ts';
import { isOfWeb } from '../known/isOfWeb.ts';

/** The longest address that is asked. */
const MOST_ADDRESS = 8000;

/**
 * Answers the questions of `readThrough` at a port, for http(s) addresses that `may` be asked; the far end is not
 * trusted.
 */
export function serveReads(port: MessagePort, read: Read, may: (url: URL) => boolean): void {
  const running = new Map<number, AbortController>();
  const answer = (message: ReadsAnswer, moved: ArrayBuffer[] = []): void => port.postMessage(message, moved);
  const give = async ({ id, url, range, mostUnasked }: Extract<ReadsQuestion, { url: string }>): Promise<void> => {
    const asked = URL.parse(url);
    if (!asked || !isOfWeb(asked) || asked.username !== '' || asked.password !== '')
      return answer({ id, failure: `${url.slice(0, 200)} is no address of the web` });
    if (!may(asked)) return answer({ id, refused: asked.host });
    const stopping = new AbortController();
    running.set(id, stopping);
    try {
      const fetched = await read(asked.href, range, stopping.signal, mostUnasked);
      // Kept bytes may be a part of a larger buffer, which stays here.
      const bytes =
        fetched.bytes.byteLength === fetched.bytes.buffer.byteLength ? fetched.bytes : fetched.bytes.slice();
      answer({ id, fetched: { ...fetched, bytes } }, buffersOf(bytes));
    } catch (error) {
      if (isNotFound(error)) answer({ id, missing: true });
      else if (isLedElsewhere(error)) answer({ id, refused: asked.host, led: true });
      else if (isTooLarge(error))
        answer({ id, tooLarge: true, ...(error.totalBytes !== undefined && { totalBytes: error.totalBytes }) });
      else
        answer({
          id,
          failure: error instanceof Error ? error.message : 'It failed',
          ...(isUnreachable(error) && { unreachable: error.brokeOff ? 'broken off' : 'unasked' }),
          ...(isPassing(error) && { passing: { status: error.status, retryAfterSeconds: error.retryAfterSeconds } }),
        });
    } finally {
      running.delete(id);
    }
  };
  port.onmessage = ({ data }: MessageEvent<unknown>) => {
    const question = readQuestion(data);
    if (!question || ('url' in question && running.has(question.id))) return;
    if ('stop' in question) running.get(question.id)?.abort();
    else void give(question);
  };
}

function readQuestion(data: unknown): ReadsQuestion | undefined {
  const { id, url, range, stop, mostUnasked } = recordOf(data);
  if (!isPlace(id)) return undefined;
  if (stop === true) return { id, stop };
  if (typeof url !== 'string' || url.length > MOST_ADDRESS || !(range === undefined || isRange(range)))
    return undefined;
  if (mostUnasked !== undefined && typeof mostUnasked !== 'number') return undefined;
  return { id, url, range, mostUnasked };
}

function isRange(range: unknown): range is ByteRange {
  if (!isRecord(range)) return false;
  const { start, end, suffixBytes } = range;
  return start === undefined
    ? end === undefined && isPlace(suffixBytes)
    : suffixBytes === undefined && isPlace(start) && isPlace(end) && start <= end;
}

function isPlace(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}
