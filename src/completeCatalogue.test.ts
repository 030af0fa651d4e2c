import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Column } from '../workers/wire/column.ts';
import { readPublished } from './catalogue/published/readPublished.ts';
import { completeCatalogue } from './completeCatalogue.ts';
import type { Language } from './notebook/cell.ts';

const LIST = readPublished(readFileSync(resolve(import.meta.dirname, '../public/catalogues/published.json'), 'utf8'));
const READ: Readonly<Record<string, readonly Column[]>> = {
  'https://a/c': [
    { name: 'ra', type: 'DOUBLE', unit: 'deg', ucd: 'pos.eq.ra;meta.main' },
    { name: 'B-V', type: 'FLOAT', unit: 'mag' },
  ],
  mine: [{ name: 'flux', type: 'DOUBLE', unit: 'Jy' }],
};
const known = { published: async () => LIST.catalogues, columnsOf: (name: string) => READ[name] };

/** Completes at the bar. */
function at(marked: string, language: Language = 'sql') {
  const position = marked.indexOf('|');
  return completeCatalogue(marked.replace('|', ''), position, language, known);
}
const labels = async (...asked: Parameters<typeof at>) => (await at(...asked))?.options.map(({ label }) => label);

describe('completeCatalogue', () => {
  it.each([
    ["SELECT * FROM hats('|", 'sql'],
    ["SELECT * FROM hats('gaia dr3|", 'sql'],
    ["SELECT * FROM hats('gaia dr3|') WHERE x = 'y'", 'sql'],
    ["SELECT * FROM 'gaia dr3|", 'sql'],
    ["SELECT * FROM read_parquet('https://data.lsdb.io/hats/gaia|", 'sql'],
    ["cat = catalog('gaia dr3|", 'python'],
    ['cat = catalog("gaia dr3|', 'python'],
  ] as const)('finds addresses of public catalogues within %s', async (text, language) => {
    expect(await at(text, language)).toMatchObject({ from: text.search(/(?<=['"])[^'"]*\|/), isFound: true });
    expect(await labels(text, language)).toContain('https://data.lsdb.io/hats/gaia_dr3');
  });

  it('finds them by what they hold, and says what they are', async () => {
    const found = await at("SELECT * FROM hats('redshift|");
    expect(found?.options.map(({ label }) => label)).toContain('https://data.lsdb.io/hats/desi/desi_dr1_zcat');
    expect((await at("FROM hats('ztf_dr22|"))?.options[0]).toMatchObject({
      label: 'https://data.lsdb.io/hats/ztf_dr22',
      detail: 'ZTF DR22 light curves, 4,916,380,933 rows',
    });
  });

  it('proposes columns of a read catalogue with type, unit and UCD, quoted where they have to be', async () => {
    expect((await at("SELECT r| FROM hats('https://a/c')"))?.options).toEqual([
      { label: 'ra', detail: 'DOUBLE · deg · pos.eq.ra;meta.main', kind: 'column' },
    ]);
    expect(await labels("SELECT b| FROM 'https://a/c'")).toEqual(['"B-V"']);
    expect(await at("SELECT \"B| FROM hats('https://a/c')")).toMatchObject({ from: 7, options: [{ label: '"B-V"' }] });
    expect(await labels("SELECT x.| FROM hats('https://a/c') AS x JOIN mine")).toEqual(['ra', '"B-V"']);
    expect(await labels("SELECT mine.f| FROM hats('https://a/c') x JOIN mine ON true")).toEqual(['flux']);
  });

  it('proposes the columns worth knowing of a listed catalogue that nobody has read', async () => {
    expect(await labels("SELECT phot_g| FROM hats('https://data.lsdb.io/hats/gaia_dr3/')")).toEqual([
      'phot_g_mean_mag',
    ]);
    expect(await labels("SELECT 1 FROM hats('s3://stpubdata/gaia/gaia_dr3/public/hats') WHERE paral|")).toEqual([
      'parallax',
      'parallax_error',
    ]);
  });

  it('proposes nothing in texts and comments, and nothing that is not known', async () => {
    for (const text of ["SELECT 'r| FROM hats('https://a/c')", '-- r|', "SELECT r| FROM hats('https://b/none')", 'x|'])
      expect(await at(text)).toBeUndefined();
    expect(await at("hats('gaia|", 'markdown')).toBeUndefined();
    expect(await at("SELECT r| FROM hats('https://a/c')", 'python')).toBeUndefined();
  });
});
