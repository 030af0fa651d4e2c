import type { CDPSession } from '@playwright/test';
import { WebSocket } from 'ws';

/** A connection to a browser by its own protocol; `listen` is told its events. */
export type RawWire = {
  readonly send: (method: string, params: object) => Promise<unknown>;
  readonly listen: (listener: (event: string, params: unknown) => void) => void;
};

type Message = {
  readonly id?: number;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
};

const FROM_TARGET = 'Target.receivedMessageFromTarget';

/** The connection that the test tool has to a browser. */
export function wireOf(session: CDPSession): RawWire {
  return {
    send: (method, params) => session.send(method as 'Target.getTargets', params),
    listen: (listener) => session.on(FROM_TARGET, (params) => listener(FROM_TARGET, params)),
  };
}

/** A connection to a browser beside the test tool's, by the browser's address; it is closed after `work`. */
export async function withWire<T>(address: string, work: (wire: RawWire) => Promise<T>): Promise<T> {
  const socket = new WebSocket(address);
  await new Promise<void>((resolve, reject) => socket.once('open', resolve).once('error', reject));
  const waiting = new Map<number, (answer: Message) => void>();
  const listeners: ((event: string, params: unknown) => void)[] = [];
  let last = 0;
  socket.on('message', (data: Buffer) => {
    const message = JSON.parse(data.toString()) as Message;
    const { id, method, params } = message;
    if (method !== undefined) for (const listener of listeners) listener(method, params);
    if (id === undefined) return;
    waiting.get(id)?.(message);
    waiting.delete(id);
  });
  try {
    return await work({
      send: (method, params) =>
        new Promise((resolve, reject) => {
          const id = ++last;
          waiting.set(id, ({ result, error }) => (error ? reject(new Error(error.message)) : resolve(result)));
          socket.send(JSON.stringify({ id, method, params }));
        }),
      listen: (listener) => void listeners.push(listener),
    });
  } finally {
    socket.close();
  }
}
