import { existsSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium, type BrowserContext } from '@playwright/test';
import { chromiumPath } from '../chromium.ts';
import { startPagesServer } from '../pages/pagesServer.ts';
import { everyPackage, samePackages } from './beside/kernelPackages.ts';
import type { KernelOutcome } from './beside/kernelOutcome.ts';
import { importsOf } from './beside/importsOf.ts';
import { setNetwork, type Network } from './beside/network.ts';
import { runKernel } from './beside/runKernel.ts';
import { shareOf, shareText, type Share } from './beside/share.ts';
import { startServices } from './beside/startServices.ts';
import { classify } from './classify.ts';
import { findNotebooks, type NotebookFile } from './findNotebooks.ts';
import { report, type NotebookOutcome } from './report.ts';
import { runNotebook } from './runNotebook.ts';
import { itemAt } from '../../known/itemAt.ts';
import { present } from '../../known/present.ts';

const USUAL = '../shared/data/notebooks';
const FLAGS = [
  '--no-sandbox',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
/** What each share is of, by what both reach. */
const SHARES: Readonly<Record<Network, string>> = {
  none: 'the same packages, no network',
  services: 'the same packages, services faked alike',
  packages: 'every package of PyPI, no network beside it',
};
const site = resolve(import.meta.dirname, '../../../dist');

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    limit: { type: 'string', default: '180' },
    // `jupyter`: how many of the cells that run there run here too.
    beside: { type: 'string' },
    // The one share to tell: none, services or packages.
    share: { type: 'string' },
    // The Python of that Jupyter.
    python: { type: 'string' },
  },
});
const given = positionals.length > 0 || !existsSync(USUAL) ? positionals : [USUAL];
if (given.length === 0)
  throw new Error(
    'Name folders or files of Jupyter notebooks: npm run notebooks -- [--limit seconds] [--beside jupyter [--share none|services|packages] [--python program]] <folder or .ipynb> …',
  );
if (!existsSync(site)) throw new Error('There is no built site: run npm run build first');

const files = findNotebooks(given);
const folders = [...new Set(files.map(({ path }) => dirname(path)))];
const { server, url } = await startPagesServer({
  '/repo/': site,
  ...Object.fromEntries(folders.map((folder, index) => [`/${index}/`, folder])),
});
const browser = await chromium.launch({ executablePath: chromiumPath(), args: FLAGS });
try {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  if (values.beside === 'jupyter') console.log(shareText(await sharesOf(context)));
  else console.log(report(await all(context, files)));
} finally {
  await browser.close();
  server.closeAllConnections();
  server.close();
}

async function all(context: BrowserContext, tryable: readonly NotebookFile[]): Promise<readonly NotebookOutcome[]> {
  const outcomes: NotebookOutcome[] = [];
  for (const file of tryable) {
    const outcome = await tried(context, file);
    outcomes.push(outcome);
    console.error(
      `${file.group}/${file.name}: ${outcome.unopened ?? `${outcome.cells.filter(({ is }) => is === 'ran').length} of ${outcome.cells.length} ran`}, ${outcome.seconds} s`,
    );
  }
  return outcomes;
}

async function sharesOf(context: BrowserContext): Promise<readonly Share[]> {
  const same = await samePackages(values.python);
  const services = await startServices();
  const shares: Share[] = [];
  try {
    const paths = files.map(({ path }) => path);
    for (const network of ['none', 'services', 'packages'] as const) {
      if (values.share !== undefined && values.share !== network) continue;
      const packages = network === 'packages' ? await everyPackage(same, paths.flatMap(importsOf)) : same;
      const there = new Map<string, KernelOutcome>();
      for await (const outcome of runKernel(packages, paths, network === 'services' ? services.port : undefined)) {
        there.set(outcome.path, outcome);
        console.error(`in Jupyter: ${outcome.path}: ${outcome.unopened ?? ranOf(outcome)}`);
      }
      const runs = files.filter(({ path }) =>
        (there.get(path)?.cells ?? []).some(({ failure }) => failure === undefined),
      );
      await setNetwork(context, network);
      const here = await all(context, runs);
      shares.push(
        shareOf(
          SHARES[network],
          here.map((outcome, index) => ({ here: outcome, there: present(there.get(itemAt(runs, index).path)) })),
        ),
      );
    }
  } finally {
    services.stop();
  }
  return shares;
}

function ranOf({ cells }: KernelOutcome): string {
  return `${cells.filter(({ failure }) => failure === undefined).length} of ${cells.length} ran`;
}

async function tried(context: BrowserContext, { path, group, name }: NotebookFile): Promise<NotebookOutcome> {
  const start = performance.now();
  const seconds = () => Math.round((performance.now() - start) / 1000);
  const address = `${url}/${folders.indexOf(dirname(path))}/${encodeURIComponent(basename(path))}`;
  try {
    const cells = await runNotebook(context, `${url}/repo/`, address, Number(values.limit) * 1000);
    return { group, name, seconds: seconds(), cells: cells.map((cell) => ({ place: cell.place, ...classify(cell) })) };
  } catch (error) {
    return { group, name, seconds: seconds(), cells: [], unopened: String(error) };
  }
}
