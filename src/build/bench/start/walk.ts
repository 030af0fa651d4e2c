import type { ConsoleMessage, Page } from '@playwright/test';
import type { Step } from './step.ts';
import { leadSteps } from './watching/leadSteps.ts';
import type { Point } from './watching/liveStep.ts';
import { watchFrame } from './watching/watchFrame.ts';

const PATIENCE_MS = 180_000;
const MARK = 'a step of the bench: ';

/**
 * Has all frames of the page that comes look after the steps themselves: what a driver asks of a frame, and the script
 * that it puts there first, would be part of what is timed.
 */
export async function prepareWalk(page: Page, steps: readonly Step[]): Promise<void> {
  const live = steps.map(
    ({ when, act, takesKey = false }) =>
      `{ when: () => ${when}, act: ${act === undefined ? 'null' : `() => ${act}`}, takesKey: ${takesKey} }`,
  );
  const say = `(point = null) => console.debug(${JSON.stringify(MARK)} + JSON.stringify(point))`;
  await page.addInitScript({
    content: `{
      // The loader of these files gives functions their names by this.
      const __name = (one) => one;
      const steps = [${live.join(', ')}];
      (${watchFrame.toString()})(steps);
      (${leadSteps.toString()})(steps, ${say});
    }`,
  });
}

/** Opens an address and does the steps that were prepared: of them, the driver gives but presses and keys. */
export async function walk(page: Page, address: string): Promise<void> {
  let [point] = await Promise.all([said(page), page.goto(address, { waitUntil: 'commit' })]);
  while (point) [point] = await Promise.all([said(page), putKey(page, point)]);
}

/** Where a press and a key are asked for next; nowhere, when all steps are done. */
async function said(page: Page): Promise<Point | null> {
  const predicate = (message: ConsoleMessage) => message.text().startsWith(MARK);
  const message = await page.waitForEvent('console', { predicate, timeout: PATIENCE_MS });
  return JSON.parse(message.text().slice(MARK.length));
}

async function putKey(page: Page, { x, y }: Point): Promise<void> {
  await page.mouse.click(x, y);
  await page.keyboard.insertText('#');
}
