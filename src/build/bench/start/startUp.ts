import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build } from 'vite';
import { chromiumPath } from '../../chromium.ts';
import { startPagesServer } from '../../pages/pagesServer.ts';
import { machineNow } from '../machineNow.ts';
import { rivalsIn } from './rivalVisits.ts';
import { rowsOf, type Row } from './rows.ts';
import { tableHead, tableLine } from './startTable.ts';
import { timeColdAndWarm, type Timed } from './visit.ts';

const SITE = resolve(import.meta.dirname, '../../../../dist');

/**
 * Times how soon the site is usable and answers, beside bare pages that do only that, and beside the rivals built in
 * the folder `SKYBOOK_RIVALS`; `rounds` visits each, all in one run, those of a row in turn. With `only`, the rows that
 * have it in their names. Prints the table of the README.
 */
export async function benchStartUp(rounds: number, only = ''): Promise<void> {
  const floor = await buildFloor();
  const rivals = rivalsIn(process.env['SKYBOOK_RIVALS']);
  const { server, url } = await startPagesServer({
    '/repo/': SITE,
    '/floor/': floor,
    ...Object.fromEntries(rivals.map(({ name, folder }) => [`/${name.toLowerCase()}/`, folder])),
  });
  const executablePath = chromiumPath();
  const rows = rowsOf(floor, rivals).filter(({ label }) => label.includes(only));
  console.log(`${machineNow()}\nnpm run bench -- start ${rounds}${only && ` '${only}'`}\n\n${tableHead(rivals)}`);
  for (const row of rows) console.log(tableLine(row, await timeRow(row, rounds, url, executablePath), rivals));
  console.log(`\n${machineNow()}`);
  server.close();
  server.closeAllConnections();
}

async function timeRow(
  row: Row,
  rounds: number,
  url: string,
  executablePath: string,
): Promise<ReadonlyMap<string, readonly { readonly cold: Timed; readonly warm: Timed }[]>> {
  const times = new Map(Object.keys(row.visits).map((who) => [who, [] as { cold: Timed; warm: Timed }[]]));
  for (let round = 0; round < rounds; round++)
    for (const [who, visit] of Object.entries(row.visits))
      times.get(who)?.push(await timeColdAndWarm(visit, url, row.line ?? {}, executablePath));
  return times;
}

async function buildFloor(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'skybook-floor-'));
  const root = resolve(import.meta.dirname, 'floor');
  await build({
    root,
    base: './',
    logLevel: 'error',
    worker: { format: 'es' },
    build: {
      target: 'es2023',
      outDir: folder,
      emptyOutDir: true,
      rolldownOptions: { input: ['python', 'framed', 'sql'].map((name) => join(root, `${name}.html`)) },
    },
  });
  return folder;
}
