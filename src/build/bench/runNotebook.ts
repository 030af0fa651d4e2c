import type { FrameLocator, Page } from '@playwright/test';

const PATIENCE_MS = 120_000;

/** How a build holds its notebooks: on a stage, as this one does, or, as those before it, right in the page. */
export type Held = 'on a stage' | 'in the page';

/** Opens a notebook of one cell, `1`, as a reader does; resolves when its text can be read. */
export async function openNotebook(page: Page, address: string, held: Held = 'on a stage'): Promise<void> {
  await page.goto(address);
  await frameOf(page, held).getByRole('button', { name: 'Run all', exact: true }).waitFor();
}

/** Presses Run all there; resolves when the cell's result is shown. */
export async function runNotebook(page: Page, held: Held = 'on a stage'): Promise<void> {
  const frame = frameOf(page, held);
  await frame.getByRole('button', { name: 'Run all', exact: true }).click();
  await frame.locator('[data-cell="1"][data-state="shown"]').waitFor({ timeout: PATIENCE_MS });
}

/** Fails where the notebook's frame has the site's origin: what is timed would not be what readers have. */
export async function checkOpaque(page: Page): Promise<void> {
  const origin = await frameOf(page, 'on a stage')
    .locator('body')
    .evaluate(() => self.origin);
  if (origin !== 'null') throw new Error(`the notebook's frame is of the origin ${origin}`);
}

function frameOf(page: Page, held: Held): FrameLocator {
  return held === 'on a stage'
    ? page.frameLocator('iframe.stage').frameLocator('iframe[data-notebook]')
    : page.frameLocator('iframe[data-notebook]');
}
