import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * Another host than the site's, which answers every page with `found`, or leads on from `/to/<host>` there, and keeps
 * the paths it was asked for.
 */
export type Elsewhere = { readonly host: string; readonly asked: string[]; close(): void };

/** Starts it on this machine: to a browser, an address of it is another host than the name `localhost`. */
export async function startElsewhere(): Promise<Elsewhere> {
  const asked: string[] = [];
  const server = createServer(({ url }, response) => {
    asked.push(url ?? '');
    const leadsTo = /^\/to\/([^/]*)/.exec(url ?? '')?.[1];
    if (leadsTo !== undefined)
      response
        .writeHead(302, {
          Location: `http://${leadsTo}/led`,
          'Access-Control-Allow-Origin': '*',
          'Cache-Control': 'no-store',
        })
        .end();
    else
      response
        .writeHead(200, {
          'Content-Type': 'text/plain',
          'Access-Control-Allow-Origin': '*',
          'Cache-Control': 'no-store',
        })
        .end('found');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    host: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
