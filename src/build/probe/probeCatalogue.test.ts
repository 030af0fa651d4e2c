import { readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { resolve } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import type { PublicCatalogue } from '../../../workers/wire/publicCatalogue.ts';
import { probeCatalogue } from './probeCatalogue.ts';

const FOLDER = resolve(import.meta.dirname, '../../../public/catalogues/hipparcos');
const ended: (() => void)[] = [];
afterEach(() => ended.splice(0).forEach((end) => end()));

/** Serves the sample catalogue, to pages of other sites or not, in parts or whole. */
async function serve({ cors, ranges }: { readonly cors: boolean; readonly ranges: boolean }): Promise<string> {
  const server = createServer(({ url = '', method, headers }, response) => {
    const file = resolve(FOLDER, `.${decodeURIComponent(url)}`);
    if (cors) response.setHeader('Access-Control-Allow-Origin', headers.origin ?? '');
    if (!statSync(file, { throwIfNoEntry: false })?.isFile()) return void response.writeHead(404).end();
    const bytes = readFileSync(file);
    const [, first, last] = /^bytes=(\d+)-(\d*)$/.exec(headers.range ?? '') ?? [];
    if (ranges && first !== undefined) {
      const [start, end] = [Number(first), last ? Math.min(Number(last), bytes.length - 1) : bytes.length - 1];
      response.writeHead(206, { 'Content-Range': `bytes ${start}-${end}/${bytes.length}` });
      return void response.end(bytes.subarray(start, end + 1));
    }
    response.writeHead(200, { 'Content-Length': String(bytes.length) }).end(method === 'HEAD' ? undefined : bytes);
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  ended.push(() => (server.closeAllConnections(), server.close()));
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
}

const entry = (address: string, columns: PublicCatalogue['columns'] = []): PublicCatalogue => ({
  name: 'Stars',
  about: 'of the sky',
  address,
  columns,
});

it.each([
  { cors: true, ranges: true },
  { cors: false, ranges: true },
  { cors: true, ranges: false },
])('finds what a server of %j gives to whom', async (server) => {
  const { probe } = await probeCatalogue(entry(await serve(server)), '2026-11-29');
  expect(probe).toEqual({ on: '2026-11-29', answersPages: server.cors, givesRanges: server.ranges });
});

it('takes rows, partitions and what the files say of the columns that are worth knowing', async () => {
  const address = await serve({ cors: true, ranges: true });
  const named = [{ name: 'parallax', unit: 'wrong' }, { name: 'gone' }];
  const found = await probeCatalogue(entry(address, named), '2026-11-29');
  expect(found).toMatchObject({ rows: 117955, partitions: 24, margins: [], indexes: [] });
  expect(found.columns).toMatchObject([{ name: 'parallax', unit: 'mas', ucd: 'pos.parallax' }]);
  const byDefault = await probeCatalogue(entry(address), '2026-11-29');
  expect(byDefault.columns.map(({ name }) => name).slice(0, 3)).toEqual(['hip', 'ra', 'dec']);
});

it('keeps what is documented of a catalogue that cannot be opened, and why; asks nobody for the site’s own', async () => {
  const gone = entry(`${await serve({ cors: true, ranges: true })}/nowhere`, [{ name: 'a' }]);
  const found = await probeCatalogue({ ...gone, rows: 5 }, '2026-11-29');
  expect(found).toMatchObject({ rows: 5, columns: [{ name: 'a' }], probe: { on: '2026-11-29', answersPages: false } });
  expect(found.probe?.failure).toContain('There is no catalogue');
  expect(await probeCatalogue(entry('catalogues/hipparcos'), '2026-11-29')).toEqual(entry('catalogues/hipparcos'));
});
