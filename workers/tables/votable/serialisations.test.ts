import { tableFromIPC } from 'apache-arrow';
import { describe, expect, test } from 'vitest';
import { seededBelow } from '../../../src/known/testing/seededBelow.ts';
import { readVoTable } from './readVoTable.ts';

const TYPES = ['boolean', 'unsignedByte', 'short', 'int', 'long', 'float', 'double', 'char', 'unicodeChar'] as const;
type Cell = { readonly text: string; readonly bytes: readonly number[]; readonly value: unknown };
type Column = { readonly type: (typeof TYPES)[number]; readonly arraysize: string; readonly cells: readonly Cell[] };

const INTEGERS = { unsignedByte: 8, short: 16, int: 32, long: 64 } as const;

function bytesOf(bytes: number, put: (view: DataView) => void): number[] {
  const view = new DataView(new ArrayBuffer(bytes));
  put(view);
  return [...new Uint8Array(view.buffer)];
}

function scalar(type: Column['type'], random: () => number): Cell {
  if (type === 'boolean') {
    const value = random() < 0.5;
    return { text: value ? 'T' : 'false', bytes: [(value ? 'T' : 'F').charCodeAt(0)], value };
  }
  if (type === 'float' || type === 'double') {
    const value = Math.fround((random() - 0.5) * 10 ** Math.floor(random() * 30));
    const bytes = bytesOf(type === 'float' ? 4 : 8, (view) =>
      type === 'float' ? view.setFloat32(0, value) : view.setFloat64(0, value),
    );
    return { text: String(value), bytes, value };
  }
  if (type === 'char' || type === 'unicodeChar') {
    const letters = type === 'char' ? 'ab &<>"x' : 'aé β<𝛂&x';
    const value = Array.from({ length: Math.floor(random() * 6) }, () => [...letters][Math.floor(random() * 8)])
      .join('')
      .trim();
    const bytes =
      type === 'char'
        ? [...new TextEncoder().encode(value)]
        : Array.from(value).flatMap((sign) => [...sign].flatMap(utf16));
    return { text: value.replaceAll('&', '&amp;').replaceAll('<', '&lt;'), bytes, value };
  }
  const bits = INTEGERS[type];
  const raw = BigInt.asUintN(bits, BigInt(Math.floor(random() * 2 ** 53)) * BigInt(Math.floor(random() * 2 ** 20)));
  const value = type === 'unsignedByte' ? raw : BigInt.asIntN(bits, raw);
  const bytes = bytesOf(8, (view) => view.setBigInt64(0, value)).slice(8 - bits / 8);
  return { text: ` ${value} `, bytes, value: type === 'long' ? value : Number(value) };
}

function utf16(sign: string): number[] {
  return Array.from({ length: sign.length }, (_, i) => sign.charCodeAt(i)).flatMap((unit) => [unit >> 8, unit & 255]);
}

const count = (n: number) => bytesOf(4, (view) => view.setInt32(0, n));

/** A column of rows of one type: single values, lists of any length, or of two. */
function column(type: Column['type'], rows: number, random: () => number): Column {
  const isText = type === 'char' || type === 'unicodeChar';
  const arraysize = isText ? '*' : (['', '*', '2'][Math.floor(random() * 3)] ?? '');
  const cells = Array.from({ length: rows }, (): Cell => {
    if (isText) {
      const one = scalar(type, random);
      return { ...one, bytes: [...count(one.bytes.length / (type === 'char' ? 1 : 2)), ...one.bytes] };
    }
    if (arraysize === '') return scalar(type, random);
    const items = Array.from({ length: arraysize === '2' ? 2 : 1 + Math.floor(random() * 3) }, () =>
      scalar(type, random),
    );
    return {
      text: items.map(({ text }) => text.trim()).join(' '),
      bytes: [...(arraysize === '*' ? count(items.length) : []), ...items.flatMap(({ bytes }) => bytes)],
      value: items.map(({ value }) => value),
    };
  });
  return { type, arraysize, cells };
}

function document(columns: readonly Column[], data: string): Uint8Array {
  const fields = columns.map(
    ({ type, arraysize }, i) =>
      `<FIELD name="c${i}" datatype="${type}"${arraysize ? ` arraysize="${arraysize}"` : ''}/>`,
  );
  return new TextEncoder().encode(
    `<VOTABLE version="1.4"><RESOURCE><TABLE>${fields.join('')}<DATA>${data}</DATA></TABLE></RESOURCE></VOTABLE>`,
  );
}

const base64 = (bytes: readonly number[]) =>
  Buffer.from(bytes)
    .toString('base64')
    .replace(/.{1,76}/g, '$&\n');

function read(bytes: Uint8Array): unknown[][] {
  const table = tableFromIPC(readVoTable(bytes, 'u').ipc);
  const plain = (value: unknown): unknown =>
    typeof value === 'object' && value !== null ? [...(value as Iterable<unknown>)] : value;
  return table.schema.fields.map((_, i) => [...(table.getChildAt(i) ?? [])].map(plain));
}

