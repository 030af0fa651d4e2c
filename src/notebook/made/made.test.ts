// @vitest-environment jsdom
import { expect, it } from 'vitest';
import type { Provenance } from '../../../workers/wire/provenance.ts';
import { fromHtml, toHtml } from '../html.ts';
import { readIpynb } from '../ipynb/readIpynb.ts';
import { writeIpynb } from '../ipynb/writeIpynb.ts';
import type { CellResult } from '../results/cellResult.ts';
import { inertResult } from '../results/inertResult.ts';
import type { Made } from './made.ts';
import { madeOf } from './madeOf.ts';
import { readMade, readWith, writeWith } from './madeText.ts';
import { dataThatDiffers, partsText, partsThatDiffer } from './partsThatDiffer.ts';

const MADE: Made = {
  with: { skybook: '0.1.0', lock: 'abc123', numpy: '2.4.3' },
  of: [{ url: 'https://a.test/x?a=1&b="2"', identity: 'W/"5f-<1>"' }],
};
const source = (more: Partial<Provenance>): Provenance => ({
  service: 'a',
  url: 'https://a.test/x',
  retrievedAt: '2026-11-03T10:00:00Z',
  isTruncated: false,
  origin: {},
  ...more,
});
const result = (atMs: number, more: Partial<CellResult> = {}): CellResult => ({
  atMs,
  own: 'a',
  made: 'b',
  outputs: [],
  ...more,
});

it('a file says with what its results were made, in the form of this site and in Jupyter’s', () => {
  const notebook = {
    title: 'Stars',
    cells: [{ id: '1', language: 'sql', text: '1', pinned: true, hidden: false }],
    made: MADE,
  } as const;
  expect(fromHtml(toHtml(notebook))).toEqual(notebook);
  expect(fromHtml(toHtml(notebook), { isForeign: true })?.made).toEqual(MADE);
  expect(readIpynb(writeIpynb(notebook))?.made).toEqual(MADE);
  const { made: _, ...plain } = notebook;
  expect(toHtml(plain)).not.toContain('<meta');
});

it('what others wrote there is names, versions and addresses, or nothing', () => {
  expect(readWith('numpy=2.4.3 <script>=1 x=<img> =1 NUMPY=1 a')).toEqual({ numpy: '2.4.3' });
  expect(Object.keys(readWith(Array.from({ length: 99 }, (_, i) => `p${i}=1`).join(' ')))).toHaveLength(30);
  for (const value of [undefined, null, 1, 'x', [], { with: 1, of: 'x' }, { with: '', of: [1, 'x', null] }])
    expect(readMade(value)).toBeUndefined();
  expect(inertResult({ ...result(1), site: 'numpy=1 <b>' })?.site).toBe('numpy=1');
  expect(inertResult({ ...result(1), site: 5 })).not.toHaveProperty('site');
});

it('results rest on the site of the latest of them, and on each address once, by release, mark or day', () => {
  const results = {
    1: result(1, { site: 'numpy=1', sources: [source({ version: '"old"' })] }),
    2: result(5, { site: 'numpy=2', sources: [source({ version: '"new"' }), source({ url: 'local://x' })] }),
    3: result(3, {
      sources: [
        source({ url: 'https://b.test/', origin: { publishedAt: '2022' } }),
        source({ url: 'https://c.test/' }),
        source({ url: 'https://d.test/tap', origin: { version: 'DR3', updatedAt: '2026', publishedAt: '2022' } }),
        source({ url: 'https://e.test/tap', origin: { updatedAt: '2026', publishedAt: '2022' } }),
      ],
    }),
  };
  expect(madeOf(results, { numpy: 'here' })).toEqual({
    with: { numpy: '2' },
    of: [
      { url: 'https://a.test/x', identity: '"new"' },
      { url: 'https://b.test/', identity: '2022' },
      { url: 'https://c.test/', identity: 'asked on 2026-11-03' },
      { url: 'https://d.test/tap', identity: 'DR3' },
      { url: 'https://e.test/tap', identity: '2026' },
    ],
  });
  expect(madeOf({}, { numpy: 'here' })).toEqual({ with: { numpy: 'here' }, of: [] });
});

it('what differs here is told by name, and nothing where nothing is known', () => {
  const here = { skybook: '0.2.0', lock: 'def', numpy: '2.4.3', duckdb: '1' };
  expect(partsText(partsThatDiffer(MADE.with, here))).toBe('skybook 0.1.0 (here 0.2.0), duckdb none (here 1)');
  expect(partsText(partsThatDiffer(MADE.with, { ...MADE.with, lock: 'def' }))).toBe('other versions of smaller parts');
  expect(partsThatDiffer(MADE.with, MADE.with)).toEqual([]);
  expect(partsThatDiffer({}, here)).toEqual([]);
  expect(partsThatDiffer(MADE.with, {})).toEqual([]);
  expect(writeWith(MADE.with)).toBe('skybook=0.1.0 lock=abc123 numpy=2.4.3');
});

it('data are others where their release or mark is, not where they were asked for on another day', () => {
  const of = (identity: string): Made => ({ with: {}, of: [{ url: 'https://a.test/', identity }] });
  expect(dataThatDiffers(of('DR2'), of('DR3'))).toEqual(['https://a.test/']);
  expect(dataThatDiffers(of('DR3'), of('DR3'))).toEqual([]);
  expect(dataThatDiffers(of('asked on 2026-11-03'), of('asked on 2026-11-04'))).toEqual([]);
  expect(dataThatDiffers({ with: {}, of: [] }, of('DR3'))).toEqual([]);
});
