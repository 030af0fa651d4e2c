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
import { traceTasks } from './traceTasks.ts';

/** What a visit took, in ms by the clock and, in `…CpuMs`, of the processor, and how many editors opening made. */
type Seen = Readonly<
  Record<
    | 'openMs'
    | 'openCpuMs'
    | 'openTaskCpuMs'
    | 'editors'
    | 'keyMs'
    | 'middleKeyMs'
    | 'keyCpuMs'
    | 'middleKeyCpuMs'
    | 'scrollMs'
    | 'scrollCpuMs',
    number
  >
>;

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

/**
 * Times opening, typing in and scrolling notebooks of 200 and 1,000 cells; medians and worst of `rounds` visits. With
 * `older`, the folder of another build, that is timed too, each visit beside one of this.
 */
export async function benchTyping(rounds: number, older?: string): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'skybook-typing-'));
  const sites = { here: resolve(import.meta.dirname, '../../../../dist'), ...(older && { older: resolve(older) }) };
  const folders = Object.entries(sites).map(([name, site]) => [`/${name}/`, site]);
  const { server, url } = await startPagesServer({ ...Object.fromEntries(folders), '/own/': folder });
  console.log(`${machineNow()}\nnpm run bench -- typing ${rounds}\n`);
  console.log(`| cells | ${TOLD.map(([, head]) => head).join(' | ')} |\n|${'---|'.repeat(TOLD.length + 1)}`);
  for (const count of [200, 1000]) {
    await writeFile(join(folder, 'notebook.html'), notebookFile('Bench', cellsOf(count)));
    const seen = new Map(Object.keys(sites).map((name) => [name, [] as Seen[]]));
    for (let round = 0; round < rounds; round++)
      for (const [name, list] of seen) list.push(await visit(`${url}/${name}/index.html#src=${url}/own/notebook.html`));
    for (const [name, list] of seen) console.log(`| ${count}, ${name} | ${line(list)} |`);
  }
  console.log(`\n${machineNow()}`);
  server.close();
  server.closeAllConnections();
  await rm(folder, { recursive: true, force: true });
}

/** What is told of a visit, with how it is headed. */
const TOLD: readonly (readonly [key: keyof Seen, head: string])[] = [
  ['openMs', 'opened, ms'],
  ['openCpuMs', 'of the processor'],
  ['openTaskCpuMs', 'its longest task, processor'],
  ['editors', 'editors made'],
  ['keyMs', "a key's longest work, ms"],
  ['middleKeyMs', 'its median'],
  ['keyCpuMs', "a key's longest task, processor"],
  ['middleKeyCpuMs', 'its median'],
  ['scrollMs', 'longest task while scrolling, ms'],
  ['scrollCpuMs', 'of the processor'],
];

function line(seen: readonly Seen[]): string {
  const told = (values: readonly number[]) => `${median(values).toFixed(1)} (worst ${Math.max(...values).toFixed(1)})`;
  return TOLD.map(([key]) => told(seen.map((one) => one[key]))).join(' | ');
}

async function visit(address: string): Promise<Seen> {
  const browser = await chromium.launch({ executablePath: chromiumPath(), args: BROWSER_FLAGS });
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    const inside = page.frameLocator('iframe.stage').frameLocator('iframe[data-notebook]');
    const opening = await traceTasks(browser, async () => {
      await page.goto(address);
      await inside.getByRole('button', { name: 'Run all', exact: true }).waitFor();
    });
    const frame = await frameOf(page);
    const openMs = await frame.evaluate(() => performance.now());
    const editors = await frame.evaluate(() => document.querySelectorAll('.cm-editor').length);
    await inside.locator('[data-language="python"] .cm-content').first().click();
    await page.keyboard.press('End');
    await watch(frame);
    const typing = await traceTasks(browser, () => page.keyboard.type(' + 1234567890 + 1234567890', { delay: 60 }));
    const keys = await frame.evaluate<readonly number[]>('globalThis.keyTimes');
    const scrolling = await traceTasks(browser, async () => {
      for (let i = 0; i < 40; i++) {
        await page.mouse.wheel(0, 600);
        await frame.evaluate(() => new Promise(requestAnimationFrame));
      }
    });
    const tasks = await frame.evaluate<readonly number[]>('globalThis.taskTimes');
    const worst = (times: readonly number[]) => Math.max(0, ...times);
    const middle = (times: readonly number[]) => (times.length > 0 ? median(times) : 0);
    return {
      openMs,
      openCpuMs: opening.all.reduce((sum, ms) => sum + ms, 0),
      openTaskCpuMs: worst(opening.all),
      editors,
      keyMs: worst(keys),
      middleKeyMs: middle(keys),
      keyCpuMs: worst(typing.keys),
      middleKeyCpuMs: middle(typing.keys),
      scrollMs: worst(tasks),
      scrollCpuMs: worst(scrolling.all),
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
