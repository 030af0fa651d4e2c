import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { bucketAddress } from '../../../workers/wire/bucketAddress.ts';
import { readPublished } from './readPublished.ts';
import { searchPublished } from './searchPublished.ts';

const FILE = resolve(import.meta.dirname, '../../../public/catalogues/published.json');
const list = readPublished(readFileSync(FILE, 'utf8'));

describe('the list of public catalogues', () => {
  it('is dated, names each address once, and every one is of the web or the site’s own', () => {
    expect(list.documentedOn).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    const addresses = list.catalogues.map(({ address }) => bucketAddress(address).replace(/\/$/, ''));
    expect(new Set(addresses).size).toBe(addresses.length);
    expect(addresses.filter((address) => !address.startsWith('https://'))).toEqual(['catalogues/hipparcos']);
    expect(new Set(list.catalogues.map(({ name }) => name)).size).toBe(addresses.length);
  });

  it('keeps what it can of a list that somebody has changed', () => {
    const odd = {
      catalogues: [
        { name: 'a' },
        7,
        { name: 'b', address: 'x', columns: [{}, { name: 'c' }], rows: 'many', cite: 'javascript:1' },
      ],
    };
    expect(readPublished(JSON.stringify(odd)).catalogues).toEqual([
      { name: 'b', address: 'x', about: '', columns: [{ name: 'c' }] },
    ]);
    expect(readPublished('[]').catalogues).toEqual([]);
  });

  it.each([
    [
      [
        { name: 'x', ucd: 'pos.eq.ra' },
        { name: 'y', ucd: 'pos.eq.dec' },
      ],
      { ra: 'x', dec: 'y' },
    ],
    [[{ name: 'flux' }, { name: 'RAJ2000' }, { name: 'DEJ2000' }], { ra: 'RAJ2000', dec: 'DEJ2000' }],
    [
      [
        { name: 'l', ucd: 'pos.galactic.lon' },
        { name: 'b', ucd: 'pos.galactic.lat' },
      ],
      undefined,
    ],
    [[{ name: 'ra' }], undefined],
    [
      [
        { name: 'ra', unit: 'parsec' },
        { name: 'dec', unit: 'parsec' },
      ],
      undefined,
    ],
  ])('tells by the one finder of positions which of %j a first query is of', (columns, position) => {
    const [found] = readPublished(JSON.stringify({ catalogues: [{ name: 'a', address: 'x', columns }] })).catalogues;
    expect(found?.position).toEqual(position);
  });

  it('is searched by words of names, contents, columns and UCDs, names first', () => {
    const names = (question: string) => searchPublished(list.catalogues, question).map(({ name }) => name);
    expect(names('')).toHaveLength(list.catalogues.length);
    expect(names('gaia')[0]).toMatch(/^Gaia/);
    expect(names('Gaia distances')).toEqual(['Gaia EDR3 distances (Bailer-Jones)']);
    expect(names('src.redshift')).toContain('TNS');
    expect(names('no such words')).toEqual([]);
  });
});
