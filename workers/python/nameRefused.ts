import { fetchOrElse } from '../wire/fetchOrElse.ts';

type Scope = {
  fetch: typeof globalThis.fetch;
  readonly XMLHttpRequest?: { readonly prototype: Pick<XMLHttpRequest, 'open' | 'send'> };
};

/**
 * Has the errors of this worker's `fetch` and blocking `XMLHttpRequest` bear the address that gave nothing, as
 * `refusedAddress`; Python's cells may ask by them themselves.
 */
export function nameRefused(scope: Scope): void {
  scope.fetch = fetchOrElse(scope.fetch, ({ url }, error) =>
    Promise.reject(Object.assign(error, { refusedAddress: url })),
  );
  if (!scope.XMLHttpRequest) return;
  const { prototype } = scope.XMLHttpRequest;
  const { open, send } = prototype;
  const addresses = new WeakMap<object, string>();
  Object.assign(prototype, {
    open(this: XMLHttpRequest, ...asked: Parameters<XMLHttpRequest['open']>) {
      addresses.set(this, String(asked[1]));
      open.apply(this, asked);
    },
    send(this: XMLHttpRequest, body?: XMLHttpRequestBodyInit | null) {
      try {
        send.call(this, body);
      } catch (error) {
        const refusedAddress = addresses.get(this) ?? '';
        throw error instanceof Error && error.name === 'NetworkError' && /^https?:/.test(refusedAddress)
          ? Object.assign(error, { refusedAddress })
          : error;
      }
    },
  });
}
