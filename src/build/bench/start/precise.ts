import type { Frame, Page } from '@playwright/test';
import { present } from '../../../known/present.ts';

const PATIENCE_MS = 180_000;

/** Waits until a page has what a selector says, to a frame of the screen: locators look only twice a second. */
export async function seen(place: Page | Frame, selector: string): Promise<void> {
  await place.waitForFunction((wanted) => document.querySelector(wanted) !== null, selector, {
    timeout: PATIENCE_MS,
    polling: 'raf',
  });
}

/** Presses a field and puts a key into it, until it stands there. */
export async function takesKey(page: Page, place: Page | Frame, field: string): Promise<void> {
  const { x, y } = present(await present(await place.$(field)).boundingBox());
  await page.mouse.click(x + 5, y + 5);
  await page.keyboard.insertText('#');
  await place.waitForFunction(
    (selector) => {
      const found = document.querySelector(selector);
      return (found instanceof HTMLTextAreaElement ? found.value : found?.textContent)?.includes('#');
    },
    field,
    { polling: 'raf' },
  );
}

/** The frame of the notebook that is before the reader, once it has what a selector says. */
export async function notebookWith(page: Page, selector: string): Promise<Frame> {
  await notebookHas(page, selector);
  for (const frame of page.frames()) if ((await frame.$(selector).catch(() => null)) !== null) return frame;
  throw new Error(`no frame has ${selector} any more`);
}

/**
 * Waits until the notebook that is before the reader has what a selector says, and presses it at once where `press`.
 */
export async function notebookHas(page: Page, selector: string, press = false): Promise<void> {
  // Frames of opaque origin cannot be looked into from the page: they tell what they have.
  await page.waitForFunction(
    ([wanted, presses]) => {
      const { notebooksSeen }: { notebooksSeen?: Map<Window, Set<string>> } = Object(self);
      const stage = document.querySelector<HTMLIFrameElement>('iframe.stage')?.contentDocument;
      const frame = stage?.querySelector<HTMLIFrameElement>('iframe[data-notebook]')?.contentWindow;
      if (!frame || !notebooksSeen?.get(frame)?.has(wanted)) return false;
      if (presses) frame.postMessage({ press: wanted }, '*');
      return true;
    },
    [selector, press] as const,
    { timeout: PATIENCE_MS, polling: 'raf' },
  );
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
  addEventListener('message', ({ data, source }) => {
    if (source === top && data?.press) document.querySelector(data.press).click();
  });
  let left = wanted;
  const look = () => {
    const found = left.filter((selector) => document.querySelector(selector));
    for (const selector of found) top.postMessage({ seen: selector }, '*');
    left = left.filter((selector) => !found.includes(selector));
    if (left.length > 0) requestAnimationFrame(look);
  };
  look();
}`;
