import { createServer, type Server } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { siteFile } from './siteFile.ts';

let server: Server;
let siteUrl = '';
const asked: string[] = [];

beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push(request.url!);
    response.writeHead(request.url!.endsWith('/a.whl') ? 200 : 404).end('abc');
  });
  await new Promise<void>((resolve) => server.listen(0, resolve));
  const address = server.address();
  siteUrl = `http://localhost:${typeof address === 'object' && address ? address.port : ''}/repo/`;
});
afterAll(() => server.close());

test('a part of the site is read by its path', async () => {
  expect(new TextDecoder().decode(await siteFile('pyodide/a.whl', siteUrl))).toBe('abc');
  expect(asked).toEqual(['/repo/vendor/pyodide/a.whl']);
});

test('nothing else is: no other folder, no other host, nothing that is missing', async () => {
  asked.length = 0;
  for (const path of ['../index.html', '/etc/passwd', 'https://elsewhere.test/x', '//elsewhere.test/x', '%2e%2e/index.html']) await expect(siteFile(path, siteUrl)).rejects.toThrow(TypeError);
  expect(asked).toEqual([]);
  await expect(siteFile('pyodide/b.whl', siteUrl)).rejects.toThrow('404');
});
