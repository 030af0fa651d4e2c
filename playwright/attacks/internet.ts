import { createServer as createPlainServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { connect, type AddressInfo, type Server as AnyServer, type Socket } from 'node:net';
import { pipeline, Readable, type Duplex } from 'node:stream';
import { readRange } from '../../src/build/pages/readRange.ts';
import { selfSigned } from './selfSigned.ts';

/** A request that somebody other than the site got. `scheme` is http, https, ws or wss. */
export type Heard = {
  readonly scheme: string;
  readonly method: string;
  readonly host: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly body: string;
};

/** What a host answers; pieces are made as they are taken. */
export type Page = {
  readonly type: string;
  readonly body: string | Buffer | Iterable<Buffer>;
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
};

const PIXEL = Buffer.from('R0lGODlhAQABAIAAAP///wAAACH5BAEAAAAALAAAAAABAAEAAAICRAEAOw==', 'base64');
const OPEN = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Allow-Headers': '*',
  'Access-Control-Allow-Methods': '*',
  'Access-Control-Expose-Headers': '*',
  'Timing-Allow-Origin': '*',
};
/** Chromium asks these for itself, as it does everyone for `/favicon.ico`. */
const BROWSERS_OWN = /(?:^|\.)(?:google|googleapis|gvt1|gstatic)\.com$/;

/**
 * All of the world but the site: one server that stands for every host, http and https, as the browser's proxy; at its
 * own address, `http://localhost:<port>`, it also stands for a service on the reader's machine. It notes who was asked
 * what and answers everything.
 */
export class Internet {
  readonly heard: Heard[] = [];
  readonly #pages = new Map<string, Page>();
  readonly #plain: Server;
  readonly #secure: ReturnType<typeof createSecureServer>;
  readonly #sockets = new Set<Duplex>();

  private constructor() {
    this.#plain = createPlainServer((request, response) => this.#answer('http', request, response));
    this.#secure = createSecureServer(selfSigned(), (request, response) => this.#answer('https', request, response));
    for (const [server, scheme] of [
      [this.#plain, 'ws'],
      [this.#secure, 'wss'],
    ] as const) {
      server.on('upgrade', (request: IncomingMessage, socket: Duplex) => {
        this.#note(scheme, request, '');
        socket.destroy();
      });
      server.on('clientError', (_error: Error, socket: Duplex) => socket.destroy());
    }
    for (const server of [this.#plain, this.#secure]) server.on('connection', (socket: Socket) => this.#track(socket));
    this.#secure.on('tlsClientError', () => undefined);
    this.#plain.on('connect', (_request: IncomingMessage, socket: Duplex) => this.#tunnel(socket));
  }

  static async start(): Promise<Internet> {
    const internet = new Internet();
    for (const server of [internet.#plain, internet.#secure])
      await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
    return internet;
  }

  /** `localhost:<port>`. */
  get address(): string {
    return `localhost:${portOf(this.#plain)}`;
  }

  /**
   * Answers an address, given without its query, with this from now on; any other gets something harmless of the kind
   * that its ending names.
   */
  serve(address: string, page: Page): void {
    this.#pages.set(address, page);
  }

  /** Resolves once a host has been asked something. */
  async asked(host: string, withinMs = 60_000): Promise<void> {
    const until = Date.now() + withinMs;
    while (!this.heard.some((heard) => heard.host === host)) {
      if (Date.now() > until) throw new Error(`Nobody asked ${host} within ${withinMs / 1000} seconds`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  /** The hosts that were asked anything, each once. */
  hosts(): readonly string[] {
    return [...new Set(this.heard.map(({ host }) => host))].sort();
  }

  forget(): void {
    this.heard.length = 0;
    this.#pages.clear();
  }

  async stop(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    for (const server of [this.#plain, this.#secure]) await new Promise((resolve) => server.close(resolve));
  }

  #track(socket: Duplex): void {
    this.#sockets.add(socket);
    socket.on('close', () => this.#sockets.delete(socket));
    socket.on('error', () => socket.destroy());
  }

  /**
   * A connection through the proxy: TLS (its first byte is 22), or a WebSocket without. A connection alone is nothing
   * heard.
   */
  #tunnel(socket: Duplex): void {
    this.#track(socket);
    socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
    socket.once('data', (first: Buffer) => {
      socket.pause();
      const inner = connect(portOf(first[0] === 22 ? this.#secure : this.#plain), 'localhost');
      this.#track(inner);
      inner.write(first);
      socket.pipe(inner).pipe(socket);
      for (const [one, other] of [
        [socket, inner],
        [inner, socket],
      ] as const)
        one.on('close', () => other.destroy());
    });
  }

  #answer(scheme: string, request: IncomingMessage, response: ServerResponse): void {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const url = this.#note(scheme, request, Buffer.concat(parts).toString('latin1'));
      send(request, response, this.#pages.get(`${url.origin}${url.pathname}`) ?? harmless(url.pathname));
    });
  }

  #note(scheme: string, { method = '', url = '/', headers }: IncomingMessage, body: string): URL {
    const asked = new URL(url, `${scheme}://${headers.host ?? 'nobody.test'}`);
    if (!BROWSERS_OWN.test(asked.hostname) && asked.pathname !== '/favicon.ico')
      this.heard.push({ scheme, method, host: asked.host, path: asked.pathname + asked.search, headers, body });
    return asked;
  }
}

function portOf(server: AnyServer): number {
  return (server.address() as AddressInfo).port;
}

function send(
  { method, headers: asked }: IncomingMessage,
  response: ServerResponse,
  { type, body, status = 200, headers }: Page,
): void {
  const bytes = typeof body === 'string' ? Buffer.from(body) : body;
  const range = Buffer.isBuffer(bytes) ? readRange(asked.range, bytes.length) : undefined;
  const part =
    range && range !== 'outside' && Buffer.isBuffer(bytes)
      ? { start: range.start, end: range.end, of: bytes.length }
      : undefined;
  response.writeHead(method === 'OPTIONS' ? 204 : part ? 206 : status, {
    ...OPEN,
    'Content-Type': type,
    ...headers,
    ...(part && { 'Content-Range': `bytes ${part.start}-${part.end}/${part.of}` }),
  });
  if (method === 'OPTIONS' || method === 'HEAD') response.end();
  else if (Buffer.isBuffer(bytes)) response.end(part ? bytes.subarray(part.start, part.end + 1) : bytes);
  else pipeline(Readable.from(bytes), response, () => undefined);
}

function harmless(path: string): Page {
  switch (/\.(\w+)$/.exec(path)?.[1]) {
    case 'js':
      return { type: 'text/javascript', body: 'export default 1;' };
    case 'css':
      return { type: 'text/css', body: '' };
    case 'html':
      return { type: 'text/html', body: '<!doctype html><title>Elsewhere</title>' };
    case 'svg':
      return { type: 'image/svg+xml', body: '<svg xmlns="http://www.w3.org/2000/svg"/>' };
    case 'json':
      return { type: 'application/json', body: '{}' };
    case 'txt':
      return { type: 'text/plain', body: '' };
    default:
      return { type: 'image/gif', body: PIXEL };
  }
}
