import { chromium, type Frame } from '@playwright/test';
import { chromiumPath } from '../../src/build/chromium.ts';
import { NOTEBOOK_FRAME, type Engine, type Place } from './engine.ts';

const SIZE = { width: 1280, height: 900 };

/** Chromium by Playwright, with a fresh profile. */
export async function startChromium(): Promise<Engine> {
  const browser = await chromium.launch({
    executablePath: chromiumPath(),
    args: ['--no-sandbox', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  });
  const page = await browser.newPage({ viewport: SIZE });
  const frameOf = async (place: Place): Promise<Frame> => {
    if (place === 'shell') return page.mainFrame();
    for (const frame of page.frames()) {
      const found = await frame.$(NOTEBOOK_FRAME);
      const inside = await found?.contentFrame();
      if (inside) return inside;
    }
    throw new Error('No notebook is open');
  };
  return {
    async open(url) {
      // A change of the fragment alone would load nothing.
      await page.goto('about:blank');
      await page.goto(url);
    },
    reload: async () => void (await page.reload()),
    evaluate: async (place, run, ...values) =>
      (await frameOf(place)).evaluate(`(${String(run)})(...${JSON.stringify(values)})`),
    async click(place, selector) {
      const element = await (await frameOf(place)).$(selector);
      if (!element) throw new Error(`There is no ${selector}`);
      await element.click({ timeout: 10_000 });
    },
    press: (keys) => page.keyboard.press(keys),
    type: (text) => page.keyboard.type(text),
    screenshot: () => page.screenshot(),
    close: () => browser.close(),
  };
}
