import { fetchOrElse } from '../../../workers/wire/fetchOrElse.ts';
import type { ReadSettings } from '../readSettings.ts';
import { refusal } from '../tap/refusal.ts';

/**
 * `fetch` as JavaScript cells have it: where an address gives nothing, the reader's own proxy is asked, if there is
 * one; then it fails with a TypeError, as ever, that says which host it was and, as its `cause`, what can be done.
 */
export function cellFetch(settings: ReadSettings | undefined): typeof globalThis.fetch {
  return fetchOrElse(
    (...asked) => globalThis.fetch(...asked),
    async (question, error) => {
      const proxy = (await settings?.())?.proxy;
      const came = proxy === undefined ? undefined : await throughProxy(proxy, question);
      if (came) return came;
      const refused = refusal(question.url, globalThis.navigator?.onLine === false, error, { proxy, isDirect: true });
      throw Object.assign(new TypeError(refused.message, { cause: refused }), { stack: error.stack });
    },
  );
}

async function throughProxy(proxy: string, question: Request): Promise<Response | undefined> {
  const { method, headers, signal } = question;
  const body = await question.arrayBuffer();
  const address = proxy.replaceAll('{url}', () => encodeURIComponent(question.url));
  return globalThis
    .fetch(address, { method, headers, signal, ...(body.byteLength > 0 && { body }) })
    .catch((error: unknown) => {
      if (signal.aborted) throw error;
      return undefined;
    });
}
