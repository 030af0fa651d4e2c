import { readFileSync } from 'node:fs';
import { tableFromIPC } from 'apache-arrow';
import { describe, expect, test } from 'vitest';
import { OURS } from '../../src/build/fixtures/dataFolders.ts';
import { readTable } from './readTable.ts';

type Expected = {
  readonly rows: number;
  readonly names: readonly string[];
  readonly units: readonly (string | null)[];
  readonly values: readonly (readonly unknown[])[];
};

/** A value as the expected ones are written: integers as texts, and numbers that JSON has not. */
function plain(value: unknown): unknown {
  if (value === null || value === undefined || typeof value === 'boolean') return value ?? null;
  if (typeof value === 'bigint') return String(value);
  if (typeof value === 'object') return [...(value as Iterable<unknown>)].map(plain);
  return typeof value === 'number' && !Number.isFinite(value) ? String(value).replace('NaN', 'nan') : value;
}

/** Numbers compare as numbers, since ours say of smaller integers no more than their value. */
function alike(mine: unknown, expected: unknown): unknown {
  if (Array.isArray(expected) && Array.isArray(mine)) return expected.map((item, i) => alike(mine[i], item));
  if (typeof mine === 'number' && typeof expected === 'string') return String(mine).replace('Infinity', 'inf');
  return typeof mine === 'string' ? mine.replace('Infinity', 'inf') : mine;
}

