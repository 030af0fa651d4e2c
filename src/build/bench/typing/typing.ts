import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { chromium, type Frame, type Page } from '@playwright/test';
import { notebookFile, type TestCell } from '../../../../playwright/notebookFile.ts';
import { chromiumPath } from '../../chromium.ts';
import { startPagesServer } from '../../pages/pagesServer.ts';
import { BROWSER_FLAGS } from '../browserFlags.ts';
import { machineNow } from '../machineNow.ts';
import { median } from '../median.ts';

/** What a visit took, in ms, and how many editors were made on opening. */
type Seen = Readonly<Record<'openMs' | 'editors' | 'keyMs' | 'middleKeyMs' | 'scrollMs', number>>;

/** A notebook of so many cells in four languages, each of which needs one before it. */
function cellsOf(count: number): readonly TestCell[] {
  return Array.from({ length: count }, (_, i): TestCell => {
    const id = String(i + 1);
    const before = i - 4;
    switch (i % 4) {
      case 0:
        return {
          id,
          type: 'text/x-python',
          text: `a${i} = ${before < 0 ? 1 : `a${before} + 1`}\ndef f${i}(x):\n    return x * a${i}`,
        };
      case 1:
        return { id, type: 'module', text: `const b${i} = ${before < 0 ? 1 : `b${before} + 1`};` };
      case 2:
        return { id, type: 'application/sql', text: `SELECT ${i} AS n` };
      default:
        return { id, type: 'text/markdown', text: `## Part ${i}\n\nA paragraph of *text* with $x^2$ and \`code\`.` };
    }
  });
}

/** Times opening, typing in and scrolling notebooks of 200 and 1,000 cells; medians and worst of `rounds` visits. */
export async function benchTyping(rounds: number): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'skybook-typing-'));
  const site = resolve(import.meta.dirname, '../../../../dist');
  const { server, url } = await startPagesServer({ '/repo/': site, '/own/': folder });
  console.log(`${machineNow()}\nnpm run bench -- typing ${rounds}`);
  for (const count of [200, 1000]) {
    await writeFile(join(folder, 'notebook.html'), notebookFile('Bench', cellsOf(count)));
    const seen: Seen[] = [];
    for (let round = 0; round < rounds; round++)
      seen.push(await visit(`${url}/repo/index.html#src=${url}/own/notebook.html`));
    const told = (key: keyof Seen) =>
      `${median(seen.map((one) => one[key])).toFixed(1)} (worst ${Math.max(...seen.map((one) => one[key])).toFixed(1)})`;
    console.log(
      `${count} cells: opened in ${told('openMs')} ms; a key's longest work ${told('keyMs')} ms, its median ${told('middleKeyMs')} ms; longest task while scrolling ${told('scrollMs')} ms; editors made ${told('editors')}`,
    );
  }
  server.close();
  await rm(folder, { recursive: true, force: true });
}

async function visit(address: string): Promise<Seen> {
  const browser = await chromium.launch({ executablePath: chromiumPath(), args: BROWSER_FLAGS });
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    await page.goto(address);
    const inside = page.frameLocator('iframe.stage').frameLocator('iframe[data-notebook]');
    await inside.getByRole('button', { name: 'Run all', exact: true }).waitFor();
    const frame = await frameOf(page);
    const openMs = await frame.evaluate(() => performance.now());
    const editors = await frame.evaluate(() => document.querySelectorAll('.cm-editor').length);
    await inside.locator('[data-language="python"] .cm-content').first().click();
    await page.keyboard.press('End');
    await watch(frame);
    await page.keyboard.type(' + 1234567890 + 1234567890', { delay: 60 });
    const keys = await frame.evaluate<readonly number[]>('globalThis.keyTimes');
    for (let i = 0; i < 40; i++) {
      await page.mouse.wheel(0, 600);
      await frame.evaluate(() => new Promise(requestAnimationFrame));
    }
    const tasks = await frame.evaluate<readonly number[]>('globalThis.taskTimes');
    return {
      openMs,
      editors,
      keyMs: Math.max(0, ...keys),
      middleKeyMs: keys.length > 0 ? median(keys) : 0,
      scrollMs: Math.max(0, ...tasks),
    };
  } finally {
    await browser.close();
  }
}

async function frameOf(page: Page): Promise<Frame> {
  const element = await page.frameLocator('iframe.stage').locator('iframe[data-notebook]').elementHandle();
  const frame = await element?.contentFrame();
  if (!frame) throw new Error('the notebook has no frame');
  return frame;
}

/** Notes what keys take from the first listener to what it has painted, and tasks of over 50 ms. */
function watch(frame: Frame): Promise<void> {
  return frame.evaluate(() => {
    const [keyTimes, taskTimes]: [number[], number[]] = [[], []];
    Object.assign(globalThis, { keyTimes, taskTimes });
    new PerformanceObserver((list) => taskTimes.push(...list.getEntries().map(({ duration }) => duration))).observe({
      type: 'longtask',
    });
    addEventListener(
      'keydown',
      () => {
        const began = performance.now();
        const { port1, port2 } = new MessageChannel();
        // A task behind the key's own, and behind the observers that it wakes.
        port1.onmessage = () => keyTimes.push(performance.now() - began);
        addEventListener('input', () => port2.postMessage(0), { once: true, capture: true });
      },
      { capture: true },
    );
  });
}
