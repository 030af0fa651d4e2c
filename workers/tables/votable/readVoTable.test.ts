import { tableFromIPC } from 'apache-arrow';
import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { DATA_FOLDERS } from '../../../src/build/fixtures/dataFolders.ts';
import { readVoTable } from './readVoTable.ts';

const votable = (table: string, before = '') =>
  new TextEncoder().encode(
    `<?xml version="1.0"?><VOTABLE version="1.4"><RESOURCE type="results">${before}<TABLE name="t">${table}</TABLE></RESOURCE></VOTABLE>`,
  );
const rows = (bytes: Uint8Array) =>
  tableFromIPC(readVoTable(bytes, 'u').ipc)
    .toArray()
    .map((row) => row.toJSON() as Record<string, unknown>);

describe('a VOTable', () => {
  test('keeps 64-bit integers, nulls, units, UCDs and descriptions', () => {
    const table = readVoTable(
      votable(
        '<FIELD name="id" datatype="long" ucd="meta.id;meta.main"><DESCRIPTION>A &lt;number&gt;</DESCRIPTION></FIELD><FIELD name="m" datatype="float" unit="mag"/><FIELD name="n" datatype="short"><VALUES null="-99"/></FIELD>' +
          '<DATA><TABLEDATA><TR><TD>9007199254740993</TD><TD/><TD>-99</TD></TR><TR><TD>-1</TD><TD>NaN</TD><TD>3</TD></TR></TABLEDATA></DATA>',
      ),
      'u',
    );
    expect(table.columns).toEqual([
      { name: 'id', ucd: 'meta.id;meta.main', description: 'A <number>' },
      { name: 'm', unit: 'mag' },
      { name: 'n' },
    ]);
    expect(
      tableFromIPC(table.ipc)
        .toArray()
        .map((row) => row.toJSON()),
    ).toEqual([
      { id: 9007199254740993n, m: null, n: null },
      { id: -1n, m: null, n: 3 },
    ]);
  });

  test('has texts with entities, CDATA and markup in them as they are meant', () => {
    expect(
      rows(
        votable(
          '<FIELD name="s" datatype="char" arraysize="*"/><DATA><TABLEDATA><TR><TD>a &amp; b &#xe9;</TD></TR><TR><TD><![CDATA[<b></TD>]]></TD></TR></TABLEDATA></DATA>',
        ),
      ),
    ).toEqual([{ s: 'a & b é' }, { s: '<b></TD>' }]);
  });

  test('has arrays of several axes, and of complex numbers, as lists in lists', () => {
    const fields =
      '<FIELD name="a" datatype="int" arraysize="3x2"/><FIELD name="v" datatype="short" arraysize="2x2x*"/><FIELD name="c" datatype="floatComplex" arraysize="2"/><FIELD name="one" datatype="doubleComplex"/>';
    const cells = '<TD>1 2 3 4 5 6</TD><TD>1 2 3 4 5 6 7 8</TD><TD>1 2 3 4</TD><TD>5 6</TD>';
    const table = `${fields}<DATA><TABLEDATA><TR>${cells}</TR><TR><TD/><TD>1 2 3</TD><TD/><TD/></TR></TABLEDATA></DATA>`;
    const plain = (value: unknown): unknown =>
      typeof value === 'object' && value !== null ? [...(value as Iterable<unknown>)].map(plain) : value;
    expect(rows(votable(table)).map((row) => Object.values(row).map(plain))).toEqual([
      [
        [
          [1, 2, 3],
          [4, 5, 6],
        ],
        [
          [
            [1, 2],
            [3, 4],
          ],
          [
            [5, 6],
            [7, 8],
          ],
        ],
        [
          [1, 2],
          [3, 4],
        ],
        [5, 6],
      ],
      [null, [[[1, 2], [3]]], null, null],
    ]);
  });

  test.each([
    ['UTF-16, as its mark says', 'UTF-16', 'le', '\ufeff'],
    ['UTF-16 of the other order', 'UTF-16', 'be', '\ufeff'],
    ['UTF-16 without a mark', 'UTF-16', 'le', ''],
    ['UTF-16 of the other order without a mark', 'UTF-16', 'be', ''],
    ['UTF-8 that says UTF-16', 'UTF-16', '', ''],
    ['UTF-8 with a mark', 'UTF-8', '', '\ufeff'],
    ['UTF-8 of an encoding that nobody knows', 'x-none', '', ''],
  ])('is read in %s', (_, declared, order, mark) => {
    const text = `${mark}<?xml version="1.0" encoding="${declared}"?><VOTABLE><RESOURCE><TABLE><FIELD name="s" datatype="unicodeChar" arraysize="*"/><DATA><TABLEDATA><TR><TD>β Cen</TD></TR></TABLEDATA></DATA></TABLE></RESOURCE></VOTABLE>`;
    const units = Uint16Array.from(text, (letter) => letter.charCodeAt(0));
    const bytes = order === '' ? new TextEncoder().encode(text) : new Uint8Array(2 * units.length);
    const view = new DataView(bytes.buffer);
    if (order !== '') for (const [i, unit] of units.entries()) view.setUint16(2 * i, unit, order === 'le');
    expect(rows(bytes)).toEqual([{ s: 'β Cen' }]);
  });

  test('says the words of a service that failed, and warns of one that cut its answer', () => {
    const info = (value: string) => `<INFO name="QUERY_STATUS" value="${value}">no such table</INFO>`;
    expect(() => readVoTable(votable('', info('ERROR')), 'https://x/tap')).toThrow(
      expect.objectContaining({ failure: expect.objectContaining({ detail: 'no such table' }) }),
    );
    expect(
      readVoTable(votable('<FIELD name="a" datatype="int"/><DATA><TABLEDATA/></DATA>', info('OVERFLOW')), 'u').warnings,
    ).toHaveLength(1);
  });

  test('keeps the rows that arrived before a late error, marked incomplete', () => {
    const late = (row: string) =>
      new TextEncoder().encode(
        `<VOTABLE><RESOURCE type="results"><INFO name="QUERY_STATUS" value="OK"/><TABLE><FIELD name="a" datatype="int"/><DATA><TABLEDATA>${row}</TABLEDATA></DATA></TABLE><INFO name="QUERY_STATUS" value="ERROR">disk full</INFO></RESOURCE></VOTABLE>`,
      );
    const { rows, warnings } = readVoTable(late('<TR><TD>1</TD></TR>'), 'u');
    expect([rows, warnings]).toEqual([1, ['The service failed before the end, so that rows are missing: disk full']]);
    expect(() => readVoTable(late(''), 'u')).toThrow(
      expect.objectContaining({ failure: expect.objectContaining({ detail: 'disk full' }) }),
    );
  });

  test('that was cut is refused, or says so where all of its rows are there', () => {
    const whole =
      '<VOTABLE version="1.3"><RESOURCE><TABLE><FIELD name="n" datatype="int"/>' +
      '<DATA><TABLEDATA><TR><TD>1</TD></TR><TR><TD>2</TD></TR></TABLEDATA></DATA></TABLE></RESOURCE></VOTABLE>';
    const readTo = (end: string) => readVoTable(new TextEncoder().encode(whole.slice(0, whole.indexOf(end))), 'u');
    for (const end of ['<DATA>', '<TABLEDATA>', '<FIELD'])
      expect(() => readTo(end), end).toThrow(/^u ends (before its rows|in the middle of its rows): it was cut short/);
    for (const end of ['</TR>', '2</TD>', '</TABLEDATA>'])
      expect(() => readTo(end), end).toThrow('u ends in the middle of its rows');
    for (const end of ['</TABLE>', '</RESOURCE>', '</VOTABLE>'])
      expect(readTo(end), end).toMatchObject({ rows: 2, warnings: [expect.stringContaining('before its end')] });
    expect(readVoTable(new TextEncoder().encode(whole), 'u').warnings).toEqual([]);
  });

  test('is told from a web page', () => {
    expect(() => readVoTable(new TextEncoder().encode('<!doctype html><p>'), 'https://x/t.xml')).toThrow(
      'https://x/t.xml is not a VOTable.',
    );
  });

  type Answer = {
    readonly tables?: readonly {
      readonly nrows: number;
      readonly fields: readonly (readonly unknown[])[];
      readonly row0: readonly unknown[];
      readonly n_null: Readonly<Record<string, number>>;
    }[];
  };
  const readable = DATA_FOLDERS.flatMap(({ path, expected }) =>
    Object.entries(expected<Readonly<Record<string, Answer>>>('votable')).flatMap(([name, answer]) => {
      const file = path('votable', name);
      const isReadable = answer.tables?.[0]?.fields.length && !/parquet|custom_datatype/.test(name);
      return isReadable && existsSync(file) ? [[name, file, answer] as const] : [];
    }),
  );

  test.each(readable)('%s has the rows and fields that astropy finds', (name, file, { tables }) => {
    const raw = readFileSync(file);
    const table = readVoTable(new Uint8Array(name.endsWith('.gz') ? gunzipSync(raw) : raw), name);
    const [answer] = tables!;
    expect(table.rows).toBe(answer!.nrows);
    // astropy writes units its own way.
    expect(table.columns.slice(0, answer!.fields.length).map(({ unit }) => unit !== undefined)).toEqual(
      answer!.fields.map(([, , , unit]) => !!unit),
    );
    const [first] = tableFromIPC(table.ipc)
      .toArray()
      .map((row) => Object.values(row.toJSON()));
    for (const [i, value] of (answer!.nrows > 0 ? answer!.row0 : []).entries()) {
      const mine = first![i];
      if (typeof value === 'number' && (typeof mine === 'number' || typeof mine === 'bigint'))
        expect(Math.abs(Number(mine) / value - 1) < 1e-6 || Number(mine) === value, `column ${i}: ${mine}`).toBe(true);
      else if (typeof value === 'string' || typeof value === 'number')
        expect(String(mine ?? '').trim(), `column ${i}`).toBe(String(value).trim());
    }
  });
});
