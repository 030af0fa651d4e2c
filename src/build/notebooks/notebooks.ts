import { existsSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium, type BrowserContext } from '@playwright/test';
import { chromiumPath } from '../chromium.ts';
import { startPagesServer } from '../pages/pagesServer.ts';
import { classify } from './classify.ts';
import { findNotebooks, type NotebookFile } from './findNotebooks.ts';
import { report, type NotebookOutcome } from './report.ts';
import { runNotebook } from './runNotebook.ts';

const USUAL = '../shared/data/notebooks';
const FLAGS = [
  '--no-sandbox',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
const site = resolve(import.meta.dirname, '../../../dist');

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { limit: { type: 'string', default: '180' } },
});
const given = positionals.length > 0 || !existsSync(USUAL) ? positionals : [USUAL];
if (given.length === 0)
  throw new Error(
    'Name folders or files of Jupyter notebooks: npm run notebooks -- [--limit seconds] <folder or .ipynb> …',
  );
if (!existsSync(site)) throw new Error('There is no built site: run npm run build first');

const files = findNotebooks(given);
const folders = [...new Set(files.map(({ path }) => dirname(path)))];
const { server, url } = await startPagesServer({
  '/repo/': site,
  ...Object.fromEntries(folders.map((folder, index) => [`/${index}/`, folder])),
});
const browser = await chromium.launch({ executablePath: chromiumPath(), args: FLAGS });
const outcomes: NotebookOutcome[] = [];
try {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  for (const file of files) {
    const outcome = await tried(context, file);
    outcomes.push(outcome);
    console.error(
      `${file.group}/${file.name}: ${outcome.unopened ?? `${outcome.cells.filter(({ is }) => is === 'ran').length} of ${outcome.cells.length} ran`}, ${outcome.seconds} s`,
    );
  }
} finally {
  await browser.close();
  server.closeAllConnections();
  server.close();
}
console.log(report(outcomes));

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
