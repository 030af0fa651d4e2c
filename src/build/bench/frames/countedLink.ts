import { connect, createServer, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** A connection to a server, at an address of its own, that tells how many bytes came down it, headers included. */
export type CountedLink = { readonly url: string; readonly bytes: () => number; readonly close: () => void };

/**
 * Leads to `serverUrl`; with `bitsPerSecond`, all that comes down shares that much, as on a reader's line, and what
 * goes up arrives `delayMs` later.
 */
export async function startCountedLink(
  serverUrl: string,
  { bitsPerSecond = Infinity, delayMs = 0 }: { readonly bitsPerSecond?: number; readonly delayMs?: number } = {},
): Promise<CountedLink> {
  const { hostname, port } = new URL(serverUrl);
  const sockets = new Set<Socket>();
  let bytes = 0;
  let freeAtMs = 0;
  const server = createServer((reader) => {
    const upstream = connect({ host: hostname, port: Number(port) });
    for (const socket of [reader, upstream]) {
      sockets.add(socket);
      socket.on('close', () => (sockets.delete(socket), reader.destroy(), upstream.destroy()));
      socket.on('error', () => socket.destroy());
    }
    if (delayMs === 0) reader.pipe(upstream);
    else {
      reader.on('data', (piece: Buffer) => setTimeout(() => upstream.destroyed || upstream.write(piece), delayMs));
      reader.on('end', () => setTimeout(() => upstream.end(), delayMs));
    }
    const passOn = async (piece: Buffer): Promise<void> => {
      bytes += piece.length;
      upstream.pause();
      freeAtMs = Math.max(freeAtMs, performance.now()) + (piece.length * 8000) / bitsPerSecond;
      if (freeAtMs - performance.now() > 1) await sleep(freeAtMs - performance.now());
      if (reader.write(piece)) upstream.resume();
      else reader.once('drain', () => upstream.resume());
    };
    upstream.on('data', (piece: Buffer) => void passOn(piece));
    upstream.on('end', () => reader.end());
  });
  await new Promise<void>((ready) => server.listen(0, 'localhost', ready));
  const address = server.address();
  return {
    url: `http://localhost:${typeof address === 'object' ? address?.port : ''}`,
    bytes: () => bytes,
    close: () => {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}
