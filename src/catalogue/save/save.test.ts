import {
  Binary,
  Bool,
  type DataType,
  Decimal,
  Field,
  FixedSizeList,
  Float32,
  Float64,
  Int32,
  Int64,
  List,
  Schema,
  Struct,
  Table as ArrowTable,
  tableFromIPC,
  tableToIPC,
  TimestampMicrosecond,
  Uint64,
  Uint8,
  Utf8,
  vectorFromArray,
} from 'apache-arrow';
import { expect, test } from 'vitest';
import type { Table } from '../../../workers/wire/table.ts';
import { firstTable } from '../coverage/fitsTable.ts';
import { readEcsv } from '../../../workers/tables/ecsv/readEcsv.ts';
import { readFits } from '../../../workers/tables/fits/readFits.ts';
import { readVoTable } from '../../../workers/tables/votable/readVoTable.ts';
import { withSources } from '../votable/withSources.ts';
import { changedNotes } from './changedNotes.ts';
import { ofTable } from './ofTable.ts';
import { parquetNotes } from './parquetNotes.ts';
import { toCsv } from './toCsv.ts';
import { toEcsv } from './toEcsv.ts';
import { toFits } from './toFits.ts';
import { toVoTable } from './toVoTable.ts';
import { wholeFile } from './wholeFile.ts';

const arrow = new ArrowTable({
  id: vectorFromArray([9007199254740993n, null, -1n], new Int64()),
  ra: vectorFromArray([10.5, NaN, null], new Float64()),
  mag: vectorFromArray([1.5, null, 2.25], new Float32()),
  name: vectorFromArray(['α & "β", γ', '', null], new Utf8()),
  good: vectorFromArray([true, false, null], new Bool()),
});
const table: Table = {
  ipc: tableToIPC(arrow, 'stream'),
  rows: 3,
  totalRows: 3,
  name: 'stars',
  warnings: ['cut <short>'],
  columns: [
    { name: 'id', ucd: 'meta.id;meta.main' },
    { name: 'ra', unit: 'deg', ucd: 'pos.eq.ra', description: 'Right "ascension" & such' },
    { name: 'mag', unit: 'mag' },
    { name: 'name' },
    { name: 'good' },
  ],
};

test('a VOTable is read back with its values, nulls, units, UCDs and descriptions; a NaN is a null there', async () => {
  const back = readVoTable(await wholeFile(toVoTable(ofTable(table))), 'u');
  expect(back.columns).toEqual(table.columns);
  expect(
    tableFromIPC(back.ipc)
      .toArray()
      .map((row) => row.toJSON()),
  ).toEqual(arrow.toArray().map((row, i) => ({ ...row.toJSON(), ...(i === 1 && { ra: null }) })));
});

const source = {
  service: 'SIMBAD',
  protocol: 'TAP',
  url: 'https://simbad/tap',
  query: 'SELECT "a" < \'b\'',
  retrievedAt: '2026-11-23T22:10:00.000Z',
  rows: 3,
  isTruncated: true,
  origin: { citations: ['2000A&AS..143....9W'], rights: 'CC BY <4.0>' },
};
const asked = { service: 'a file', url: 'file:///stars.vot', retrievedAt: '2026-11-24T00:00:00.000Z' };

test('a VOTable keeps where its rows came from, and that they were cut', async () => {
  const bytes = await wholeFile(toVoTable(ofTable({ ...table, sources: [source] })));
  const text = new TextDecoder().decode(bytes);
  for (const info of [
    'name="citation" value="2000A&amp;AS..143....9W"',
    'name="request_date" value="2026-11-23T22:10:00.000Z"',
    'name="rights" value="CC BY &lt;4.0&gt;"',
    'name="service_protocol" value="TAP"',
  ])
    expect(text).toContain(`<INFO ${info}/>`);
  expect(text).toMatch(/<\/TABLE>\s*<INFO name="QUERY_STATUS" value="OVERFLOW">/);
  const back = withSources(readVoTable(bytes, 'u'), asked);
  expect(back.warnings).toEqual(['The service cut this table at its limit of rows.']);
  expect(back.sources).toEqual([{ ...asked, rows: 3, isTruncated: true, origin: {} }, source]);
});

