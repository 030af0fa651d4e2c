import type { Frame, Page } from '@playwright/test';

const PATIENCE_MS = 180_000;

/** Waits until a page has what a selector says, to a frame of the screen: locators look only twice a second. */
export async function seen(place: Page | Frame, selector: string): Promise<void> {
  await place.waitForFunction((wanted) => document.querySelector(wanted) !== null, selector, {
    timeout: PATIENCE_MS,
    polling: 'raf',
  });
}

/** The frame of the notebook that is before the reader, once it has what a selector says. */
export async function notebookWith(page: Page, selector: string): Promise<Frame> {
  // Frames of opaque origin cannot be looked into from the page: each tells by a number of its own.
  const name = await page.waitForFunction(
    (wanted) => {
      const { notebooksSeen }: { notebooksSeen?: Map<Window, Set<string>> } = Object(self);
      const stage = document.querySelector<HTMLIFrameElement>('iframe.stage')?.contentDocument;
      const frame = stage?.querySelector<HTMLIFrameElement>('iframe[data-notebook]')?.contentWindow;
      return frame && notebooksSeen?.get(frame)?.has(wanted);
    },
    selector,
    { timeout: PATIENCE_MS, polling: 'raf' },
  );
  await name.dispose();
  for (const frame of page.frames()) if ((await frame.$(selector).catch(() => null)) !== null) return frame;
  throw new Error(`no frame has ${selector} any more`);
}

/** Has the frames of a page's notebooks tell it when they have what selectors say; before the page is opened. */
export async function watchFor(page: Page, selectors: readonly string[]): Promise<void> {
  await page.addInitScript({ content: `{ const wanted = ${JSON.stringify(selectors)}; ${WATCH} }` });
}

/** As text, since names that a loader gives to functions mean nothing in a page. */
const WATCH = `
if (self === top) {
  self.notebooksSeen = new Map();
  addEventListener('message', ({ data, source }) => {
    if (typeof data?.seen !== 'string') return;
    if (!notebooksSeen.has(source)) notebooksSeen.set(source, new Set());
    notebooksSeen.get(source).add(data.seen);
  });
} else if (location.protocol === 'about:') {
  let left = wanted;
  const look = () => {
    const found = left.filter((selector) => document.querySelector(selector));
    for (const selector of found) top.postMessage({ seen: selector }, '*');
    left = left.filter((selector) => !found.includes(selector));
    if (left.length > 0) requestAnimationFrame(look);
  };
  look();
}`;
