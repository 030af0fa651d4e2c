import type { BrowserContext, Locator, Page } from '@playwright/test';
import type { KillField, KillNotebook } from '../../src/build/kills/killPlan.ts';
import type { TypedState } from '../../src/build/kills/judgeKill.ts';

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';
const OPEN_MS = 30_000;

/** A tab with a notebook in which somebody types, of which every state is noted. */
export class NotebookTab {
  readonly page: Page;
  readonly typed: TypedState[] = [];
  /** What stood there before. */
  before = '';
  readonly #field: KillField;
  readonly #notebook: KillNotebook;

  private constructor(page: Page, { field, notebook }: { readonly field: KillField; readonly notebook: KillNotebook }) {
    this.page = page;
    this.#field = field;
    this.#notebook = notebook;
  }

  /** Opens an address, or begins a new notebook there, and waits until it is drawn. */
  static async open(
    context: BrowserContext,
    url: string,
    what: { readonly field: KillField; readonly notebook: KillNotebook; readonly isNew?: boolean },
  ): Promise<NotebookTab> {
    const page = await context.newPage();
    await page.goto(url);
    if (what.isNew) await page.getByRole('button', { name: 'New notebook' }).click();
    const tab = new NotebookTab(page, what);
    await tab.frame.locator('[data-cell]').first().waitFor({ timeout: OPEN_MS });
    return tab;
  }

  get frame(): ReturnType<Page['frameLocator']> {
    return this.page.frameLocator('iframe.stage').frameLocator('iframe[data-notebook]');
  }

  get cell(): Locator {
    return this.#notebook === 'shipped'
      ? this.frame.locator('[data-cell][data-language="python"]').first()
      : this.frame.locator('[data-cell="2"]');
  }

  /** Puts the caret into what is typed into. */
  async focus(): Promise<void> {
    if (this.#field !== 'text') return this.#input().click({ timeout: OPEN_MS });
    await this.cell.locator('.editor').click({ timeout: OPEN_MS });
    await this.cell.locator('.cm-content').click({ timeout: OPEN_MS });
  }

  /** What stands there. */
  async value(): Promise<string> {
    if (this.#field !== 'text') return this.#input().inputValue({ timeout: OPEN_MS });
    await this.focus();
    return (await this.cell.locator('.cm-line').allTextContents()).join('\n').trim();
  }

  /** Takes away what stands there and types a word in its place. */
  async begin(word: string): Promise<void> {
    this.before = await this.value();
    await this.replace(word);
    this.typed.push({ value: word, atMs: Date.now() });
  }

  /** Writes something in place of what stands there, of which nothing is noted. */
  async replace(text: string): Promise<void> {
    await this.focus();
    await this.page.keyboard.press('ControlOrMeta+a');
    await this.page.keyboard.insertText(text);
  }

  /** Types letter by letter, and notes each state with the time at which the page had it. */
  async type(letters: number, restMs: number, longRestMs: number): Promise<void> {
    let { value } = this.typed.at(-1)!;
    for (let place = 0; place < letters; place++) {
      const letter = LETTERS[place % LETTERS.length]!;
      await this.page.keyboard.press(letter);
      this.typed.push({ value: (value += letter), atMs: Date.now() });
      await this.page.waitForTimeout(restMs + (place % 9 === 8 ? longRestMs : 0));
    }
  }

  #input(): Locator {
    return this.#field === 'title'
      ? this.frame.getByRole('textbox', { name: 'Notebook title' })
      : this.cell.getByRole('textbox', { name: 'Output name' });
  }
}
