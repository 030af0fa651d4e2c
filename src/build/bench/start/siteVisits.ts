import type { TestCell } from '../../../../playwright/notebookFile.ts';
import { notebookFile } from '../../../../playwright/notebookFile.ts';
import { written } from '../../../../playwright/written.ts';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import { checkOpaque } from '../runNotebook.ts';
import { presses, sees, takesKey } from './step.ts';
import type { Visit } from './visit.ts';

const RUN = '[role="toolbar"] button.primary';
const RESULT = '[data-cell="1"][data-state="shown"]';
const EARLIER = '[data-as-of] [data-output] > *';
const EDITOR = '[data-language="python"] .cm-content';

const settle = async (page: Page): Promise<void> => {
  await page.waitForLoadState('networkidle', { timeout: 10_000 }).catch(() => undefined);
  // What keeps the site for the next visit comes behind what was asked for.
  await page.evaluate(() =>
    Promise.race([navigator.serviceWorker.ready, new Promise((resolve) => setTimeout(resolve, 5000))]).then(() => 0),
  );
  await written(page);
  await partsKept(page);
};

/** Waits until nothing more has been kept of the site for a second: that is done once a result is shown. */
async function partsKept(page: Page): Promise<void> {
  const count = () =>
    page.evaluate(async () => {
      const names = await caches.keys();
      const kept = await Promise.all(names.map(async (name) => (await (await caches.open(name)).keys()).length));
      return kept.reduce((sum, length) => sum + length, 0);
    });
  for (let [before, now] = [-1, await count()]; now !== before; [before, now] = [now, await count()]) await pause(1000);
}

/** The tour, until its text can be read, what it showed before is there, and an editor has taken a key. */
export const READ_TOUR: Visit = {
  address: (url) => `${url}/repo/index.html#cells/tour`,
  steps: [sees(EARLIER), takesKey(EDITOR)],
  check: checkOpaque,
  settle,
};

/** The same where the browser is told to save data, so that nothing is fetched for Run meanwhile. */
export const READ_TOUR_SAVING: Visit = {
  ...READ_TOUR,
  prepare: (page) =>
    page.addInitScript(() => Object.defineProperty(navigator, 'connection', { value: { saveData: true } })),
};

/**
 * A notebook of one cell, opened by the address of its file, which is put into `folder`, and run as soon as it can be
 * read.
 */
export function runCell(cell: (url: string) => Omit<TestCell, 'id'>, folder: string): Visit {
  return {
    prepare: (_, url) => writeFile(join(folder, 'notebook.html'), notebookFile('Bench', [{ id: '1', ...cell(url) }])),
    address: (url) => `${url}/repo/index.html#src=${url}/floor/notebook.html`,
    steps: [presses(RUN), sees(RESULT)],
    check: checkOpaque,
    settle,
  };
}
