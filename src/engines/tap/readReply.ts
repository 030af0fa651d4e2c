import { NotebookError } from '../../../workers/wire/notebookError.ts';
import { readVoTable, type VoTable } from '../../catalogue/votable/readVoTable.ts';
import type { Reply } from './ask.ts';

/** The table of a service's answer. Fails with kind `fetch` in the service's own words, which may come as a VOTable, as text or as a page (DALI 1.1 §4.2). */
export async function readReply(reply: Reply): Promise<VoTable> {
  const bytes = await unpacked(reply.bytes);
  const isVoTable = /<(?:[\w.-]+:)?VOTABLE\b/.test(new TextDecoder('latin1').decode(bytes.subarray(0, 20_000)));
  if (isVoTable) {
    try {
      const table = readVoTable(bytes, reply.url);
      if (reply.status < 400) return table;
    } catch (error) {
      throw error instanceof NotebookError && error.failure.detail ? serviceFailure(reply, error.failure.detail) : error;
    }
  }
  throw serviceFailure(reply, words(new TextDecoder().decode(bytes)));
}

/** A service's error, with what may help. */
export function serviceFailure({ url, status }: Pick<Reply, 'url' | 'status'>, said: string): NotebookError {
  const host = new URL(url).host;
  const tooLong = /time[ds]? ?-?out|took too long|time limit|execution duration/i.test(said) || status === 504 || status === 408;
  const noService = status === 404 || status === 405;
  const advice = tooLong
    ? 'Write async after the address of the service: the query then runs as a job there, with more time.'
    : noService ? 'Check the address: it is that of the TAP service, what comes before /sync or /tables.' : undefined;
  return new NotebookError({ kind: 'fetch', message: `${host} answered with an error${status >= 400 ? ` (HTTP ${status})` : ''}`, detail: said || 'It gave no reason.', ...(advice !== undefined && { advice }) });
}

/** What a text or a web page says, for people. */
export function words(text: string): string {
  const body = /<html|<!doctype|<body/i.test(text.slice(0, 2000)) ? text.replace(/<(script|style|head)\b[\s\S]*?<\/\1>/gi, ' ').replace(/<[^>]*>/g, ' ') : text.replace(/<\?xml[^>]*>|<[^>]*>/g, ' ');
  const said = body.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&quot;/g, '"').replace(/&#39;|&apos;/g, "'").replace(/&amp;/g, '&').replace(/[ \t]+/g, ' ').replace(/\s*\n\s*/g, '\n').trim();
  return said.length > 1500 ? `${said.slice(0, 1500)}…` : said;
}

async function unpacked(bytes: Uint8Array): Promise<Uint8Array> {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  const stream = new Blob([bytes as Uint8Array<ArrayBuffer>]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
