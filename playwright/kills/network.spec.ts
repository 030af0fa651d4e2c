import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import { pagesHandler } from '../../src/build/pages/pagesHandler.ts';
import { expect, test } from '../site.ts';
import { slowness } from '../slowness.ts';

test('a query that loses the network waits for it and says so, goes on when it is back, and can be stopped', async ({
  site,
  context,
}) => {
  const handler = pagesHandler({
    folder: resolve(import.meta.dirname, '../../dist/catalogues'),
    base: '/',
    cacheControl: 'no-store',
    compress: false,
  });
  let isSilent = false;
  const server = createServer((request, response) => {
    // Never answered, as when the network goes while a request is under way.
    if (!isSilent) handler(request, response, () => void response.writeHead(404).end());
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  site.allow('127.0.0.1');
  try {
    const query = (word: string) =>
      `SELECT count(*) AS ${word} FROM hats('http://127.0.0.1:${port}/hipparcos') WHERE ra > 1`;
    await site.openCells([{ id: '1', type: 'application/sql', text: query('n') }]);
    await site.runAll();
    await site.expectState('1', 'shown');
    for (const end of ['mended', 'stopped'] as const) {
      isSilent = true;
      await site.typeAndRun(
        '1',
        query(end).replace('ra >', end === 'mended' ? 'dec > -89 AND ra >' : 'hpmag > 3 AND ra >'),
      );
      await site.expectState('1', 'running');
      await context.setOffline(true);
      await expect(site.cell('1')).toContainText('Waiting for the network', { timeout: 4000 * slowness() });
      if (end === 'stopped') await site.button('Stop').click();
      isSilent = false;
      await context.setOffline(false);
      await expect(site.cell('1')).toHaveAttribute('data-state', end === 'mended' ? 'shown' : /failed|stale/);
    }
  } finally {
    server.closeAllConnections();
    server.close();
  }
});
