import type { Page } from '@playwright/test';

/** How many engines of a page have ended so far; what only unpacks the memory of one ends as soon as it has. */
export function endedEngines(page: Page): () => number {
  let ended = 0;
  page.on('worker', (worker) => {
    const name = worker.evaluate(() => self.name).catch(() => 'unpacking');
    worker.on('close', () => void name.then((known) => (ended += known === 'unpacking' ? 0 : 1)));
  });
  return () => ended;
}
