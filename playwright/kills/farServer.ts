import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pagesHandler } from '../../src/build/pages/pagesHandler.ts';

/** A server of catalogues that keeps each asker waiting until it is told to answer. */
export type FarServer = {
  /** Where a kill finds the catalogues. */
  readonly urlOf: (name: string) => string;
  readonly wasAsked: (name: string) => boolean;
  readonly answer: (name: string) => void;
  readonly stop: () => Promise<void>;
};

/** Serves a folder of catalogues to each kill below its own name. */
export async function startFarServer(folder: string): Promise<FarServer> {
  const handler = pagesHandler({ folder, base: '/', cacheControl: 'no-store', compress: false });
  const asked = new Set<string>();
  const answered = new Set<string>();
  const server = createServer((request, response) => {
    const [, name = '', path = ''] = /^\/([^/]*)(\/[^]*)$/.exec(request.url ?? '') ?? [];
    asked.add(name);
    // Never answered, as when the network goes while a request is under way.
    if (!answered.has(name)) return;
    request.url = path;
    handler(request, response, () => void response.writeHead(404).end());
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  return {
    urlOf: (name) => `http://127.0.0.1:${port}/${name}/hipparcos`,
    wasAsked: (name) => asked.has(name),
    answer: (name) => void answered.add(name),
    stop: async () => {
      server.closeAllConnections();
      await new Promise<void>((closed) => server.close(() => closed()));
    },
  };
}
