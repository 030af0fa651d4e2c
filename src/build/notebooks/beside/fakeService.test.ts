import { expect, test } from 'vitest';
import { fakeService } from './fakeService.ts';
import { importsOf } from './importsOf.ts';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

test('a table service answers with the columns that a query names, by address and by form', () => {
  const query = 'SELECT TOP 5 ra, max(b.g_mag) AS brightest, main_id FROM gaia b WHERE 1=1';
  for (const { body } of [
    fakeService(`https://a.org/tap/sync?QUERY=${encodeURIComponent(query)}`, ''),
    fakeService('https://a.org/tap/sync', new URLSearchParams({ LANG: 'ADQL', QUERY: query }).toString()),
  ])
    expect(
      [...String(body).matchAll(/FIELD name="(\w+)" ID="\w+" datatype="(\w+)"/g)].map((found) => found.slice(1)),
    ).toEqual([
      ['ra', 'double'],
      ['brightest', 'double'],
      ['main_id', 'char'],
    ]);
});

test.each([
  ['https://a.org/x.fits', 'application/fits', 2880 + 5760],
  ['https://a.org/x.csv.gz', 'text/plain', undefined],
  ['https://a.org/scs?RA=1&DEC=2&SR=1', 'application/x-votable+xml', undefined],
  ['https://cds.unistra.fr/cgi-bin/nph-sesame/A?M31', 'text/plain', undefined],
])('%s is answered as %s', (address, type, bytes) => {
  const answer = fakeService(address, '');
  expect([answer.status, answer.type]).toEqual([200, type]);
  if (bytes !== undefined) expect(answer.body.length).toBe(bytes);
});

test('the modules that a notebook imports are found in its Python', () => {
  const folder = mkdtempSync(join(tmpdir(), 'skybook-imports-'));
  const source = '%matplotlib inline\nimport numpy as np, h5py\nfrom astropy.io import fits\nif x:\n    import sep';
  const cells = [{ cell_type: 'code', source, metadata: {}, outputs: [] }];
  try {
    writeFileSync(join(folder, 'a.ipynb'), JSON.stringify({ nbformat: 4, nbformat_minor: 5, metadata: {}, cells }));
    expect(importsOf(join(folder, 'a.ipynb'))).toEqual(['numpy', 'h5py', 'astropy', 'sep']);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
