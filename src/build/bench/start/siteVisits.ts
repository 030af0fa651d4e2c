import type { TestCell } from '../../../../playwright/notebookFile.ts';
import { notebookFile } from '../../../../playwright/notebookFile.ts';
import { written } from '../../../../playwright/written.ts';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { checkOpaque } from '../runNotebook.ts';
import { notebookHas, notebookWith, takesKey, watchFor } from './precise.ts';
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
};

/** The tour, until its text can be read, what it showed before is there, and an editor has taken a key. */
export const READ_TOUR: Visit = {
  run: async (page, url) => {
    await watchFor(page, [EARLIER, EDITOR]);
    await page.goto(`${url}/repo/index.html#cells/tour`, { waitUntil: 'commit' });
    await notebookHas(page, EARLIER);
    const frame = await notebookWith(page, EDITOR);
    await takesKey(page, frame, EDITOR);
  },
  check: checkOpaque,
  settle,
};

/** The same where the browser is told to save data, so that nothing is fetched for Run meanwhile. */
export const READ_TOUR_SAVING: Visit = {
  run: async (page, url) => {
    await page.addInitScript(() => Object.defineProperty(navigator, 'connection', { value: { saveData: true } }));
    await READ_TOUR.run(page, url);
  },
  check: checkOpaque,
  settle,
};

/**
 * A notebook of one cell, opened by the address of its file, which is put into `folder`, and run as soon as it can be
 * read.
 */
export function runCell(cell: (url: string) => Omit<TestCell, 'id'>, folder: string): Visit {
  return {
    run: async (page, url) => {
      await writeFile(join(folder, 'notebook.html'), notebookFile('Bench', [{ id: '1', ...cell(url) }]));
      await watchFor(page, [RUN, RESULT]);
      await page.goto(`${url}/repo/index.html#src=${url}/floor/notebook.html`, { waitUntil: 'commit' });
      await notebookHas(page, RUN, true);
      await notebookHas(page, RESULT);
    },
    check: checkOpaque,
    settle,
  };
}
