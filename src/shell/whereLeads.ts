import { isOfWeb } from '../known/isOfWeb.ts';
const PATIENCE_MS = 30_000;

/** What may be asked, how the reader agrees to it, and what asks. */
export type LeadParts = {
  readonly may: (url: URL) => boolean;
  readonly agreed: (host: string) => Promise<void>;
  readonly fetch?: typeof globalThis.fetch;
};

/**
 * The host to which an http(s) address that may be asked leads on in the end, found by asking it without credentials.
 * Rejects with words for the reader.
 */
export async function whereLeads(
  address: string,
  { may, agreed, fetch = globalThis.fetch.bind(globalThis) }: LeadParts,
): Promise<string> {
  const url = URL.parse(address);
  if (!url || !isOfWeb(url) || !may(url)) throw new TypeError('This notebook may not ask that address');
  await agreed(url.host);
  const response = await fetch(url.href, {
    cache: 'no-store',
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
    signal: AbortSignal.timeout(PATIENCE_MS),
  }).catch((cause: unknown) => {
    throw new Error(
      'Where it leads cannot be seen: there is no answer, or one that no page of another site may read (CORS)',
      { cause },
    );
  });
  await response.body?.cancel();
  const end = new URL(response.url);
  if (may(end))
    throw new Error(
      `It ends at ${end.host}, which this notebook may ask. If it passes another host on its way, no browser names that; a notebook that you trust may pass it`,
    );
  return end.host;
}
