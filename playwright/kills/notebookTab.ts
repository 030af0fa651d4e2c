import type { BrowserContext, FrameLocator, Locator, Page } from '@playwright/test';
import type { TypedState } from '../../src/build/kills/judgeKill.ts';
import type { KillPlan } from '../../src/build/kills/killPlan.ts';
import { seededBelow } from '../../src/known/testing/seededBelow.ts';
import { CELL, typedCell, type KillFile } from './killCells.ts';
import { isSoon } from './isSoon.ts';
import { cellsField, controlField, typedField, type KillField } from './killField.ts';

/** A tab with a notebook that somebody changes, of which every state is noted. */
export class NotebookTab {
  page: Page;
  readonly field: KillField;
  readonly typed: TypedState[] = [];
  /** What stood there before. */
  before = '';
  /** How long after each death it was told. */
  readonly toldMs: number[] = [];
  /** Which cell is changed. */
  typedAt: string;
  readonly #plan: KillPlan;

  private constructor(page: Page, plan: KillPlan) {
    this.page = page;
    this.#plan = plan;
    this.typedAt = typedCell(plan.notebook, plan.language);
    const at = () => this.cell;
    const keys = () => this.page.keyboard;
    const fields: Readonly<Record<KillPlan['field'], () => KillField>> = {
      text: () => typedField(keys, at, true),
      title: () => typedField(keys, () => this.frame.getByRole('textbox', { name: 'Notebook title' }), false),
      'result name': () => typedField(keys, () => at().getByRole('textbox', { name: 'Output name' }), false),
      cells: () =>
        cellsField(keys, () => this.frame.locator('[data-cell]'), at, seededBelow(plan.changes + plan.openingMs)),
      control: () =>
        controlField(
          keys,
          () => this.made(CELL.control),
          () => this.run(CELL.control),
        ),
    };
    this.field = fields[plan.field]();
  }

  /** Opens an address, or begins a new notebook or opens a file there, and waits until it is drawn. */
  static async open(
    context: BrowserContext,
    url: string,
    plan: KillPlan,
    {
      isNew = false,
      file,
      typedAt,
    }: { readonly isNew?: boolean; readonly file?: KillFile; readonly typedAt?: string } = {},
  ): Promise<NotebookTab> {
    const page = await context.newPage();
    await page.goto(url);
    if (isNew) await page.getByRole('button', { name: 'New notebook' }).click();
    if (file) await page.locator('input[type=file]').setInputFiles(file);
    const tab = new NotebookTab(page, plan);
    await tab.isDrawn();
    if (typedAt !== undefined) tab.typedAt = typedAt;
    // Its language may change.
    else if (plan.notebook === 'shipped') tab.typedAt = `[data-cell="${await tab.cell.getAttribute('data-cell')}"]`;
    return tab;
  }

  get frame(): FrameLocator {
    return this.page.frameLocator('iframe.stage').frameLocator('iframe[data-notebook]');
  }

  /** The cell that is changed. */
  get cell(): Locator {
    return this.frame.locator(this.typedAt).first();
  }

  /** A cell of a made notebook. */
  made(id: string): Locator {
    return this.frame.locator(`[data-cell="${id}"]`);
  }

  async isDrawn(): Promise<void> {
    await this.frame.locator('[data-cell]').first().waitFor();
  }

  /** Gives the cell that is changed its language. */
  async setLanguage(): Promise<void> {
    const { language, field, notebook } = this.#plan;
    if (notebook === 'shipped' || field === 'control') return;
    if ((await this.cell.getAttribute('data-language')) !== language)
      await this.cell.locator('select.language').selectOption(language);
  }

  /** Runs a cell by its key. */
  async run(id: string): Promise<void> {
    await this.made(id).focus();
    await this.page.keyboard.press('ControlOrMeta+Enter');
    await this.isRunning();
  }

  /** Waits until a page that may run has taken the place of one that is read. */
  async isRunning(): Promise<void> {
    await this.page.locator('[data-bar] button.stop').waitFor();
  }

  /** Makes the first change. */
  async begin(word: string): Promise<void> {
    this.before = await this.field.value();
    this.typed.push({ value: await this.field.begin(word), atMs: Date.now() });
  }

  /** Makes one change after the other, and notes each state with the time at which the page had it. */
  async change(count: number): Promise<void> {
    const { restMs, longRestMs } = this.#plan;
    for (let left = count; left > 0; left--) {
      const place = this.typed.length;
      const value = await this.field.change(place, this.typed.at(-1)!.value);
      this.typed.push({ value, atMs: Date.now() });
      await this.page.waitForTimeout(restMs + (place % 9 === 8 ? longRestMs : 0));
    }
  }

  /** Whether a death is told soon; notes how long that took. */
  async isTold(look: () => Promise<boolean>, withinMs?: number): Promise<boolean> {
    const diedMs = Date.now();
    const isTold = await isSoon(look, withinMs);
    this.toldMs.push(Date.now() - diedMs);
    return isTold;
  }

  /** Counts the age of what was typed from now on. */
  ageFromNow(): void {
    const atMs = Date.now();
    this.typed.splice(0, Infinity, ...this.typed.map(({ value }) => ({ value, atMs })));
  }
}