describe('a file of a table', () => {
  const cases = Object.entries(OURS.expected<Readonly<Record<string, Expected>>>('tables'));

  test.each(cases)('%s has the rows that astropy reads', (named, expected) => {
    const [file = '', number] = named.split('#');
    const bytes = readFileSync(OURS.path('tables', file));
    const format = file.endsWith('.ecsv') ? 'ecsv' : 'fits';
    const table = readTable(format, new Uint8Array(bytes), file, number === undefined ? undefined : Number(number));
    expect(table.rows).toBe(expected.rows);
    expect(table.columns.map(({ name }) => name)).toEqual(expected.names);
    expect(table.columns.map(({ unit }) => unit !== undefined)).toEqual(expected.units.map((unit) => unit !== null));
    const arrow = tableFromIPC(table.ipc);
    for (const [i, values] of expected.values.entries()) {
      const mine = [...(arrow.getChildAt(i) ?? [])].map(plain);
      expect(
        mine.map((value, row) => alike(value, values[row])),
        expected.names[i],
      ).toEqual(values);
    }
  });

  test('keeps what FITS and ECSV say of a column', () => {
    const fits = readTable('fits', new Uint8Array(readFileSync(OURS.path('tables', 'types.fits'))), 'types.fits');
    expect(fits.columns[9]).toEqual({
      name: 'single',
      unit: 'mag',
      ucd: 'phot.mag;em.opt.V',
      description: 'the magnitude',
    });
    expect(fits.warnings).toEqual(['The file holds 2 tables, of which this is #2 (TYPES): #2 (TYPES), #3 (EMPTY).']);
    const ecsv = readTable('ecsv', new Uint8Array(readFileSync(OURS.path('tables', 'comma.ecsv'))), 'comma.ecsv');
    expect(ecsv.columns[0]).toEqual({
      name: 'id',
      unit: 'm',
      description:
        'long, with commas: colons # and "quotes", it\'s said; beyond the eighty characters of a line of YAML',
    });
  });

  test('keeps 64 bits, signed and unsigned', () => {
    const read = (format: 'fits' | 'ecsv', file: string) =>
      tableFromIPC(readTable(format, new Uint8Array(readFileSync(OURS.path('tables', file))), file).ipc);
    expect([...read('fits', 'types.fits').getChild('unsigned')!]).toEqual([1n, 2n ** 63n, 2n ** 64n - 1n]);
    expect([...read('ecsv', 'blank.ecsv').getChild('u')!]).toEqual([2n ** 64n - 1n, 0n, 1n]);
  });

  const words = (text: string) => new TextEncoder().encode(text);
  const ecsv = (entries: string, rows: string) =>
    words(`# %ECSV 1.0\n# ---\n# datatype:\n${entries}# schema: astropy-2.0\n${rows}`);
  const tables = (file: string) => new Uint8Array(readFileSync(OURS.path('tables', file)));

  test.each([
    [
      'a FITS file of images',
      'fits',
      () => new Uint8Array(readFileSync(OURS.path('fits', 'image.fits'))),
      undefined,
      /holds no table/,
    ],
    ['an HDU that is an image', 'fits', () => tables('types.fits'), 1, /HDU 1 of u is no table/],
    ['an HDU that is not there', 'fits', () => tables('types.fits'), 9, /has no HDU 9/],
    ['one that is cut', 'fits', () => tables('scaled.fits').slice(0, 5763), undefined, /ends in the middle/],
    ['what is no FITS file', 'fits', () => words('SIMPLE'), undefined, /is not a FITS file/],
    ['what is no ECSV file', 'ecsv', () => words('a,b\n1,2'), undefined, /is not an ECSV file/],
    [
      'a number out of bounds',
      'ecsv',
      () => ecsv('# - {name: a, datatype: int8}\n', 'a\n300\n'),
      undefined,
      /a in row 1 of u is no int8/,
    ],
    [
      'a fraction for an integer',
      'ecsv',
      () => ecsv('# - {name: a, datatype: int64}\n', 'a\n1.5\n'),
      undefined,
      /is no int64/,
    ],
    [
      'columns of other names',
      'ecsv',
      () => ecsv('# - {name: a, datatype: int64}\n', 'b\n1\n'),
      undefined,
      /are not those of its rows/,
    ],
    [
      'a quote that never ends',
      'ecsv',
      () => ecsv('# - {name: a, datatype: string}\n', 'a\nx\n"y\nz\n'),
      undefined,
      /A quote in row 2 of u never ends/,
    ],
    [
      'a row of too many values',
      'ecsv',
      () => ecsv('# - {name: a, datatype: int64}\n', 'a\n1 2\n'),
      undefined,
      /has 2 values/,
    ],
  ] as const)('%s is refused in words', (_, format, bytes, number, message) => {
    expect(() => readTable(format, bytes(), 'u', number)).toThrow(message);
  });

  test('lists of ECSV have all digits of their numbers', () => {
    const bytes = ecsv(
      "# - {name: f, datatype: string, subtype: 'float64[null]'}\n# - {name: i, datatype: string, subtype: 'int64[2]'}\n",
      'f i\n[0.38735960223574356,-1.0635502786670539e-17] [-9007199254740993,1]\n',
    );
    const [row] = tableFromIPC(readTable('ecsv', bytes, 'u').ipc)
      .toArray()
      .map((one) => one.toJSON() as object);
    expect(plain(Object.values(row ?? {}))).toEqual([
      [0.38735960223574356, -1.0635502786670539e-17],
      ['-9007199254740993', '1'],
    ]);
  });

  test('objects of ECSV are texts of JSON, and none of them null', () => {
    const bytes = ecsv(
      '# - {name: o, datatype: string, subtype: json}\n# - {name: l, datatype: string, subtype: "json[2]"}\n',
      'o l\nnull [1,null]\n"{""a"": 1}" [{},"x"]\n',
    );
    const table = tableFromIPC(readTable('ecsv', bytes, 'u').ipc);
    expect(plain([...(table.getChild('o') ?? [])])).toEqual([null, '{"a": 1}']);
    expect(plain([...(table.getChild('l') ?? [])])).toEqual([
      ['1', null],
      ['{}', 'x'],
    ]);
  });

  const fitsOf = (kind: string, columns: readonly (readonly [form: string, more?: object])[], rows: Uint8Array[]) => {
    const card = (name: string, value: unknown) =>
      `${name.padEnd(8)}= ${(typeof value === 'string' ? `'${value}'` : String(value)).padStart(20)}`.padEnd(80);
    const block = (cards: readonly string[]) => words([...cards, 'END'.padEnd(80)].join('').padEnd(2880));
    const header = [
      ...[card('XTENSION', kind), card('BITPIX', 8), card('NAXIS', 2), card('NAXIS1', rows[0]!.length)],
      ...[card('NAXIS2', rows.length), card('PCOUNT', 0), card('GCOUNT', 1), card('TFIELDS', columns.length)],
      ...columns.flatMap(([form, more = {}], i) =>
        Object.entries({ TTYPE: `c${i + 1}`, TFORM: form, ...more }).map(([name, value]) =>
          card(name + (i + 1), value),
        ),
      ),
    ];
    const primary = [`SIMPLE  =${'T'.padStart(21)}`.padEnd(80), card('BITPIX', 8), card('NAXIS', 0)];
    const parts = [block(primary), block(header), ...rows, new Uint8Array(2880)];
    return new Uint8Array(parts.flatMap((part) => [...part]));
  };
  const rowsOf = (bytes: Uint8Array) => {
    const arrow = tableFromIPC(readTable('fits', bytes, 'u').ipc);
    return arrow.schema.fields.map((_, i) => [...arrow.getChildAt(i)!].map(plain));
  };

  test('texts of FITS end before the blanks or zeros that pad them, and begin with their blanks', () => {
    const rows = [' M 31   ab  cd', 'STAR\0xx          ', '                 '].map((row) =>
      words(row.padEnd(14).slice(0, 14)),
    );
    expect(rowsOf(fitsOf('BINTABLE', [['8A'], ['6A4', { TDIM: '(3,2)' }]], rows))).toEqual([
      [' M 31', 'STAR', null],
      [
        ['ab', ' cd'],
        [null, null],
        [null, null],
      ],
    ]);
    const columns = [['A8', { TBCOL: 1 }] as const, ['A6', { TBCOL: 9 }] as const];
    expect(rowsOf(fitsOf('TABLE', columns, rows.slice(0, 1)))).toEqual([[' M 31'], ['ab  cd']]);
  });

  test('a text that is no number of its column in a table of text is refused by row, column and text', () => {
    const read = (form: string, ...texts: readonly string[]) =>
      rowsOf(
        fitsOf(
          'TABLE',
          [[form, { TBCOL: 1 }]],
          texts.map((text) => words(text.padEnd(21))),
        ),
      )[0];
    expect(read('I6', ' +5', '', '-12')).toEqual([5, null, -12]);
    expect(read('I19', '9223372036854775807', '-1')).toEqual(['9223372036854775807', '-1']);
    expect(read('F8.2', '1.5D+01', ' 1e5', 'NaN', '-inf', '12345')).toEqual([15, 1e5, null, '-Infinity', 123.45]);
    const none = ['abc', '1.5', '1e5', '1 2', '0x10', '***', '-', '1,5', '1_0', 'NULL', 'inf', '5\0'];
    for (const text of none)
      expect(() => read('I6', '1', text), text).toThrow('c1 in row 2 of u is no number of the form I6.');
    for (const text of none.filter((one) => !['1.5', '1e5', 'inf'].includes(one)))
      expect(() => read('E12.4', text), text).toThrow('c1 in row 1 of u is no number of the form E12.4.');
    expect(() => read('I20', '9223372036854775808')).toThrow('is no number of the form I20');
    expect(() => read('I6', '***')).toThrow(
      expect.objectContaining({ failure: expect.objectContaining({ detail: '"***"' }) as unknown }) as Error,
    );
    expect(() => read('I22', '1')).toThrow('The column c1 of u lies beyond the end of its rows');
  });

  test('the null of an unsigned column of FITS is what is stored, or its value as astropy writes it', () => {
    const [unsigned, narrow] = [
      { TZERO: 32768, TNULL: 16959 },
      { TZERO: -128, TNULL: 0 },
    ];
    const row = (value: number, byte: number) => new Uint8Array([(value >> 8) & 255, value & 255, byte]);
    const columns = [['I', unsigned] as const, ['B', narrow] as const];
    const stored = fitsOf('BINTABLE', columns, [row(16959, 0), row(16959 - 32768, 128)]);
    expect(rowsOf(stored)).toEqual([
      [null, 16959],
      [null, 0],
    ]);
    const valued = fitsOf('BINTABLE', columns, [row(16959 - 32768, 128), row(1, 1)]);
    expect(rowsOf(valued)).toEqual([
      [null, 32769],
      [null, -127],
    ]);
  });

  test('ECSV is read with comments, blank lines and a header with a line for each field', () => {
    const bytes = ecsv(
      '# - name: a\n#   unit: km\n#   datatype: int64\n# - name: b\n#   datatype: string\n',
      'a b\n1   x\n\n# 2 y\n"" "a ""b"" c"\n',
    );
    const table = readTable('ecsv', bytes, 'u');
    expect(table.columns).toEqual([{ name: 'a', unit: 'km' }, { name: 'b' }]);
    expect(
      tableFromIPC(table.ipc)
        .toArray()
        .map((row) => row.toJSON() as object),
    ).toEqual([
      { a: 1n, b: 'x' },
      { a: null, b: 'a "b" c' },
    ]);
  });
});
