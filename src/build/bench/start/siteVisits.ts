import type { TestCell } from '../../../../playwright/notebookFile.ts';
import { notebookFile } from '../../../../playwright/notebookFile.ts';
import { written } from '../../../../playwright/written.ts';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { checkOpaque, openNotebook, runNotebook } from '../runNotebook.ts';
import type { Visit } from './visit.ts';

const settle = async (page: Page): Promise<void> => {
  await page.waitForLoadState('networkidle', { timeout: 10_000 }).catch(() => undefined);
  await written(page);
};

/** The tour, until its text can be read, what it showed before is there, and an editor has taken a key. */
export const READ_TOUR: Visit = {
  run: async (page, url) => {
    // What is counted is what this takes, not what is fetched for Run meanwhile.
    await page.addInitScript(() => Object.defineProperty(navigator, 'connection', { value: { saveData: true } }));
    await openNotebook(page, `${url}/repo/index.html#cells/tour`);
    const frame = page.frameLocator('iframe.stage').frameLocator('iframe[data-notebook]');
    await frame.locator('[data-as-of] [data-output] > *').first().waitFor();
    const editor = frame.locator('[data-language="python"] .cm-content').first();
    await editor.click();
    await page.keyboard.insertText('#');
    await editor.getByText('#').first().waitFor();
    await checkOpaque(page);
  },
  settle,
};

/** A notebook of one cell, opened by the address of its file, which is put into `folder`, and run as a reader does. */
export function runCell(cell: (url: string) => Omit<TestCell, 'id'>, folder: string): Visit {
  return {
    run: async (page, url) => {
      await writeFile(join(folder, 'notebook.html'), notebookFile('Bench', [{ id: '1', ...cell(url) }]));
      await openNotebook(page, `${url}/repo/index.html#src=${url}/floor/notebook.html`);
      await runNotebook(page);
      await checkOpaque(page);
    },
    settle,
  };
}
