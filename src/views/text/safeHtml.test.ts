// @vitest-environment jsdom
import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { safeHtml } from './safeHtml.ts';

const FOLDER = resolve(import.meta.dirname, 'cases');

/** In each file: `=== title`, the HTML of a cell, `---`, what must be left of it where good.test alone is let. */
for (const file of readdirSync(FOLDER)) {
  const cases = readFileSync(resolve(FOLDER, file), 'utf8').split(/^=== /m).slice(1);
  describe(`HTML of cells, ${file}`, () => {
    test.each(cases.map((text) => [text.slice(0, text.indexOf('\n')), text.slice(text.indexOf('\n') + 1)]))(
      '%s',
      (_, text) => {
        const [html = '', left = ''] = text!.split('\n---\n');
        const asked: string[] = [];
        const box = document.createElement('div');
        box.append(
          safeHtml(html, {
            siteUrl: 'https://site.test/repo/',
            pictures: { allows: (host) => host === 'good.test', show: (host) => void asked.push(host) },
          }),
        );
        expect(box.innerHTML).toBe(left.trim());
        for (const button of box.querySelectorAll<HTMLElement>('[data-placeholder]')) button.click();
        expect(asked).toEqual(
          Array.from(box.querySelectorAll('[data-placeholder]'), (button) => button.getAttribute('data-host')),
        );
      },
    );
  });
}

test('a pressed place-holder presses nothing around it', () => {
  const box = document.createElement('div');
  box.append(safeHtml('<details><summary><img src="https://evil.test/a.png"></summary>a</details>'));
  document.body.append(box);
  box.querySelector('button')!.click();
  expect(box.querySelector('details')!.open).toBe(false);
});