describe('one table in each serialisation', () => {
  test.each(Array.from({ length: 40 }, (_, seed) => seed))('reads the same, seed %i', (seed) => {
    const below = seededBelow(seed);
    const random = () => below(2 ** 30) / 2 ** 30;
    const rows = Math.floor(random() * 40);
    const columns = TYPES.map((type) => column(type, rows, random)).sort(() => random() - 0.5);
    const expected = columns.map(({ cells }) => cells.map(({ value }) => value));
    const isNull = columns.map(() => Array.from({ length: rows }, () => random() < 0.2));
    const each = Array.from({ length: rows }, (_, row) => row);
    const text = each.map((row) => `<TR>${columns.map(({ cells }) => `<TD>${cells[row]!.text}</TD>`).join('')}</TR>`);
    expect(read(document(columns, `<TABLEDATA>${text.join('\n')}</TABLEDATA>`))).toEqual(expected);
    const bytes = each.flatMap((row) => columns.flatMap(({ cells }) => cells[row]!.bytes));
    const stream = (all: readonly number[]) => `<STREAM encoding="base64">${base64(all)}</STREAM>`;
    expect(read(document(columns, `<BINARY>${stream(bytes)}</BINARY>`))).toEqual(expected);
    const flagged = each.flatMap((row) => {
      const flags = [0, 0];
      columns.forEach((_, i) => (flags[i >> 3]! |= isNull[i]![row] ? 128 >> (i & 7) : 0));
      return [...flags, ...columns.flatMap(({ cells }) => cells[row]!.bytes)];
    });
    expect(read(document(columns, `<BINARY2>${stream(flagged)}</BINARY2>`))).toEqual(
      expected.map((values, i) => values.map((value, row) => (isNull[i]![row] ? null : value))),
    );
  });
});

describe('what a serialisation says of nulls', () => {
  const floats: Column = { type: 'float', arraysize: '', cells: [] };
  const nan = [0x7f, 0xc0, 0, 0];
  test.each([
    ['BINARY', nan, null],
    ['BINARY2', [0, ...nan], null],
    ['BINARY2', [128, ...nan], null],
  ] as const)('in %s %j of a float is %s', (kind, bytes, value) => {
    expect(read(document([floats], `<${kind}><STREAM encoding="base64">${base64(bytes)}</STREAM></${kind}>`))).toEqual([
      [value],
    ]);
  });

  test('a NaN is null as text too, within lists, and where no other null is declared', () => {
    const xml =
      '<VOTABLE><RESOURCE><TABLE><FIELD name="a" datatype="double"/><FIELD name="b" datatype="float" arraysize="2"/>' +
      '<FIELD name="c" datatype="float"><VALUES null="-99"/></FIELD><DATA><TABLEDATA>' +
      '<TR><TD>NaN</TD><TD>nan 1</TD><TD>NaN</TD></TR><TR><TD>1</TD><TD>1 2</TD><TD>-99</TD></TR>' +
      '</TABLEDATA></DATA></TABLE></RESOURCE></VOTABLE>';
    // As astropy masks them.
    expect(read(new TextEncoder().encode(xml))).toEqual([
      [null, 1],
      [
        [null, 1],
        [1, 2],
      ],
      [NaN, null],
    ]);
  });

  test('what a type cannot hold is told, and never wraps', () => {
    const short: Column = { type: 'short', arraysize: '', cells: [] };
    const rows = ['99999', '-99999', 'abc', '7'].map((cell) => `<TR><TD>${cell}</TD></TR>`).join('');
    const bytes = document([short], `<TABLEDATA>${rows}<TR></TR><TR><TD>1</TD><TD>2</TD></TR></TABLEDATA>`);
    expect(read(bytes)).toEqual([[32767, -32768, null, 7, null, 1]]);
    expect(readVoTable(bytes, 'u').warnings).toEqual([
      'One row has fewer values than the table has columns; the last are null.',
      'One row has more values than the table has columns; the last are left out.',
      'One value of c0 is no short, such as "abc": null here.',
      '2 values of c0 are beyond the bounds of short, such as 99999: the bound stands there.',
    ]);
  });

  test('a field may take its null from the VALUES of another', () => {
    const xml =
      '<VOTABLE><RESOURCE><TABLE><FIELD name="a" datatype="int"><VALUES ID="n" null="-9"/></FIELD>' +
      '<FIELD name="b" datatype="int"><VALUES ref="n"/></FIELD><DATA><TABLEDATA><TR><TD>-9</TD><TD>-9</TD></TR>' +
      '</TABLEDATA></DATA></TABLE></RESOURCE></VOTABLE>';
    expect(read(new TextEncoder().encode(xml))).toEqual([[null], [null]]);
  });

  test('a single value may be written in base64', () => {
    const xml =
      '<VOTABLE><RESOURCE><TABLE><FIELD name="a" datatype="int"/><DATA><TABLEDATA>' +
      '<TR><TD encoding="base64">AAAABQ==</TD></TR></TABLEDATA></DATA></TABLE></RESOURCE></VOTABLE>';
    expect(read(new TextEncoder().encode(xml))).toEqual([[5]]);
  });
});
