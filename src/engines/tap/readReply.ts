import { MOST_BYTES, unzippedWithin } from '../../../workers/wire/bytesWithin.ts';
import { NotebookError } from '../../../workers/wire/notebookError.ts';
import type { FileTable } from '../../../workers/tables/fileTable.ts';
import type { Reply } from './ask.ts';
import { tooLong } from './tooLong.ts';
import { words } from './words.ts';

/**
 * The table of a service's answer. Fails with kind `fetch` in the service's own words, which may come as a VOTable, as
 * text or as a page (DALI 1.1 §4.2). `read` reads a VOTable, whose bytes are gone afterwards.
 */
export async function readReply(
  reply: Reply,
  read: (bytes: Uint8Array, url: string) => Promise<FileTable>,
): Promise<FileTable> {
  const bytes = await unzippedWithin(reply.bytes, MOST_BYTES.answer);
  if (!bytes) throw tooLong(reply.url);
  const isVoTable = /<(?:[\w.-]+:)?VOTABLE\b/.test(new TextDecoder('latin1').decode(bytes.subarray(0, 20_000)));
  const text = reply.status < 400 && isVoTable ? '' : words(new TextDecoder().decode(bytes));
  if (isVoTable) {
    try {
      const table = await read(bytes, reply.url);
      if (reply.status < 400) return table;
    } catch (error) {
      throw error instanceof NotebookError && error.failure.detail
        ? serviceFailure(reply, error.failure.detail)
        : error;
    }
  }
  throw serviceFailure(reply, text);
}

/** A service's error, with what may help. */
export function serviceFailure({ url, status }: Pick<Reply, 'url' | 'status'>, said: string): NotebookError {
  const host = new URL(url).host;
  const tooLong =
    /time[ds]? ?-?out|took too long|time limit|execution duration/i.test(said) || status === 504 || status === 408;
  const noService = status === 404 || status === 405;
  const advice = tooLong
    ? 'Write async after the address of the service: the query then runs as a job there, with more time.'
    : noService
      ? 'Check the address: it is that of the TAP service, what comes before /sync or /tables.'
      : undefined;
  return new NotebookError({
    kind: 'fetch',
    message: `${host} answered with an error${status >= 400 ? ` (HTTP ${status})` : ''}`,
    detail: said || 'It gave no reason.',
    ...(advice !== undefined && { advice }),
  });
}
