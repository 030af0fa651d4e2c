import type { BrowserContext } from '@playwright/test';
import { judgeKill } from '../../src/build/kills/judgeKill.ts';
import { HAVE_CELLS, type KillPlan } from '../../src/build/kills/killPlan.ts';
import { toPermalink } from '../../src/notebook/permalink.ts';
import { slowness } from '../slowness.ts';
import { endPart } from './endParts.ts';
import { endTabs } from './endTabs.ts';
import type { FarServer } from './farServer.ts';
import { CELL, killFile, killText, LONG_SQL, WAITING_JAVASCRIPT, WAITING_PYTHON } from './killCells.ts';
import { NotebookTab } from './notebookTab.ts';
import type { OwnedBrowser } from './ownedBrowser.ts';
import type { PartEnded } from './partEnded.ts';

/** Where a kill is done. */
export type KillParts = {
  readonly browser: OwnedBrowser;
  /** The built site's address, with a slash at its end. */
  readonly site: string;
  readonly far: FarServer;
  /** The age from which on an edit must not be lost on a quiet machine. */
  readonly oldestMs: number;
};

/** What was wrong with a kill in words, and how long after each death of a part it was told. */
export type KillOutcome = { readonly fault: string | undefined; readonly toldMs: readonly number[] };

/** Does what a plan says, and judges what each tab shows once it is opened anew. */
export async function runKill(plan: KillPlan, parts: KillParts): Promise<KillOutcome> {
  const { browser, oldestMs } = parts;
  const context = await browser.context();
  const tabs = await openTabs(plan, context, parts);
  const [first] = tabs as [NotebookTab];
  for (const [place, tab] of tabs.entries()) {
    await tab.page.bringToFront();
    await tab.begin(wordOf(plan.name, place === 0 ? 'q' : 'w'));
  }
  const half = Math.ceil(plan.changes / 2);
  await changeEach(tabs, half);
  const ended: PartEnded = await between(plan, first, parts);
  await changeEach(tabs, plan.changes - half);
  const faults = [ended.fault, await ended.goesOn?.()];
  const addresses = tabs.map(({ page }) => page.url());
  const killedMs = Date.now();
  if (plan.moment === 'opening') await beginOpening(tabs, plan.openingMs);
  const pages = tabs.map(({ page }) => page);
  await endTabs(plan.death, pages, browser);
  const after = await browser.context();
  await after.setOffline(false);
  for (const [place, tab] of tabs.entries()) {
    const others = tabs.flatMap((other) => (other === tab ? [] : other.typed.map(({ value }) => value)));
    const seen = await openAgain(plan, after, addresses[place]!, tab).catch((error: unknown) => ({
      fault: `a dead end: ${String(error).slice(0, 300)}`,
    }));
    faults.push(
      'fault' in seen
        ? seen.fault
        : judgeKill(tab.typed, { value: seen.value, others: [tab.before, ...others] }, killedMs, oldestMs * slowness()),
    );
  }
  const fault = faults.filter((one) => one !== undefined).join('; ') || undefined;
  return { fault, toldMs: first.toldMs };
}

async function openTabs(
  plan: KillPlan,
  context: BrowserContext,
  { site, far }: KillParts,
): Promise<readonly NotebookTab[]> {
  const { notebook, tabs, moment, name } = plan;
  const farUrl = far.urlOf(name);
  const isFile = notebook === 'file' || notebook === 'long file' || notebook === 'large file';
  const hash =
    notebook === 'shipped' ? '#cells/tour' : notebook === 'link' ? `#${await toPermalink(killText(plan, farUrl))}` : '';
  const first = await NotebookTab.open(context, `${site}index.html${hash}`, plan, {
    isNew: notebook === 'new',
    ...(isFile && { file: killFile(plan, farUrl) }),
  });
  if (moment === 'running') await beginRunning(plan, first);
  if (moment === 'sharing before') await share(first);
  if (tabs === 1) {
    await first.setLanguage();
    return [first];
  }
  const second = await NotebookTab.open(context, first.page.url(), plan, { typedAt: first.typedAt });
  return [first, second];
}

/** Runs something, beside which is typed. */
async function beginRunning(plan: KillPlan, tab: NotebookTab): Promise<void> {
  if (HAVE_CELLS.has(plan.notebook)) {
    if (plan.field === 'control') await tab.field.focus();
    return tab.run(runnerOf(plan));
  }
  if (plan.notebook !== 'new') {
    await tab.frame.getByRole('button', { name: 'Run all' }).click();
    return tab.isRunning();
  }
  const [language, text] = OWN_RUNNERS[plan.part ?? ''] ?? ['javascript', WAITING_JAVASCRIPT];
  if (language !== 'python') await tab.cell.locator('select.language').selectOption(language);
  await tab.cell.focus();
  await tab.page.keyboard.press('Enter');
  await tab.cell.locator('.cm-content:focus').waitFor();
  await tab.page.keyboard.insertText(text);
  await tab.page.keyboard.press('Alt+Enter');
  const added = tab.frame.locator('[data-cell]:focus-within:not([data-cell="2"])');
  tab.typedAt = `[data-cell="${await added.getAttribute('data-cell')}"]`;
}

const OWN_RUNNERS: Readonly<Record<string, readonly [language: string, text: string]>> = {
  'Python is ended': ['python', WAITING_PYTHON],
  'SQL is ended': ['sql', LONG_SQL],
};

/** The cell that runs. */
function runnerOf({ notebook, part }: KillPlan): string {
  if (notebook === 'new') return '2';
  if (part === 'Python is ended') return CELL.python;
  return part === 'SQL is ended' ? CELL.sql : CELL.waiting;
}

async function changeEach(tabs: readonly NotebookTab[], count: number): Promise<void> {
  for (const tab of tabs) {
    if (tabs.length > 1) {
      await tab.page.bringToFront();
      await tab.field.focus();
    }
    await tab.change(count);
  }
}

/** What is done when half is typed. */
async function between(plan: KillPlan, tab: NotebookTab, parts: KillParts): Promise<PartEnded> {
  const { moment, part, name } = plan;
  if (moment === 'sharing between') await share(tab);
  const ended =
    part === undefined ? { fault: undefined } : await endPart(part, tab, { ...parts, name, runner: runnerOf(plan) });
  await tab.field.focus();
  return ended;
}

async function share({ frame, page }: NotebookTab): Promise<void> {
  await frame.getByRole('button', { name: 'Share', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Done' }).click();
}

/** Opens each notebook anew, and goes before that is done. */
async function beginOpening(tabs: readonly NotebookTab[], openingMs: number): Promise<void> {
  for (const { page } of tabs) {
    await page.reload({ waitUntil: 'commit' });
    await page.waitForTimeout(openingMs);
  }
}

/** What a tab's address shows, of which nothing may be told but what other tabs have done. */
async function openAgain(
  plan: KillPlan,
  context: BrowserContext,
  address: string,
  { typedAt }: NotebookTab,
): Promise<{ readonly value: string } | { readonly fault: string }> {
  const tab = await NotebookTab.open(context, address, plan, { typedAt });
  try {
    const told = await tab.page.locator('[data-notice="storage"], [data-notice="frame"]').allTextContents();
    if (told.length > 0) return { fault: `after ${plan.death}: ${told.join(' ')}` };
    return { value: await tab.field.value() };
  } finally {
    await tab.page.close();
  }
}

/** A word that no other kill types. */
function wordOf(name: string, mark: string): string {
  return `${mark}${name.replace(/\d/g, (digit) => String.fromCharCode(97 + Number(digit)))}`;
}
