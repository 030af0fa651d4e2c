import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from './site.ts';

/** A host of this machine that notes what it is asked; it leads on to another, or answers with a table. */
async function host(leadsTo?: string) {
  const asked: string[] = [];
  const server = createServer(({ method, url, headers }, response) => {
    asked.push(`${method} ${url}${headers.cookie === undefined ? '' : ' with cookies'}`);
    const open = { 'Access-Control-Allow-Origin': '*', 'Cache-Control': 'no-store' };
    if (leadsTo === undefined) response.writeHead(200, { ...open, 'Content-Type': 'text/csv' }).end('a,b\n41,42\n');
    else response.writeHead(302, { ...open, Location: `http://${leadsTo}${url}` }).end();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    name: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    [Symbol.dispose]: () => void server.close().closeAllConnections(),
  };
}

test('of an answer that leads to another host the reader is told, may find which it is, and let it be asked', async ({
  site,
}) => {
  using end = await host();
  using start = await host(end.name);
  site.allow('127.0.0.1');
  await site.openCells([
    { id: 'j', type: 'module', text: `display(await (await fetch('http://${start.name}/j.csv')).text())` },
    {
      id: 'p',
      type: 'text/x-python',
      text: `from pyodide.http import pyfetch\nawait (await pyfetch('http://${start.name}/p.csv')).string()`,
    },
    { id: 's', type: 'application/sql', text: `SELECT b FROM 'http://${start.name}/s.csv'` },
  ]);
  await site.runAll();
  for (const id of ['j', 'p', 's']) {
    await site.expectState(id, 'failed');
    const line = site.cell(id).locator('[data-refused]');
    await expect(line).toHaveAttribute('data-host', start.name);
    await expect(line).toContainText(`${start.name} led on to another host, which was not asked.`);
  }
  expect(end.asked).toEqual([]);
  await site
    .cell('j')
    .getByRole('button', { name: `Find where ${start.name} leads` })
    .click();
  await expect(site.cell('j').locator('[data-refused]')).toHaveAttribute('data-host', end.name);
  expect(end.asked).toEqual(['GET /j.csv']);
  await site
    .cell('j')
    .getByRole('button', { name: `Allow ${end.name} and run again` })
    .click();
  for (const id of ['j', 'p', 's']) await expect(site.output(id)).toContainText('42');
  await expect(site.page.locator('[data-bar]')).toHaveAttribute('data-hosts', `${start.name} ${end.name}`);
});

test('what nobody answers is no way that can be seen, and the reader is told so', async ({ site }) => {
  using start = await host('127.0.0.1:9');
  site.allow('127.0.0.1');
  await site.openCells([{ id: 'j', type: 'module', text: `await fetch('http://${start.name}/')` }]);
  await site.runAll();
  const line = site.cell('j').locator('[data-refused]');
  await line.getByRole('button', { name: `Find where ${start.name} leads` }).click();
  await expect(line).toContainText('Where it leads cannot be seen');
  await expect(line.getByRole('button')).toBeEnabled();
});
