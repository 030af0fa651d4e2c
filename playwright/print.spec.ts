import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { itemAt } from '../src/known/itemAt.ts';
import { readPdf, type OnPaper, type Paper } from './pdf.ts';
import { expect, test } from './site.ts';

const CELLS = resolve(import.meta.dirname, '../cells');

for (const name of readdirSync(CELLS)) {
  test(`in the PDF of ${name} nothing is cut, and code is there or not as one likes`, async ({ site, context }) => {
    await site.open(`#cells/${name}`);
    await site.button('Download').click();
    const [download] = await Promise.all([
      site.page.waitForEvent('download'),
      site.frame.getByRole('menuitem', { name: 'With results', exact: true }).click(),
    ]);
    const path = test.info().outputPath('page.html');
    await download.saveAs(path);
    const reader = await context.newPage();
    await reader.goto(`file://${path}`);
    await reader.emulateMedia({ media: 'print' });
    const print = async () => readPdf(await reader.pdf({ preferCSSPageSize: true, tagged: true }));
    const seen = await reader.evaluate(() => ({
      text: document.body.innerText,
      code: [...document.querySelectorAll<HTMLElement>('.code pre')].map(({ innerText }) => innerText),
      rows: document.querySelectorAll('tr:has(> td)').length,
      pictures: document.querySelectorAll('img').length,
      links: [...document.querySelectorAll<HTMLAnchorElement>('main a[href^="http"]')].map(({ href }) => href),
    }));

    const paper = await print();
    expect(cutOff(paper)).toEqual([]);
    // What stands on two pages is there twice.
    expect([paper.rows, paper.pictures.length]).toEqual([seen.rows, seen.pictures]);
    const printed = packed(paper.texts.map(({ text }) => text).join(''));
    expect(seen.text.split(/\s+/).filter((word) => !printed.includes(packed(word)))).toEqual([]);
    for (const href of seen.links) expect(printed).toContain(packed(href));

    await reader.emulateMedia({ media: null });
    await reader.getByLabel('Without code').check();
    const short = await print();
    const without = packed(short.texts.map(({ text }) => text).join(''));
    for (const code of seen.code) expect(without).not.toContain(packed(code));
    expect([short.rows, short.pictures.length]).toEqual([seen.rows, seen.pictures]);
    expect(cutOff(short)).toEqual([]);
  });
}

/** What reaches over the edge of its page. */
function cutOff({ pages, texts, pictures }: Paper): readonly OnPaper[] {
  return [...texts, ...pictures].filter(({ page, left, right, bottom, top }) => {
    const { width, height } = itemAt(pages, page - 1);
    return left < -1 || bottom < -1 || right > width + 1 || top > height + 1;
  });
}

/** A text without the blanks at which lines are broken, in one form of each letter. */
function packed(text: string): string {
  return text.normalize('NFKC').replace(/[\s\u00ad]+/g, '');
}
