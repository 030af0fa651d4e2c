// @vitest-environment jsdom
import { describe, expect, test } from 'vitest';
import type { Provenance } from '../../../workers/wire/provenance.ts';
import { acknowledgement } from './acknowledgement.ts';
import { citationText } from './citation.ts';
import { dataUsed } from './dataUsed.ts';
import { referenceOf } from './reference.ts';
import { sourceLine } from './sourceLine.ts';
import { sourceNotes } from './sourceNotes.ts';

const simbad: Provenance = {
  service: 'SIMBAD',
  protocol: 'TAP',
  url: 'https://simbad.cds.unistra.fr/simbad/sim-tap',
  query: 'SELECT <b>',
  retrievedAt: '2026-11-23T22:10:31.123Z',
  rows: 5000,
  isTruncated: true,
  origin: { citations: ['2000A&AS..143....9W', 'doi:10.26093/cds/vizier'], rightsUrl: 'javascript:alert(1)' },
};

describe('the source of a table', () => {
  test('is told in a line', () => {
    expect(sourceLine(simbad)).toBe('SIMBAD TAP · 23 Nov 2026 22:10 UTC · 5,000 rows, truncated by the service');
    expect(sourceLine({ ...simbad, service: 'VizieR TAP', rows: 1, isTruncated: false })).toBe(
      'VizieR TAP · 23 Nov 2026 22:10 UTC · 1 row',
    );
    expect(
      sourceLine({ ...simbad, protocol: 'HATS', origin: { title: 'Hipparcos' }, rows: undefined, isTruncated: false }),
    ).toBe('Hipparcos (HATS) · 23 Nov 2026 22:10 UTC');
  });

  test('takes an instant without a zone for UTC, as DALI does', () => {
    expect(sourceLine({ ...simbad, retrievedAt: '2025-05-08T00:06:04' })).toContain('8 May 2025 00:06 UTC');
  });

  test('opens to its query as text and links for what can be cited, none for scripts', () => {
    const notes = sourceNotes([simbad]);
    expect(notes.querySelector('details')!.dataset).toHaveProperty('truncated');
    expect(notes.querySelector('pre')!.textContent).toBe('SELECT <b>');
    expect([...notes.querySelectorAll('a')].map(({ href }) => href)).toEqual([
      'https://simbad.cds.unistra.fr/simbad/sim-tap',
      'https://ui.adsabs.harvard.edu/abs/2000A%26AS..143....9W',
      'https://doi.org/10.26093/cds/vizier',
    ]);
    expect(notes.textContent).toContain('javascript:alert(1)');
  });

  test('stands with its like; those beyond the fourth open behind one line', () => {
    const many = sourceNotes(Array.from({ length: 7 }, (_, i) => ({ ...simbad, query: `${i}` })));
    expect(many.children).toHaveLength(5);
    expect(many.lastElementChild!.querySelector('summary')!.textContent).toBe('and 3 more');
  });
});

test('a reference is a bibcode, a DOI, an address, or words', () => {
  expect(referenceOf('bibcode:2006MNRAS.373...79P')).toEqual({
    text: '2006MNRAS.373...79P',
    href: 'https://ui.adsabs.harvard.edu/abs/2006MNRAS.373...79P',
  });
  expect(referenceOf('https://doi.org/10.5270/esa-1ugzkg7').text).toBe('doi:10.5270/esa-1ugzkg7');
  expect(referenceOf('van Leeuwen (2007)')).toEqual({ text: 'van Leeuwen (2007)' });
});

describe('the acknowledgement', () => {
  test('has a sentence for each data set and service, and what to cite, each once', () => {
    const text = acknowledgement([
      simbad,
      simbad,
      {
        ...simbad,
        service: 'VizieR TAP',
        url: 'https://tapvizier.cds.unistra.fr/TAPVizieR/tap',
        query: 'SELECT * FROM "I/355/gaiadr3" JOIN "J/A+A/649/A6/table1c" USING (id)',
        isTruncated: false,
        origin: {},
      },
    ]);
    expect(text.split('\n')).toEqual([
      expect.stringMatching(
        /^This work used data from SIMBAD TAP \(https:\S+, retrieved 23 Nov 2026, truncated by the service; licence: javascript:alert\(1\)\)\.$/,
      ) as string,
      expect.stringContaining('made use of the SIMBAD database') as string,
      'This work used the VizieR catalogues I/355, J/A+A/649/A6 (https://tapvizier.cds.unistra.fr/TAPVizieR/tap, retrieved 23 Nov 2026).',
      expect.stringContaining('VizieR catalogue access tool') as string,
      '',
      'References: 2000A&AS..143....9W; doi:10.26093/cds/vizier; 2000A&AS..143...23O',
    ]);
  });

  test('names the catalogues of VizieR however they were asked for', () => {
    const cone = {
      ...simbad,
      service: 'vizier.cds.unistra.fr',
      url: 'https://vizier.cds.unistra.fr/viz-bin/conesearch/I/311/hip2',
      query: 'https://vizier.cds.unistra.fr/viz-bin/conesearch/I/311/hip2?RA=1',
      isTruncated: false,
      origin: {},
    };
    expect(acknowledgement([cone])).toContain('the VizieR catalogue I/311 (');
  });

  test('of a file of one’s own names no address', () => {
    expect(
      acknowledgement([
        { ...simbad, url: 'local://x.csv', service: 'your disk', protocol: undefined, isTruncated: false, origin: {} },
      ]),
    ).toBe('This work used data from your disk (a file, retrieved 23 Nov 2026).');
  });

  test('stands at the notebook’s end, where a button copies it', async () => {
    const copied: string[] = [];
    Object.assign(navigator, { clipboard: { writeText: async (text: string) => void copied.push(text) } });
    const list = dataUsed([simbad]);
    list.querySelector('button')!.click();
    await Promise.resolve();
    expect(copied).toEqual([acknowledgement([simbad])]);
  });
});

test('a notebook is cited with the versions, packages and data that its results rest on', () => {
  const text = citationText({
    title: 'Pleiades {2}',
    parts: { skybook: '0.1.0', lock: 'abc', python: '3.14.2', numpy: '2.4.3', astropy: '7.2.0' },
    asOfMs: Date.UTC(2026, 10, 28),
    sources: [simbad],
    data: [{ url: 'https://a.test/hats', identity: '2025-01-02' }],
    python: ['from astropy.table import Table\nnumpyish = 1'],
  });
  expect(text).toContain(
    '“Pleiades {2}”, a Skybook notebook, results of 28 Nov 2026, made with Skybook 0.1.0 (packages abc): python 3.14.2',
  );
  expect(text).toContain('Software to cite: astropy (2022ApJ...935..167A).');
  expect(text).toContain('https://a.test/hats (2025-01-02)');
  expect(text).toContain(acknowledgement([simbad]));
  expect(text).toContain('@misc{pleiades2026,\n  title = {Pleiades 2},');
});
