import type { BrowserContext, Frame } from '@playwright/test';
import type { CellSeen } from './cellSeen.ts';
import { present } from '../../known/present.ts';

const OPEN_WITHIN_MS = 60_000;

/**
 * Opens the notebook at `address` in the site at `siteUrl`, runs all its cells as a reader does, and tells how its code
 * cells stand at the end or after `limitMs`.
 */
export async function runNotebook(
  context: BrowserContext,
  siteUrl: string,
  address: string,
  limitMs: number,
): Promise<readonly CellSeen[]> {
  const page = await context.newPage();
  try {
    await page.goto(`${siteUrl}index.html#src=${address}`);
    const button = page
      .frameLocator('iframe.stage')
      .frameLocator('iframe[data-notebook]')
      .getByRole('button', { name: 'Run all', exact: true });
    await button.waitFor({ timeout: OPEN_WITHIN_MS });
    await button.click();
    // A page that may run takes the place of the one that was read.
    await page.locator('[data-bar] button.stop').waitFor({ timeout: OPEN_WITHIN_MS });
    const stage = await contentOf(page.mainFrame(), 'iframe.stage');
    const frame = await contentOf(stage, 'iframe[data-notebook]');
    const ended = frame.waitForFunction(
      () => {
        const states = [...document.querySelectorAll<HTMLElement>('[data-cell]')].map(
          ({ dataset }) => dataset['state'],
        );
        return (
          !states.some((state) => state === 'waiting' || state === 'running') &&
          !states.every((state) => state === 'idle')
        );
      },
      undefined,
      { timeout: limitMs, polling: 500 },
    );
    // Past the limit the cells are told as they stand.
    await ended.catch(() => undefined);
    return await seenCells(frame);
  } finally {
    await page.close();
  }
}

async function contentOf(frame: Frame, selector: string): Promise<Frame> {
  const element = present(await frame.$(selector), selector);
  return present(await element.contentFrame(), `The page in ${selector}`);
}

async function seenCells(frame: Frame): Promise<readonly CellSeen[]> {
  // Functions with names of their own do not survive the way into the page.
  const cells = await frame.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('[data-cell]')].map((cell) => {
      const failure = cell.querySelector<HTMLElement>('[data-failure]');
      const texts = ['.failure-message strong', '.failure-advice', '.failure-detail pre'].map(
        (part) => failure?.querySelector(part)?.textContent ?? '',
      );
      return {
        language: cell.dataset['language'],
        state: cell.dataset['state'] ?? '',
        kind: failure?.dataset['kind'],
        texts,
      };
    }),
  );
  return cells.flatMap(({ language, state, kind, texts: [message = '', advice = '', detail = ''] }, index) => {
    if (language === 'markdown') return [];
    const failure = kind !== undefined && { kind, message, advice, detail };
    return [{ place: index + 1, state, ...(failure && { failure }) }];
  });
}