test('the frame of positions goes along', async () => {
  const inFk4 = {
    ...table,
    columns: table.columns.map((column) => (column.name === 'ra' ? { ...column, frame: 'FK4 1950.0' } : column)),
  };
  const bytes = await wholeFile(toVoTable(ofTable(inFk4)));
  expect(new TextDecoder().decode(bytes)).toContain('<COOSYS ID="system0" system="eq_FK4" equinox="B1950"/>');
  expect(readVoTable(bytes, 'u').columns.map(({ frame }) => frame)).toEqual([
    undefined,
    'eq_FK4 B1950',
    undefined,
    undefined,
    undefined,
  ]);
  const { header } = firstTable(await wholeFile(toFits(ofTable(inFk4))))!;
  expect(Object.fromEntries(header)).toMatchObject({ RADESYS: 'FK4', EQUINOX: '1950.0' });
  expect(new TextDecoder().decode(await wholeFile(toEcsv(ofTable(inFk4))))).toContain('frame: "FK4 1950.0"');
});

test('FITS keeps an equinox of its own, and what it has no place for is told', async () => {
  const framed = (...frames: readonly (string | undefined)[]) => ({
    ...table,
    columns: table.columns.map((column, i) => ({ ...column, ...(frames[i] && { frame: frames[i] }) })),
  });
  const saved = async (given: typeof table) => {
    const notes: string[] = [];
    const { header } = firstTable(await wholeFile(toFits(ofTable(given), (note) => notes.push(note))))!;
    return [
      Object.fromEntries(header).RADESYS,
      Object.fromEntries(header).EQUINOX,
      notes.filter((note) => /frame/.test(note)),
    ];
  };
  expect(await saved(framed('eq_FK5 J1975', 'eq_FK5 J1975'))).toEqual(['FK5', '1975.0', []]);
  expect(await saved(framed('ICRS', 'galactic'))).toEqual([
    'ICRS',
    undefined,
    [`FITS has no place for the frame of \`${table.columns[1]!.name}\`, galactic, which is left out.`],
  ]);
});

test('arrays of several axes come back as they were, from each format', async () => {
  const grid = new FixedSizeList(
    2,
    new Field('item', new FixedSizeList(3, new Field('item', new Float32(), true)), true),
  );
  const values = [
    [
      [1, 2, 3],
      [4, 5, 6.5],
    ],
    [
      [7, 8, 9],
      [10, 11, 12],
    ],
  ];
  const arrays = new ArrowTable({ g: vectorFromArray(values, grid) });
  const given = ofTable({
    ...table,
    ipc: tableToIPC(arrays, 'stream'),
    rows: 2,
    totalRows: 2,
    columns: [{ name: 'g' }],
  });
  const plain = (value: unknown): unknown =>
    typeof value === 'object' && value !== null ? [...(value as Iterable<unknown>)].map(plain) : value;
  const read = ({ ipc }: Pick<Table, 'ipc'>) => [...(tableFromIPC(ipc).getChild('g') ?? [])].map(plain);
  expect(changedNotes(arrays.schema)).toEqual([]);
  expect(read(readVoTable(await wholeFile(toVoTable(given)), 'u'))).toEqual(values);
  expect(read(readFits(await wholeFile(toFits(given, () => undefined)), 'u'))).toEqual(values);
  expect(read(readEcsv(await wholeFile(toEcsv(given)), 'u'))).toEqual(values);
  expect(new TextDecoder().decode(await wholeFile(toCsv(given)))).toContain('"[[1,2,3],[4,5,6.5]]"');
});

test('what is written otherwise than it is, is told by column', () => {
  const list = (type: DataType) => new List(new Field('item', type, true));
  const schema = new Schema([
    new Field('plain', new Float64()),
    new Field('arr', list(list(new Float64()))),
    new Field('row', list(new Float64())),
    new Field('cplx', new Struct([new Field('re', new Float64())])),
    new Field('u8', new Uint64()),
    new Field('blob', new Binary()),
    new Field('price', new Decimal(2, 10, 128)),
    new Field('long', new Decimal(3, 38, 128)),
  ]);
  expect(changedNotes(schema)).toEqual([
    '`arr`, `cplx` are written as text (JSON).',
    '`u8` is written as text: its integers go beyond 2^63.',
    '`blob` is written as text (hexadecimal).',
    '`long` is written as doubles, which hold 15 digits.',
  ]);
});

