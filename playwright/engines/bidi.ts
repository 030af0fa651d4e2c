import { once } from 'node:events';
import { WebSocket } from 'ws';

/** An open session of WebDriver BiDi. */
export type Bidi = {
  readonly send: <Result>(method: string, params: object) => Promise<Result>;
  readonly close: () => void;
};

type Reply = {
  readonly id?: number;
  readonly type: 'success' | 'error' | 'event';
  readonly result?: unknown;
  readonly error?: string;
  readonly message?: string;
};

/** Opens a session over the socket that a browser listens on. */
export async function openBidi(url: string): Promise<Bidi> {
  const socket = new WebSocket(`${url}/session`, { maxPayload: 2 ** 28 });
  await once(socket, 'open');
  const open = new Map<
    number,
    { readonly resolve: (result: unknown) => void; readonly reject: (error: Error) => void }
  >();
  let sent = 0;
  socket.on('message', (text) => {
    const { id, type, result, error, message } = JSON.parse(String(text)) as Reply;
    const call = id === undefined ? undefined : open.get(id);
    if (!call) return;
    open.delete(id!);
    if (type === 'success') call.resolve(result);
    else call.reject(new Error(`${error}: ${message}`));
  });
  socket.on('close', () => {
    for (const { reject } of open.values()) reject(new Error('The browser has closed its session'));
    open.clear();
  });
  const send = <Result>(method: string, params: object): Promise<Result> =>
    new Promise((resolve, reject) => {
      open.set(++sent, { resolve: (result) => resolve(result as Result), reject });
      socket.send(JSON.stringify({ id: sent, method, params }), (error) => error && reject(error));
    });
  await send('session.new', { capabilities: {} });
  return { send, close: () => socket.close() };
}
