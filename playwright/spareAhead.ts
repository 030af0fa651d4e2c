import type { BrowserContext } from '@playwright/test';

/** Has the site fetch and start nothing ahead of need in a context, as where each byte is paid for. */
export async function spareAhead(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => Object.defineProperty(navigator, 'connection', { value: { saveData: true } }));
}
