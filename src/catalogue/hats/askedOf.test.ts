import { describe, expect, it } from 'vitest';
import { WHOLE_SKY } from '../coverage/coverage.ts';
import { coverRegion } from '../region/coverRegion.ts';
import { askedOf, nansLost } from './askedOf.ts';
import type { Catalogue } from './catalogue.ts';

const names = Array.from({ length: 9 }, (_, i) => `c${i}`);
const catalogue: Catalogue = {
  name: 'x',
  url: 'https://a/x/',
  product: 'object',
  partitions: [],
  columns: [
    { name: '_healpix_29', type: 'BIGINT' },
    ...names.map((name) => ({ name, type: 'DOUBLE' })),
    { name: 'ra', type: 'DOUBLE' },
    { name: 'dec', type: 'DOUBLE' },
    { name: 'f', type: 'FLOAT' },
    { name: 't', type: 'VARCHAR' },
  ],
  position: { ra: 'ra', dec: 'dec' },
  healpix: { column: '_healpix_29', order: 29 },
  margins: [],
  indexes: [],
  properties: {},
};
const dialect = { mostColumns: 8, and: ' && ' };
type Wanted = Parameters<typeof askedOf>[1];
const ask = (wanted: Partial<Wanted>) =>
  askedOf(catalogue, { columns: ['c0'], predicates: [], coverage: WHOLE_SKY, ...wanted }, dialect);

describe('askedOf', () => {
  it('names the HEALPix column first where it is wanted, beside at most as many others as may be named', () => {
    const eight = names.slice(0, 8);
    expect(ask({ columns: [...eight, '_healpix_29'] }).columns).toEqual(['_healpix_29', ...eight]);
    expect(ask({ columns: eight }).columns).toEqual(eight);
    expect(ask({ columns: names }).columns).toBeUndefined();
    expect(ask({ columns: [] }).columns).toEqual(['_healpix_29']);
    expect(ask({ columns: ['a,b'] }).columns).toBeUndefined();
  });

  it('bounds numbers by what holds all intervals, lets out what is rounded to single precision, and passes over the rest', () => {
    const predicates = [
      {
        column: 'C1',
        intervals: [
          { min: 3, max: 4 },
          { min: 1, max: 2n },
        ],
      },
      { column: 'c2', intervals: [{ min: 5 }, { max: 1 }] },
      { column: 'f', intervals: [{ min: 0.3, max: 0.3 }] },
      { column: 't', intervals: [{ min: 'a' }] },
      { column: '_healpix_29', intervals: [{ min: 1n, max: 2n }] },
      { column: 'gone', intervals: [{ min: 1 }] },
    ];
    const { bounds } = ask({ predicates });
    expect(bounds).toEqual([
      { column: 'c1', min: 1, max: 4 },
      { column: 'c2' },
      { column: 'f', min: 0.3, max: Math.fround(0.3) },
    ]);
  });

  it('says whose NaNs the bounds leave out', () => {
    const asked = ask({
      predicates: [
        { column: 'c1', intervals: [{ min: 3 }] },
        { column: 'c2', intervals: [{ max: 3 }] },
        { column: '_healpix_29', intervals: [{ min: 3 }] },
      ],
    });
    expect(nansLost(asked, catalogue)).toEqual(['c1']);
  });

  it('asks for the declinations of a region, somewhat more than it has', () => {
    const [bound] = ask({ coverage: coverRegion({ kind: 'circle', raDeg: 40, decDeg: 30, radiusDeg: 1 }) }).bounds;
    expect(bound?.column).toBe('dec');
    expect(Number(bound?.min)).toBeLessThan(29);
    expect(Number(bound?.min)).toBeGreaterThan(28);
    expect(Number(bound?.max)).toBeGreaterThan(31);
    expect(ask({}).bounds).toEqual([]);
  });
});
