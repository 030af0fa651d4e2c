import type { Page } from '@playwright/test';
import type { PartDeath } from '../../src/build/kills/killPlan.ts';
import { slowness } from '../slowness.ts';
import { CELL } from './killCells.ts';
import type { FarServer } from './farServer.ts';
import { isSoon } from './isSoon.ts';
import { judgeKill } from '../../src/build/kills/judgeKill.ts';
import type { NotebookTab } from './notebookTab.ts';
import type { OwnedBrowser } from './ownedBrowser.ts';
import type { Fault, PartEnded } from './partEnded.ts';
import { RawPage } from './rawPage.ts';
import { breakStorage } from './breakStorage.ts';

/** What a part's death is done with. */
export type PartParts = {
  readonly browser: OwnedBrowser;
  readonly far: FarServer;
  /** The kill's name, which its requests bear. */
  readonly name: string;
  /** The cell that runs Python, or SQL. */
  readonly runner: string;
  /** The age from which on an edit must not be lost on a quiet machine. */
  readonly oldestMs: number;
};

/** A part dies in a tab that lives on; the reader has to be told within a moment, with one button that goes on. */
export async function endPart(death: PartDeath, tab: NotebookTab, parts: PartParts): Promise<PartEnded> {
  switch (death) {
    case 'Python is ended':
      return { fault: await endPython(tab, parts.runner) };
    case 'SQL is ended':
      return { fault: await endSql(tab, parts.runner) };
    case 'the network goes':
      return endNetwork(tab, parts);
    case 'frame dies':
    case 'frame hangs':
      return { fault: await endFrame(death, tab, parts) };
    case 'storage is cleared':
    case 'storage is full':
    case 'storage is denied':
      return breakStorage(death, tab);
  }
}

async function endPython(tab: NotebookTab, runner: string): Promise<Fault> {
  const cell = tab.made(runner);
  const output = cell.locator('[data-output]');
  if (!(await isSoon(async () => ((await output.textContent()) ?? '').includes('ready'), 60_000)))
    return 'Python does not run';
  const ready = await output.textContent();
  await endWorkers(tab, 'python');
  if (!(await tab.isTold(() => failureHas(tab, runner, 'is gone')))) return 'nothing tells that Python has ended';
  await cell.getByRole('button', { name: 'Run again' }).click();
  const again = async (): Promise<boolean> => {
    const text = (await output.textContent()) ?? '';
    return text.includes('ready') && text !== ready;
  };
  return (await isSoon(again, 60_000)) ? undefined : 'a dead end: Python does not run again';
}

async function endSql(tab: NotebookTab, runner: string): Promise<Fault> {
  const cell = tab.made(runner);
  if (!(await isSoon(async () => (await workersOf(tab, 'sql')).length > 0, 60_000))) return 'SQL does not run';
  const runs = async (): Promise<boolean> =>
    (await cell.getAttribute('data-state')) === 'running' && !((await cell.textContent()) ?? '').includes('Starting');
  if (!(await isSoon(runs, 60_000))) return 'SQL does not run';
  // A database may still be on its way when the others end.
  const isTold = async (): Promise<boolean> => {
    await endWorkers(tab, 'sql');
    return failureHas(tab, runner, 'is gone');
  };
  if (!(await tab.isTold(isTold))) return 'nothing tells that SQL has ended';
  await cell.getByRole('button', { name: 'Run again' }).click();
  if (!(await isSoon(runs, 60_000))) return 'a dead end: SQL does not run again';
  await tab.frame.getByRole('button', { name: 'Stop', exact: true }).click();
  const isOver = async (): Promise<boolean> => (await cell.getAttribute('data-state')) !== 'running';
  return (await isSoon(isOver)) ? undefined : 'a dead end: SQL cannot be stopped';
}

async function endNetwork(tab: NotebookTab, { far, name }: PartParts): Promise<PartEnded> {
  const cell = tab.made(CELL.far);
  await tab.run(CELL.far);
  if (!(await isSoon(async () => far.wasAsked(name), 60_000))) return { fault: 'the query asks nothing' };
  await tab.page.context().setOffline(true);
  const waits = async (): Promise<boolean> => ((await cell.textContent()) ?? '').includes('Waiting for the network');
  const fault = (await tab.isTold(waits)) ? undefined : 'nothing tells that the network is gone';
  await tab.field.focus();
  return {
    fault,
    goesOn: async () => {
      far.answer(name);
      await tab.page.context().setOffline(false);
      const isShown = async (): Promise<boolean> => (await cell.getAttribute('data-state')) === 'shown';
      return (await isSoon(isShown, 60_000)) ? undefined : 'a dead end: the query does not go on';
    },
  };
}

async function endFrame(
  death: 'frame dies' | 'frame hangs',
  tab: NotebookTab,
  { browser, oldestMs }: PartParts,
): Promise<Fault> {
  if (death === 'frame hangs') await tab.run(CELL.loop);
  const session = await tab.page.context().newCDPSession(tab.page);
  const { targetInfo } = await session.send('Target.getTargetInfo');
  const diedMs = Date.now();
  const fault = await browser.apart(async (wire) => {
    const page = await RawPage.of(wire, targetInfo.targetId);
    const notices = () => page.evaluate<number>("document.querySelectorAll('[data-notice=frame] button').length");
    if (death === 'frame dies') await Promise.all((await page.frames()).map((frame) => frame.crash()));
    // A cell that is to hang runs in a frame of its own first.
    const isOffered = async (): Promise<boolean> => (await notices()) === 1;
    if (!(await (death === 'frame hangs' ? isSoon(isOffered, 20_000) : tab.isTold(isOffered))))
      return `nothing tells of it: ${death}`;
    await page.evaluate("document.querySelector('[data-notice=frame] button').click()");
    const isDrawn = async (): Promise<boolean> => {
      const drawn = (await page.frames()).map((frame) =>
        frame.evaluate<boolean>("document.querySelector('[data-cell]') !== null", 500),
      );
      return (await Promise.all(drawn)).includes(true) && (await notices()) === 0;
    };
    return (await isSoon(isDrawn, 20_000)) ? undefined : `a dead end: the notebook does not open again: ${death}`;
  });
  const pages = (await browser.context()).pages();
  const index = (await Promise.all(pages.map(targetOf))).indexOf(targetInfo.targetId);
  if (fault !== undefined) return fault;
  tab.page = pages[index]!;
  const value = await tab.field.value();
  const lost = judgeKill(tab.typed, { value, others: [tab.before] }, diedMs, oldestMs * slowness());
  // What was younger may be gone: it goes on from what stands there.
  tab.typed.push({ value, atMs: Date.now() });
  return lost;
}

async function targetOf(page: Page): Promise<string> {
  const session = await page.context().newCDPSession(page);
  const { targetInfo } = await session.send('Target.getTargetInfo');
  await session.detach();
  return targetInfo.targetId;
}

async function failureHas(tab: NotebookTab, id: string, words: string): Promise<boolean> {
  return (await tab.made(id).locator('[data-failure]').allTextContents()).join().includes(words);
}

async function workersOf({ page }: NotebookTab, language: string) {
  const named = await Promise.all(
    page.workers().map(async (worker) => ({ worker, name: await worker.evaluate(() => self.name).catch(() => '') })),
  );
  return named.filter(({ name }) => name === language).map(({ worker }) => worker);
}

/** Ends the workers of a language, as a browser short of memory does: without a word. */
async function endWorkers(tab: NotebookTab, language: string): Promise<void> {
  await Promise.all(
    (await workersOf(tab, language)).map((worker) => worker.evaluate(() => self.close()).catch(() => undefined)),
  );
}