test('a VOTable of a whole table is not marked as cut', async () => {
  const back = readVoTable(
    await wholeFile(toVoTable(ofTable({ ...table, sources: [{ ...source, isTruncated: false }] }))),
    'u',
  );
  expect([back.isTruncated, back.warnings]).toEqual([false, []]);
});

test('Parquet has the same in its notes', () => {
  const notes = parquetNotes(ofTable({ ...table, sources: [source] }))['IVOA.VOTable-Parquet.content']!;
  expect(notes).toContain('<INFO name="citation" value="2000A&amp;AS..143....9W"/>');
  expect(notes).toContain('QUERY_STATUS" value="OVERFLOW"');
});

test('ECSV has a typed header and one line a row, with nulls empty', async () => {
  const lines = new TextDecoder()
    .decode(await wholeFile(toEcsv(ofTable(table))))
    .trimEnd()
    .split('\n');
  expect(lines).toContain(
    '# - {name: "ra", unit: "deg", datatype: float64, description: "Right \\"ascension\\" & such", meta: {ucd: "pos.eq.ra"}}',
  );
  expect(lines.slice(-4)).toEqual([
    'id,ra,mag,name,good',
    '9007199254740993,10.5,1.5,"α & ""β"", γ",True',
    ',nan,,"",False',
    '-1,,2.25,,',
  ]);
});

test('FITS has whole blocks, big-endian values, and keywords for units, UCDs and nulls', async () => {
  const bytes = await wholeFile(toFits(ofTable(table)));
  expect(bytes.length % 2880).toBe(0);
  const { header, rows, rowBytes, rowCount } = firstTable(bytes)!;
  expect([rowCount, rowBytes]).toEqual([3, 8 + 8 + 4 + 10 + 1]);
  expect(Object.fromEntries(header)).toMatchObject({
    TTYPE2: 'ra',
    TFORM2: '1D',
    TUNIT2: 'deg',
    TUCD2: 'pos.eq.ra',
    TNULL1: '-9223372036854775808',
    TFORM4: '10A',
  });
  expect([
    rows.getBigInt64(0),
    rows.getFloat64(8),
    rows.getBigInt64(rowBytes),
    rows.getFloat32(2 * rowBytes + 16),
  ]).toEqual([9007199254740993n, 10.5, -(2n ** 63n), 2.25]);
});

test('instants keep their microseconds, and lists are JSON, in CSV', async () => {
  const columns = new ArrowTable({
    t: vectorFromArray([1451606400000.123, null], new TimestampMicrosecond()),
    pair: vectorFromArray([[1, 2], null], new FixedSizeList(2, new Field('item', new Int32(), true))),
    some: vectorFromArray([[0.5], []], new List(new Field('item', new Float64(), true))),
  });
  const csv = new TextDecoder().decode(
    await wholeFile(
      toCsv(ofTable({ ipc: tableToIPC(columns, 'stream'), rows: 2, totalRows: 2, columns: [], warnings: [] })),
    ),
  );
  expect(csv).toBe('t,pair,some\n2016-01-01T00:00:00.000123,"[1,2]",[0.5]\n,,[]\n');
});

test('a number that would stand for a null in FITS makes its column wider', async () => {
  const column = new ArrowTable({ n: vectorFromArray([255, null, 1], new Uint8()) });
  const { header, rows } = firstTable(
    await wholeFile(
      toFits(ofTable({ ipc: tableToIPC(column, 'stream'), rows: 3, totalRows: 3, columns: [], warnings: [] })),
    ),
  )!;
  expect(Object.fromEntries(header)).toMatchObject({ TFORM1: '1I', TNULL1: '-32768' });
  expect([rows.getInt16(0), rows.getInt16(2), rows.getInt16(4)]).toEqual([255, -32768, 1]);
});
