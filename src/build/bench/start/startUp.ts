import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build } from 'vite';
import { PART } from '../../../../workers/wire/partPath.ts';
import { chromiumPath } from '../../chromium.ts';
import { startPagesServer } from '../../pages/pagesServer.ts';
import { messageOf } from '../../../known/messageOf.ts';
import { commandNow } from '../commandNow.ts';
import { IMPORTS } from '../cells.ts';
import { loadNow, machineNow } from '../machineNow.ts';
import { publishedPyodide } from './publishedPyodide.ts';
import { rivalsIn } from './rivalVisits.ts';
import { rowsOf, type Row } from './rows.ts';
import { tableHead, tableLine } from './startTable.ts';
import { timeColdAndWarm } from './visit.ts';
import { VisitsMade } from './visitsMade.ts';
import { writeFigures } from '../writeFigures.ts';

const SITE = resolve(import.meta.dirname, '../../../../dist');

/** What of the table is made, and where to; all of it, and on the screen alone, where nothing is said. */
export type StartUpOptions = {
  /** Only the row of this name, or, where there is none, rows that have this in their names. */
  readonly row?: string | undefined;
  /** Only visits of those who have this in their names: `site`, `bare page`, a rival. */
  readonly who?: string | undefined;
  /** A file that keeps each visit: a run that was broken off goes on with it. */
  readonly visits?: string | undefined;
  /** Whether the table is put into the README too. */
  readonly write?: boolean | undefined;
  /** After so many minutes no more visit is begun: the same command goes on, where `visits` keeps them. */
  readonly minutes?: string | undefined;
};

/**
 * Times how soon the site is usable and answers, beside bare pages that do only that, and beside the rivals built in
 * the folder `SKYBOOK_RIVALS`; `rounds` visits each, all in one run, those of a row in turn. A visit that fails is
 * told, and the others go on. Prints the table of the README.
 */
export async function benchStartUp(rounds: number, options: StartUpOptions): Promise<void> {
  const floor = await buildFloor();
  const published = await publishedPyodide(['astropy', ...IMPORTS.flatMap(([, packages]) => packages)]);
  const rivals = rivalsIn(process.env['SKYBOOK_RIVALS']);
  const { server, url } = await startPagesServer({
    '/repo/': SITE,
    '/floor/': floor,
    '/published/': published,
    ...Object.fromEntries(rivals.map(({ name, folder }) => [`/${name.toLowerCase()}/`, folder])),
  });
  // The server packs a file when it is first asked for, as no host does for each visitor.
  const packed = [...Object.values(PART).map((path) => `repo/${path}`), 'published/pyodide.asm.wasm'];
  for (const path of packed) await (await fetch(`${url}/${path}`)).arrayBuffer();
  const made = new VisitsMade(options.visits);
  const began = machineNow();
  const rows = namedRows(rowsOf(floor, rivals), options.row ?? '');
  const until = performance.now() + 60_000 * Number(options.minutes ?? Infinity);
  let left = 0;
  for (const row of rows) left += await timeRow(row, { rounds, url, made, until, who: options.who ?? '' });
  const lines = rows.map((row) => tableLine(row, made.of(row), rivals));
  const table = [`${began}, and ${loadNow()} at the end`, `\n    ${commandNow()}\n`, tableHead(rivals), ...lines].join(
    '\n',
  );
  console.log(table);
  if (left > 0) {
    console.error(`${left} visits are left: the same command goes on with them`);
    process.exitCode = 3;
  }
  if (options.write) writeFigures('start-up', table);
  server.close();
  server.closeAllConnections();
  for (const folder of [floor, published]) await rm(folder, { recursive: true, force: true });
}

function namedRows(rows: readonly Row[], name: string): readonly Row[] {
  const named = rows.filter(({ label }) => label === name);
  return named.length > 0 ? named : rows.filter(({ label }) => label.includes(name));
}

type Timing = {
  readonly rounds: number;
  readonly url: string;
  readonly made: VisitsMade;
  /** By `performance.now()`. */
  readonly until: number;
  readonly who: string;
};

/** Makes the visits of a row that are not made yet, as long as there is time; how many are left. */
async function timeRow(row: Row, { rounds, url, made, until, who }: Timing): Promise<number> {
  const executablePath = chromiumPath();
  let left = 0;
  for (let round = 1; round <= rounds; round++)
    for (const [name, visit] of Object.entries(row.visits)) {
      if (!name.includes(who) || made.has(row, name, round)) continue;
      if (performance.now() > until) {
        left++;
        continue;
      }
      made.begin(row, name, round);
      const pair = await timeColdAndWarm(visit, url, row.line ?? {}, executablePath).catch((error: unknown) => ({
        failed: messageOf(error),
      }));
      made.add(row, name, round, pair);
      const told = 'failed' in pair ? pair.failed : `${pair.cold.ms.toFixed(0)} / ${pair.warm.ms.toFixed(0)} ms`;
      if (!made.has(row, name, round)) left++;
      console.error(`${row.label}, ${name}, ${round} of ${rounds}: ${told} (${loadNow()})`);
    }
  return left;
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
      rolldownOptions: { input: ['text', 'python', 'framed', 'sql'].map((name) => join(root, `${name}.html`)) },
    },
  });
  return folder;
}
