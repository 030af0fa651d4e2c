import { tableFromArrays, tableFromIPC } from 'apache-arrow';
import { describe, expect, test } from 'vitest';
import { arrowOfTable, columnsOfArrow, notesOfArrow, tableOfArrow } from './arrowMetadata.ts';
import type { Carried } from '../../workers/wire/carried.ts';
import { arrowTextOf } from '../../workers/wire/arrowText.ts';

import { carryJs } from './carryValue.ts';
import { dateOfMoment, dateText } from './moment.ts';
import { javascriptArray } from './numpyArray.ts';

describe('a JavaScript value on its way to another engine', () => {
  test('an array of flat objects is a table with nulls where values are missing', () => {
    const when = new Date(Date.UTC(2016, 0, 1));
    const carried = carryJs([
      { id: 4295806720n, mag: 5.5, n: 1, name: 'α Ari', when },
      { id: 2n ** 62n + 1n, mag: null, n: 2, name: 'β', when },
      { id: 1n, mag: NaN, n: -3, when },
    ]);
    if (carried.kind !== 'table') throw new Error(carried.kind);
    const arrow = tableFromIPC(carried.table.ipc);
    expect(arrow.schema.fields.map((f) => String(f.type))).toEqual([
      'Int64',
      'Float64',
      'Int32',
      'Utf8',
      'Timestamp<MICROSECOND>',
    ]);
    expect(arrow.get(1)?.['id']).toBe(2n ** 62n + 1n);
    expect([...arrow.getChild('mag')!]).toEqual([5.5, null, NaN]);
    expect(arrow.get(2)?.['name']).toBe(null);
    expect(arrow.get(0)?.['when']).toBe(when.getTime());
    expect(carried.table.columns.map((c) => c.name)).toEqual(['id', 'mag', 'n', 'name', 'when']);
  });

  test('an array of nested or mixed objects stays a list', () => {
    expect(carryJs([{ a: [1] }])).toEqual({ kind: 'plain', value: [{ a: [1] }] });
    expect(carryJs([{ a: 1 }, { a: 'x' }])).toEqual({ kind: 'plain', value: [{ a: 1 }, { a: 'x' }] });
  });

  test('a typed array keeps its dtype, shape and unit there and back', () => {
    const carried = carryJs(
      Object.assign(new Float32Array([1, 2, 3, 4]).subarray(1, 3), { shape: [1, 2], unit: 'mag' }),
    );
    if (carried.kind !== 'array') throw new Error(carried.kind);
    expect(carried).toMatchObject({ dtype: 'float32', shape: [1, 2], unit: 'mag' });
    expect(carried.bytes.byteLength).toBe(8);
    expect(javascriptArray({ ...carried, bytes: new Uint8Array([0, ...carried.bytes]).subarray(1) })).toEqual(
      new Float32Array([2, 3]),
    );
    expect(carryJs(new BigInt64Array(1))).toMatchObject({ dtype: 'int64' });
    expect(carryJs(new Uint8ClampedArray(1))).toMatchObject({ dtype: 'uint8' });
  });

  test('maps with keys of text become objects, sets and other maps are marked; functions, instances and cycles are opaque, and it is said where they are', () => {
    expect(carryJs(new Map<string, unknown>([['a', new Set([1, 2n])]]))).toEqual({
      kind: 'plain',
      value: { a: { $skybook: 'set', items: [1, 2n] } },
    });
    expect(carryJs(new Map([[1, 'a']]))).toEqual({
      kind: 'plain',
      value: { $skybook: 'entries', entries: [[1, 'a']] },
    });
    expect(carryJs({ f: [() => 1] })).toEqual({ kind: 'opaque', type: 'function, at .f[0]' });
    expect(carryJs({ d: new Date(NaN) })).toEqual({ kind: 'opaque', type: 'Date without a value, at .d' });
    expect(carryJs(new URL('https://a.b'))).toEqual({ kind: 'opaque', type: 'URL' });
    const loop: { self?: unknown } = {};
    loop.self = loop;
    expect(carryJs(loop)).toEqual({ kind: 'opaque', type: 'part of itself, at .self' });
  });

  test('units and UCDs survive a selection of columns and the way back', () => {
    const plain = tableOfArrow(tableFromArrays({ ra: [1, 2], mag: [3, 4] }));
    const arrow = arrowOfTable({
      ...plain,
      name: 'gaia',
      totalRows: 9,
      columns: [
        { name: 'ra', unit: 'deg', ucd: 'pos.eq.ra' },
        { name: 'mag', unit: 'mag' },
      ],
    });
    expect(notesOfArrow(arrow)).toMatchObject({ name: 'gaia', totalRows: 9 });
    expect(columnsOfArrow(arrow.select(['mag']))).toEqual([{ name: 'mag', type: 'Float64', unit: 'mag' }]);
    const piece = arrow.slice(0, 1);
    expect(notesOfArrow(piece)).toEqual({
      name: 'gaia',
      totalRows: 1,
      warnings: ['Made from the first 2 of 9 rows of a table.'],
    });
    const back = tableFromIPC(tableOfArrow(arrow).ipc);
    expect(back.schema.fields[0]?.metadata.get('unit')).toBe('deg');
  });

  test('dates of rows keep all of their digits; one without a value is null, and halves of characters are told', () => {
    const fine = dateOfMoment({ $skybook: 'moment', ms: 1, ns: 456_789, as: 'datetime' });
    const carried = carryJs([
      { t: fine, d: new Date(0), s: 'a\ud800' },
      { t: null, d: new Date(Number.NaN), s: '\u{1f600}' },
    ]);
    const { table } = carried as Extract<Carried, { kind: 'table' }>;
    const arrow = arrowOfTable(table);
    expect([0, 1, 2].map((column) => [0, 1].map((row) => arrowTextOf(arrow.getChildAt(column)!, row)))).toEqual([
      ['1970-01-01 00:00:00.001456789', 'null'],
      ['1970-01-01 00:00:00', 'null'],
      ['a\ufffd', '\u{1f600}'],
    ]);
    expect(table.columns.map(({ note }) => note)).toEqual([
      undefined,
      '`d` has 1 date without a value, null here.',
      '`s` had halves of characters, which are now \ufffd.',
    ]);
  });

  test('a moment beyond the years of Date goes back as it came', () => {
    const far = { $skybook: 'moment', ms: -9e15, ns: 0, as: 'Time', scale: 'tt' } as const;
    expect(carryJs(dateOfMoment(far))).toEqual({ kind: 'plain', value: far });
    expect(dateText(dateOfMoment(far))).toContain('(BC)');
  });
});
