import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium } from '@playwright/test';
import { chromiumPath } from '../chromium.ts';
import { readNotebookFolder } from '../cells.ts';
import { startPagesServer } from '../pages/pagesServer.ts';
import { homePicture } from './homePicture.ts';
import { readResults, writeResults } from './resultsFolder.ts';
import { runShipped } from './runShipped.ts';
import { differingCells } from './sameNumbers.ts';
import { present } from '../../known/present.ts';

const FLAGS = [
  '--no-sandbox',
  '--disable-background-networking',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
];
/** Recorded replies of live services, by host. */
const ANSWERS: Readonly<Record<string, string>> = {
  'simbad.cds.unistra.fr': 'simbad-tap',
  'vizier.cds.unistra.fr': 'vizier-cone',
};
const [site, cells, answers] = [resolve('dist'), resolve('cells'), resolve('playwright/answers')];

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { check: { type: 'boolean', default: false } },
});
if (!existsSync(site)) throw new Error('There is no built site: run npm run build first');
const names = positionals.length > 0 ? positionals : readdirSync(cells);
const { server, url } = await startPagesServer({ '/repo/': site });
const browser = await chromium.launch({ executablePath: chromiumPath(), args: FLAGS });
let differing = 0;
try {
  for (const name of names) {
    const context = await browser.newContext({ viewport: { width: 1000, height: 900 }, colorScheme: 'light' });
    await context.route(
      ({ hostname }) => Object.hasOwn(ANSWERS, hostname),
      async (route) => {
        const file = `${present(ANSWERS[new URL(route.request().url()).hostname])}.xml`;
        await route.fulfill({
          body: readFileSync(join(answers, file)),
          contentType: 'application/x-votable+xml',
          headers: { 'Access-Control-Allow-Origin': '*' },
        });
      },
    );
    const results = await runShipped(context, `${url}/repo/`, name);
    const folder = join(cells, name);
    const others = differingCells(readResults(folder), results);
    if (values.check) {
      differing += others.length;
      console.log(
        others.length === 0
          ? `${name}: as committed`
          : `${name}: cells ${others.join(', ')} differ from what is committed`,
      );
    } else {
      writeResults(folder, results);
      const { about } = await readNotebookFolder(folder);
      if (about.pictureOf !== undefined) {
        const picture = await homePicture(context, results[about.pictureOf]);
        writeFileSync(join(folder, 'picture.jpg'), picture);
      }
      console.log(`${name}: ${Object.keys(results).length} cells, of which ${others.length} changed`);
    }
    await context.close();
  }
} finally {
  await browser.close();
  server.closeAllConnections();
  server.close();
}
if (differing > 0) process.exitCode = 1;
