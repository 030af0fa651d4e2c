// @vitest-environment jsdom
import { expect, test } from 'vitest';
import type { PublicCatalogue } from '../../../workers/wire/publicCatalogue.ts';
import { PublicList } from './publicList.ts';
import type { ReadyLine } from './readyLines.ts';

const STARS: PublicCatalogue = {
  name: 'Stars',
  about: 'Stars of the sky.',
  address: 's3://bucket/stars',
  rows: 12_345,
  columns: [{ name: 'id' }, { name: 'RA' }, { name: 'e-mag' }, { name: 'Dec' }],
  position: { ra: 'RA', dec: 'Dec' },
  margins: ['stars_10arcs'],
  indexes: ['id'],
  cite: 'https://ads.test/1',
};
const PLAIN: PublicCatalogue = { name: "O'Plain", about: '', address: "https://a.test/o'plain", columns: [] };
const asked: string[] = [];

async function list(catalogues: readonly PublicCatalogue[]) {
  const inserted: ReadyLine[] = [];
  const find = async (question: string) => {
    asked.push(question);
    return { documentedOn: '2026-07-23', documentedBy: 'the publisher', catalogues };
  };
  const shown = new PublicList(find, (line) => inserted.push(line));
  await shown.draw();
  return {
    shown,
    inserted,
    text: shown.element.textContent,
    item: (name: string) => shown.element.querySelector(`[data-public="${name}"]`),
  };
}

test('a catalogue tells its size, host, margin, index and what was not probed; its code reads a small region', async () => {
  const { shown, inserted, text, item } = await list([STARS, PLAIN]);
  for (const words of [
    '12,345 rows',
    'bucket.s3.amazonaws.com: as documented by the publisher on 2026-07-23, not probed.',
    'Margin: stars_10arcs. Indexed: id.',
  ])
    expect(text).toContain(words);
  expect(item('Stars')?.querySelector('a')?.href).toBe('https://ads.test/1');
  const [sql, python] = [...(item('Stars')?.querySelectorAll('code') ?? [])].map((code) => code.textContent);
  expect(sql).toBe(
    'SELECT RA, Dec, id, "e-mag"\nFROM hats(\'s3://bucket/stars\')\nWHERE 1 = CONTAINS(POINT(RA, Dec), CIRCLE(56.75, 24.12, 0.1))',
  );
  expect(python).toContain('catalog("s3://bucket/stars").cone(56.75, 24.12, 0.1).columns("RA", "Dec", "id", "e-mag")');
  shown.element.querySelector<HTMLButtonElement>('[aria-label^="Insert a SQL cell for O"]')?.click();
  expect(inserted).toEqual([{ language: 'sql', text: "DESCRIBE hats('https://a.test/o''plain')" }]);
});

test.each([
  [{ on: '2026-11-29', answersPages: true, givesRanges: true }, 'a.test: answers pages, as of 2026-11-29.'],
  [{ on: '2026-11-29', answersPages: true, givesRanges: false }, 'a.test: answers pages, whole files only, as of'],
  [{ on: '2026-11-29', answersPages: false }, 'a.test: does not let pages of other sites read it (CORS), as of'],
  [{ on: '2026-11-29', answersPages: false, failure: 'HTTP 404' }, 'could not be opened on 2026-11-29 (HTTP 404)'],
])('what a probe found (%j) is told', async (probe, expected) => {
  expect((await list([{ ...PLAIN, probe }])).text).toContain(expected);
});

test('what is typed is looked for, and a list that cannot be had is said', async () => {
  const { shown } = await list([]);
  const box = shown.element.querySelector('input')!;
  box.value = 'infrared';
  box.dispatchEvent(new Event('input'));
  expect(asked.at(-1)).toBe('infrared');
  expect(shown.element.textContent).toContain('No catalogue of the list has all of these words.');
  const none = new PublicList(
    () => Promise.reject(new Error('none')),
    () => undefined,
  );
  await none.draw();
  expect(none.element.textContent).toContain('could not be read');
});
