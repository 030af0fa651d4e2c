import { mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { chromium } from '@playwright/test';
import { notebookFile, type TestCell } from '../../../../playwright/notebookFile.ts';
import { written } from '../../../../playwright/written.ts';
import { startDataServer } from '../catalogue/dataServer.ts';
import { chromiumPath } from '../../chromium.ts';
import { startPagesServer } from '../../pages/pagesServer.ts';
import { BROWSER_FLAGS } from '../browserFlags.ts';
import { CELLS } from '../cells.ts';
import { median } from '../median.ts';
import { openNotebook, runNotebook, type Held } from '../runNotebook.ts';
import { startCountedLink } from './countedLink.ts';

const SLOW_LINE = 50e6;

/**
 * A way to a notebook: a build, and the kind of address, which before frames of opaque origin decided whether the
 * notebook was held in one.
 */
type Way = {
  readonly name: string;
  readonly folder: string;
  readonly held: Held;
  readonly address: 'shipped' | 'link';
};
type Seen = {
  readonly usableMs: number;
  readonly resultMs: number;
  readonly siteBytes: number;
  readonly dataBytes: number;
};
type Case = {
  readonly name: string;
  readonly bitsPerSecond?: number;
  readonly cell: (dataUrl: string) => Omit<TestCell, 'id'>;
};

const overCatalogue: Case['cell'] = (dataUrl) => ({
  type: 'application/sql',
  text: `SELECT count(*) AS n, avg(parallax) AS plx FROM hats('${dataUrl}/catalogues/hipparcos') WHERE ra < 180`,
});

const CASES: readonly Case[] = [
  { name: 'Python, 1 + 1', cell: () => CELLS.python },
  { name: 'astropy', cell: () => CELLS.astropy },
  { name: 'SQL, one row', cell: () => CELLS.sql },
  { name: 'SQL over a catalogue', cell: overCatalogue },
  { name: 'astropy at 50 Mb/s', bitsPerSecond: SLOW_LINE, cell: () => CELLS.astropy },
  { name: 'SQL over a catalogue at 50 Mb/s', bitsPerSecond: SLOW_LINE, cell: overCatalogue },
];

/**
 * Times first and second visits beside an older build's notebooks in the site's origin and in its sandbox, and counts
 * what they ask for. Each round starts a browser anew on a profile that goes with it. With `only`, the cases that have
 * it in their names.
 */
export async function benchFrames(rounds: number, olderFolder: string, only = ''): Promise<void> {
  const ours = resolve(import.meta.dirname, '../../../../dist');
  const older = resolve(olderFolder);
  const ways: readonly Way[] = [
    { name: 'here', folder: ours, held: 'on a stage', address: 'link' },
    { name: 'older, site’s origin', folder: older, held: 'in the page', address: 'shipped' },
    { name: 'older, sandbox', folder: older, held: 'in the page', address: 'link' },
  ];
  console.log(
    `medians of ${rounds} rounds: ms from Run to the result, first / second visit; kB of the site and of the catalogue, first / second visit`,
  );
  for (const one of CASES.filter(({ name }) => name.includes(only))) {
    const seen = new Map(ways.map((way) => [way, [] as (readonly [first: Seen, second: Seen])[]]));
    for (let round = 0; round < rounds; round++)
      for (const way of ways) seen.get(way)!.push(await visitTwice(way, one));
    const [here, ...others] = ways.map((way) => seen.get(way)!);
    console.log(`\n${one.name}`);
    for (const way of ways) console.log(`  ${way.name.padEnd(20)} ${summary(seen.get(way)!)}`);
    for (const [index, other] of others.entries())
      console.log(
        `  here / ${ways[index + 1]!.name}: ${([0, 1] as const).map((visit) => ratioOf(here!, other, visit)).join(' / ')} (with the time until it can be read: ${([0, 1] as const).map((visit) => ratioOf(here!, other, visit, true)).join(' / ')})`,
      );
  }
}

type Rounds = readonly (readonly [Seen, Seen])[];

const timeOf = (rounds: Rounds, visit: 0 | 1, whole = false) =>
  median(rounds.map((both) => both[visit].resultMs + (whole ? both[visit].usableMs : 0)));
const ratioOf = (ours: Rounds, others: Rounds, visit: 0 | 1, whole = false) =>
  (timeOf(ours, visit, whole) / timeOf(others, visit, whole)).toFixed(2);
const kilobytes = (rounds: Rounds, key: 'siteBytes' | 'dataBytes') =>
  ([0, 1] as const).map((visit) => (median(rounds.map((both) => both[visit][key])) / 1000).toFixed(1)).join(' / ');
const summary = (rounds: Rounds) =>
  `${([0, 1] as const).map((visit) => timeOf(rounds, visit).toFixed(0)).join(' / ')} ms; site ${kilobytes(rounds, 'siteBytes')} kB; catalogue ${kilobytes(rounds, 'dataBytes')} kB`;

async function visitTwice(way: Way, { bitsPerSecond, cell }: Case): Promise<readonly [Seen, Seen]> {
  const folder = await mkdtemp(join(tmpdir(), 'skybook-frames-'));
  const data = await startDataServer({ '/catalogues/': join(way.folder, 'catalogues/') });
  const site = await withShippedNotebook(
    way.folder,
    join(folder, 'site'),
    notebookFile('Bench', [{ id: '1', ...cell(data.url) }]),
  );
  const { server, url } = await startPagesServer({ '/repo/': site });
  const link = await startCountedLink(url, bitsPerSecond === undefined ? {} : { bitsPerSecond });
  const address =
    way.address === 'shipped'
      ? `${link.url}/repo/index.html#cells/bench`
      : `${link.url}/repo/index.html#src=${link.url}/repo/cells/bench.html`;
  const visit = async (): Promise<Seen> => {
    const before = [link.bytes(), data.sent.bytes] as const;
    const context = await chromium.launchPersistentContext(join(folder, 'profile'), {
      executablePath: chromiumPath(),
      args: BROWSER_FLAGS,
    });
    try {
      const page = context.pages()[0] ?? (await context.newPage());
      const started = performance.now();
      await openNotebook(page, address, way.held);
      const pressed = performance.now();
      await runNotebook(page, way.held);
      const resultMs = performance.now() - pressed;
      // What is kept for the next visit is written behind the result.
      await page.waitForLoadState('networkidle', { timeout: 5000 }).catch(() => undefined);
      if (way.held === 'on a stage') await written(page);
      return {
        usableMs: pressed - started,
        resultMs,
        siteBytes: link.bytes() - before[0],
        dataBytes: data.sent.bytes - before[1],
      };
    } finally {
      await context.close();
    }
  };
  try {
    return [await visit(), await visit()];
  } finally {
    link.close();
    data.close();
    server.closeAllConnections();
    server.close();
    await rm(folder, { recursive: true, force: true });
  }
}

/** A built site with one more notebook among those that it ships, `cells/bench.html`. */
async function withShippedNotebook(built: string, folder: string, text: string): Promise<string> {
  await mkdir(join(folder, 'cells'), { recursive: true });
  for (const name of await readdir(built)) if (name !== 'cells') await symlink(join(built, name), join(folder, name));
  for (const name of await readdir(join(built, 'cells')))
    await symlink(join(built, 'cells', name), join(folder, 'cells', name));
  await writeFile(join(folder, 'cells', 'bench.html'), text);
  return folder;
}
