import { tableFromArrays, vectorFromArray, Float64, Table, Utf8 } from 'apache-arrow';
import { describe, expect, test } from 'vitest';
import { tableOfArrow } from '../../engines/arrowMetadata.ts';
import { skyFit } from './skyFit.ts';
import { readPosition } from './readPosition.ts';
import { layerNote, MOST_POINTS, readyLayers } from './skyLayers.ts';

const tables = (arrow: Table) => ({ t: tableOfArrow(arrow) });
const layer = { kind: 'table', table: 't' } as const;

describe('the layers of a sky', () => {
  test('rows without a position are skipped and counted', () => {
    const arrow = new Table({
      ra: vectorFromArray([10, null, NaN, 11, 12], new Float64()),
      dec: vectorFromArray([1, 2, 3, 91, 2], new Float64()),
    });
    const [ready] = readyLayers({ layers: [layer] }, { tables: tables(arrow) });
    if (ready?.kind !== 'table') throw new Error('no table');
    expect([...ready.positions.rows]).toEqual([0, 4]);
    expect(layerNote(ready)).toBe('2; 3 without a position');
  });

  test('a large table is sampled, and the legend says so', () => {
    const ra = Float64Array.from({ length: 250_000 }, (_, i) => (i * 360) / 250_000);
    const [ready] = readyLayers(
      { layers: [layer] },
      { tables: tables(tableFromArrays({ ra, dec: new Float64Array(ra.length) })) },
    );
    if (ready?.kind !== 'table') throw new Error('no table');
    expect(ready.positions.rows).toHaveLength(MOST_POINTS);
    expect(ready.positions.raDeg.at(-1)).toBeGreaterThan(359);
    expect(layerNote(ready)).toBe('100,000 of 250,000 positions drawn');
  });

  test('a coverage map may be written as text, and what is none is told', () => {
    const ready = (moc: string) => readyLayers({ layers: [{ kind: 'moc', moc }] }, {})[0];
    expect(ready('3/1-3 5 4/100')).toMatchObject({ moc: { '3': [1, 2, 3, 5], '4': [100] } });
    expect(ready('{"3": [1, 2]}')).toMatchObject({ moc: { '3': [1, 2] } });
    for (const address of ['moc.fits', '3/moc.fits', 'https://a.test/moc?get=moc'])
      expect(ready(address)).toMatchObject({ moc: address });
    expect(() => ready('3/5-2')).toThrow('could not be read');
    expect(() => ready('{"3": 1')).toThrow('could not be read');
  });

  test('sexagesimal text is a position', () => {
    const arrow = new Table({
      RAJ2000: vectorFromArray(['05 35 17.3', ''], new Utf8()),
      DEJ2000: vectorFromArray(['-05 23 28', ''], new Utf8()),
    });
    const [ready] = readyLayers({ layers: [layer] }, { tables: tables(arrow) });
    if (ready?.kind !== 'table') throw new Error('no table');
    expect(ready.positions.raDeg[0]).toBeCloseTo(83.8221, 4);
    expect(ready.positions.skipped).toBe(1);
  });

  test('a table without positions and a region that cannot be read are refused in words', () => {
    expect(() => readyLayers({ layers: [layer] }, { tables: tables(tableFromArrays({ a: [1] })) })).toThrow(
      'name them with `ra` and `dec`',
    );
    expect(() => readyLayers({ layers: [{ kind: 'footprint', region: 'BLOB 1' }] }, {})).toThrow('cannot read `BLOB`');
  });
});

describe('where the sky opens', () => {
  const fit = (spec: Parameters<typeof skyFit>[0]) =>
    skyFit(spec, readyLayers(spec, {}), readPosition(spec.target ?? ''));

  test('on all that is drawn, with a margin', () => {
    const found = fit({ layers: [{ kind: 'footprint', region: { raDeg: 359.5, decDeg: 10, radiusDeg: 2 } }] });
    expect(found.raDeg).toBeCloseTo(359.5, 1);
    expect(found.fovDeg).toBeCloseTo(5, 1);
  });

  test('on a coverage map by its pixels', () => {
    const found = fit({ layers: [{ kind: 'moc', moc: { '0': [4] } }] });
    expect([found.raDeg, found.decDeg]).toEqual([0, 0]);
  });

  test('on the target with the width that the notebook asks for', () => {
    expect(fit({ target: '88.8 7.4', fovDeg: 60, layers: [{ kind: 'footprint', region: 'CIRCLE 1 2 3' }] })).toEqual({
      raDeg: 88.8,
      decDeg: 7.4,
      fovDeg: 60,
    });
  });

  test('on the whole sky when there is nothing to fit', () => {
    expect(fit({ layers: [] })).toEqual({ raDeg: 0, decDeg: 0, fovDeg: 360 });
  });
});
