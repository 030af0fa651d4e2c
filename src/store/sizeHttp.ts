import { isNotFound } from '../catalogue/read.ts';
import { lengthOf, RangeRefused, type HttpAsker } from './askHttp.ts';
import { isGivenUp } from './givenUp.ts';
import { isLedElsewhere } from './ledElsewhere.ts';
import { isPassing } from './passing.ts';

/**
 * The size of a file, by HEAD; where that is refused or tells none (signed addresses answer GET alone), by a range.
 * None where the server gives no ranges.
 */
export async function sizeHttp(asker: HttpAsker, url: string, signal?: AbortSignal): Promise<number | undefined> {
  const head = await asker.ask(url, { method: 'HEAD' }, signal).catch((error: unknown) => {
    const isBusy = isPassing(error) && error.status !== 500;
    if (isNotFound(error) || isLedElsewhere(error) || isGivenUp(error) || isBusy || signal?.aborted) throw error;
    return undefined;
  });
  return (head && lengthOf(head)) ?? sizeByRange(asker, url, signal);
}

async function sizeByRange(asker: HttpAsker, url: string, signal?: AbortSignal): Promise<number | undefined> {
  const begun = await beginning(asker, url, 'bytes=0-0', signal);
  if (begun?.status !== 206) return undefined;
  const total = Number(begun.headers.get('Content-Range')?.split('/')[1]);
  if (total) return total;
  // Few servers let pages of other sites read Content-Range, all of them the length of what comes.
  const all = await beginning(asker, url, 'bytes=0-', signal);
  return all?.status === 206 ? lengthOf(all) : undefined;
}

/** An answer of which nothing is taken but what it says of itself. */
async function beginning(
  asker: HttpAsker,
  url: string,
  range: string,
  signal?: AbortSignal,
): Promise<Response | undefined> {
  const response = await asker.ask(url, { headers: { Range: range } }, signal).catch((error: unknown) => {
    if (error instanceof RangeRefused) return undefined;
    throw error;
  });
  await response?.body?.cancel();
  return response;
}
