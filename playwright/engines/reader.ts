import { expect } from '@playwright/test';
import { notebookLink } from '../attacks/notebookLink.ts';
import { notebookFile, type TestCell } from '../notebookFile.ts';
import type { Engine, Json, Place } from './engine.ts';

/** What a cell shows. */
export type Seen = {
  readonly state: string;
  readonly text: string;
  readonly output: string;
  readonly failure: string;
  readonly kind: string;
  readonly refused: string;
};

/** Somebody who reads a notebook in an engine, and knows of it only what the page shows. */
export class Reader {
  readonly #engine: Engine;
  readonly #site: string;

  constructor(engine: Engine, site: string) {
    this.#engine = engine;
    this.#site = site;
  }

  /** Opens a link that holds these cells. */
  async openLink(cells: readonly TestCell[], title = 'Smoke'): Promise<void> {
    await this.#engine.open(`${this.#site}index.html${notebookLink(notebookFile(title, cells))}`);
    await expect
      .poll(() =>
        this.#ask(
          'notebook',
          (ids) => ids.every((id) => document.querySelector(`[data-cell="${id}"]`)),
          cells.map(({ id }) => id),
        ),
      )
      .toBe(true);
  }

  reload(): Promise<void> {
    return this.#engine.reload();
  }

  address(): Promise<string> {
    return this.#engine.evaluate('shell', () => location.href);
  }

  /** What the shell's bar says of the notebook: its words, where it came from, and the hosts that its code names. */
  bar(): Promise<{ readonly text: string; readonly origin: string; readonly hosts: string } | undefined> {
    return this.#ask('shell', () => {
      const bar = document.querySelector<HTMLElement>('[data-bar]');
      return bar
        ? { text: bar.innerText, origin: bar.dataset['origin'] ?? '', hosts: bar.dataset['hosts'] ?? '' }
        : undefined;
    });
  }

  /** What a cell shows; undefined while there is none. */
  seen(id: string): Promise<Seen | undefined> {
    return this.#ask(
      'notebook',
      (of) => {
        const cell = document.querySelector<HTMLElement>(`[data-cell="${of}"]`);
        if (!cell) return undefined;
        // Text of Markdown and HTML stands in a box of its own, which innerText leaves out.
        const wordsOf = (element: HTMLElement): string => {
          const boxes = [element, ...element.querySelectorAll('*')].flatMap(({ shadowRoot }) =>
            shadowRoot ? [...shadowRoot.children] : [],
          );
          return [element, ...boxes]
            .map((part) => (part instanceof HTMLElement && part.tagName !== 'STYLE' ? part.innerText : ''))
            .join('\n')
            .trim();
        };
        const words = (selector: string): string =>
          [...cell.querySelectorAll<HTMLElement>(selector)].map(wordsOf).join('\n');
        return {
          state: cell.dataset['state'] ?? '',
          text: words('.cm-content'),
          output: words('[data-output]'),
          failure: words('[data-failure]'),
          kind: cell.querySelector<HTMLElement>('[data-failure]')?.dataset['kind'] ?? '',
          refused: words('[data-refused]'),
        };
      },
      id,
    );
  }

  /** Waits until a cell has run, and gives what it shows then. */
  async settled(id: string, timeout = 240_000): Promise<Seen> {
    await expect
      .poll(async () => (await this.seen(id))?.state, { timeout, message: `cell ${id} ends` })
      .toMatch(/^(shown|failed)$/);
    return (await this.seen(id))!;
  }

  /** Presses a button of the notebook by its name. */
  async press(name: string): Promise<void> {
    await this.#click(`button[aria-label="${name}"]:enabled`);
  }

  /** Writes a text over a cell's, as an author does, and runs the cell. */
  async writeAndRun(id: string, text: string): Promise<void> {
    const editor = `[data-cell="${id}"] .cm-content`;
    await this.#click(editor);
    await expect
      .poll(() =>
        this.#ask('notebook', (wanted) => document.hasFocus() && document.activeElement?.matches(wanted), editor),
      )
      .toBe(true);
    await this.#engine.press('Control+a');
    await this.#engine.type(text);
    await this.#engine.press('Shift+Enter');
  }

  /** Presses an element of the notebook as soon as it is there; frames may change meanwhile. */
  #click(selector: string): Promise<void> {
    return expect(() => this.#engine.click('notebook', selector)).toPass({ timeout: 60_000 });
  }

  /** Asks a document, which may just be changing: undefined then. */
  async #ask<const Values extends readonly Json[], Result extends Json | undefined>(
    place: Place,
    run: (...values: Values) => Result,
    ...values: Values
  ): Promise<Result | undefined> {
    try {
      return await this.#engine.evaluate(place, run, ...values);
    } catch {
      return undefined;
    }
  }
}
