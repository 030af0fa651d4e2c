import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { resolve } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { desktopPython } from '../build/fixtures/desktopPython.ts';
import { isThere } from '../build/fixtures/isThere.ts';
import { runPython } from '../build/fixtures/runPython.ts';

const CASES = resolve(import.meta.dirname, '../engines/sql/tables/unfitCases.json');
const SCRIPT = resolve(import.meta.dirname, '../../workers/python/skybook_elsewhere/testing/tell_values.py');
const desktop = await desktopPython();
const isReady = isThere('A Python with DuckDB', desktop !== undefined, 'let the machine reach PyPI');

const NANOS = '2020-01-01T00:00:00.123456789';
const NO_CONSTANT = ': a parameter must be a number, a text, a date, a boolean or a list of these';

/** What DuckDB has of a value as a constant: its type, and its text. */
const SQL: Readonly<Record<string, readonly [string, string | null]>> = {
  "pd.Timestamp('2020-01-01')": ['TIMESTAMP', '2020-01-01 00:00:00'],
  "pd.Timestamp('2020-01-01T12:00', tz='Europe/Berlin')": ['TIMESTAMP', '2020-01-01 11:00:00'],
  [`pd.Timestamp('${NANOS}')`]: ['TIMESTAMP_NS', '2020-01-01 00:00:00.123456789'],
  [`np.datetime64('${NANOS}')`]: ['TIMESTAMP_NS', '2020-01-01 00:00:00.123456789'],
  [`np.array(['${NANOS}', 'NaT'], 'M8[ns]')`]: ['TIMESTAMP_NS[]', "['2020-01-01 00:00:00.123456789', NULL]"],
  "np.array(['2020-01-01'], 'M8[ns]')": ['TIMESTAMP[]', "['2020-01-01 00:00:00']"],
  'datetime.datetime(2020, 1, 1, 12, 0, 0, 5)': ['TIMESTAMP', '2020-01-01 12:00:00.000005'],
  'datetime.datetime(2020, 1, 1, 12, tzinfo=hours(2))': ['TIMESTAMP', '2020-01-01 10:00:00'],
  'datetime.date(1, 1, 1)': ['DATE', '0001-01-01'],
  "np.datetime64('-0300-01-01T00:00:00', 's')": ['TIMESTAMP', '0301-01-01 (BC) 00:00:00'],
  "Time('2020-01-01T00:00:00.5')": ['TIMESTAMP', '2020-01-01 00:00:00.5'],
  'pd.NaT': ['"NULL"', null],
  '3 * u.km': ['DOUBLE', '3.0'],
  '[3.5, 4] * u.km': ['DOUBLE[]', '[3.5, 4.0]'],
  'np.array([1.0, 2.0])': ['DOUBLE[]', '[1.0, 2.0]'],
  'Masked([1, 2], mask=[False, True])': ['INTEGER[]', '[1, NULL]'],
  'np.ma.array([1, 2], mask=[0, 1])': ['INTEGER[]', '[1, NULL]'],
  'MaskedColumn([1, 2], mask=[0, 1], unit="m")': ['INTEGER[]', '[1, NULL]'],
  '[1.0, 5853498713190525697]': ['BIGINT[]', '[1, 5853498713190525697]'],
  '0.12345678901234568': ['DOUBLE', '0.12345678901234568'],
  '-0.0': ['DOUBLE', '-0.0'],
  "{'a': 1, 'b': [True, None]}": ['STRUCT(a INTEGER, b BOOLEAN[])', "{'a': 1, 'b': [true, NULL]}"],
  "{1: 'a'}": ['MAP(INTEGER, VARCHAR)', '{1=a}'],
};

const REFUSED: Readonly<Record<string, string>> = {
  "np.timedelta64(5, 'ns')": `TypeError: $x is a numpy.timedelta64${NO_CONSTANT}`,
  "np.array([5], 'm8[ns]')": `TypeError: $x is a numpy.ndarray${NO_CONSTANT}`,
  "[1, np.timedelta64(5, 's')]": `TypeError: $x is a numpy.timedelta64, at [1]${NO_CONSTANT}`,
  '[1 * u.m, 1 * u.km]': 'ValueError: $x has values in several units (m, km) in one list',
  '[1 * u.m, 1]': 'ValueError: $x has values in several units (m, no unit) in one list',
  '[0.5, 5853498713190525697]': 'ValueError: $x has integers beyond 2^53 beside fractions',
  '[True, 2]': 'ValueError: $x has values of several kinds (boolean, number) in one list',
  '[datetime.datetime(2020, 1, 1), datetime.datetime(2020, 1, 1, tzinfo=hours(2))]':
    'ValueError: $x has values of several kinds (moment, moment with zone) in one list',
  '2**130': 'ValueError: $x has an integer beyond the longest of SQL (HUGEINT)',
};

const ADQL: Readonly<Record<string, string>> = {
  [`pd.Timestamp('${NANOS}')`]: `'${NANOS}'`,
  'datetime.datetime(2020, 1, 1, 12, tzinfo=hours(2))': "'2020-01-01T10:00:00'",
  'datetime.date(2020, 1, 1)': "'2020-01-01T00:00:00'",
  '3.5 * u.km': '3.5',
  'np.array([1, 2])': '(1, 2)',
  "[1, 'a']": "(1, 'a')",
  "pd.Timedelta('1s')": 'TypeError: $x is a pandas.',
  "np.timedelta64(5, 'ns')": 'TypeError: $x is a numpy.timedelta64, which has no form in ADQL',
};

type Rows = readonly (readonly (string | null)[])[];

/** What SQL reads in FROM: names and types, rows as texts, and the beginnings of what is told. */
const TABLES: Readonly<Record<string, readonly [columns: Rows, rows: Rows, told: readonly string[]]>> = {
  "[{'a': 1}, {'a': 2, 'b': 'x'}, None]": [
    [
      ['a', 'BIGINT'],
      ['b', 'VARCHAR'],
    ],
    [
      ['1', null],
      ['2', 'x'],
      [null, null],
    ],
    [],
  ],
  "{'a': Masked([1, 2], mask=[0, 1]), 'b': Masked([1, 2] * u.m, mask=[1, 0]), 'c': [None, 2.5]}": [
    [
      ['a', 'BIGINT'],
      ['b', 'DOUBLE'],
      ['c', 'DOUBLE'],
    ],
    [
      ['1', null, null],
      [null, '2.0', '2.5'],
    ],
    [],
  ],
  '[datetime.date(2020, 1, 1), datetime.datetime(2020, 1, 1, 12)]': [
    [['value', 'VARCHAR']],
    [['2020-01-01'], ['2020-01-01 12:00:00']],
    ['x: `value` is now text: its values are of several kinds'],
  ],
  '[datetime.datetime(2020, 1, 1, 12), datetime.datetime(2020, 1, 1, 12, tzinfo=hours(2))]': [
    [['value', 'VARCHAR']],
    [['2020-01-01 12:00:00'], ['2020-01-01 12:00:00+02:00']],
    ['x: `value` is now text'],
  ],
  [`[pd.Timestamp('${NANOS}'), None]`]: [[['value', 'TIMESTAMP_NS']], [['2020-01-01 00:00:00.123456789'], [null]], []],
  [`{'t': np.array(['${NANOS}'], 'M8[ns]')}`]: [[['t', 'TIMESTAMP_NS']], [['2020-01-01 00:00:00.123456789']], []],
  '[0.5, 5853498713190525697]': [
    [['value', 'VARCHAR']],
    [['0.5'], ['5853498713190525697']],
    ['x: `value` is now text'],
  ],
  '[1 * u.m, 1 * u.km]': [
    [['value', 'VARCHAR']],
    [['1.0 m'], ['1.0 km']],
    ['x: `value` is now text: its values are in several units'],
  ],
  '[u.Quantity(5853498713190525697, "m", dtype=int), 0.5 * u.m]': [
    [['value', 'VARCHAR']],
    [['5853498713190525697'], ['0.5']],
    ['x: `value` is now text'],
  ],
  '[Masked(1.0 * u.m, mask=True), 2 * u.m]': [[['value', 'DOUBLE']], [[null], ['2.0']], []],
  '[True, 2]': [[['value', 'VARCHAR']], [['True'], ['2']], ['x: `value` is now text']],
  "{'s': pd.Series([1, None], index=[5, 7], dtype='Int64')}": [[['s', 'BIGINT']], [['1'], [null]], []],
  'np.array([], float)': [[['value', 'DOUBLE']], [], []],
};

/** What a kernel gives the page of a value. */
const GIVEN: Readonly<Record<string, unknown>> = {
  'np.int64(5)': { form: 'plain', value: 5 },
  'np.float32(0.5)': { form: 'plain', value: 0.5 },
  'np.int64(2**60)': { form: 'other', type: 'numpy.int64' },
  'np.inf': { form: 'other', type: 'float' },
  "np.datetime64(1_577_836_800_123_456_789, 'ns')": {
    form: 'plain',
    value: { $skybook: 'moment', ms: 1_577_836_800_123, ns: 456_789, as: 'datetime64' },
  },
  'datetime.date(1970, 1, 2)': {
    form: 'plain',
    value: { $skybook: 'moment', ms: 86_400_000, ns: 0, as: 'date' },
  },
  "np.timedelta64(5, 'ns')": { form: 'other', type: 'numpy.timedelta64' },
  "[np.timedelta64(5, 'ns')]": { form: 'other', type: 'numpy.timedelta64, at [0]' },
  '3.0 * u.km': { form: 'plain', value: { $skybook: 'quantity', value: 3, unit: 'km' } },
  "{'a': [1, None, 'b']}": { form: 'plain', value: { a: [1, null, 'b'] } },
  'np.arange(2)': { form: 'array', dtype: 'int64', shape: [2], isMasked: false },
  '[[0.5, 1.5]] * u.km': { form: 'array', dtype: 'float64', shape: [1, 2], isMasked: false, unit: 'km' },
  'np.ma.MaskedArray([1, 2], [0, 1])': { form: 'array', dtype: 'int64', shape: [2], isMasked: true },
  'Masked([1.0, 2.0] * u.m, mask=[0, 1])': { form: 'array', dtype: 'float64', shape: [2], isMasked: true, unit: 'm' },
  'np.broadcast_to(0.5, 2**28)':
    'ValueError: x is 2.1 GB, more than the 1.3 GB that the page holds: select fewer columns, add a WHERE or a LIMIT, or aggregate.',
};

describe.skipIf(!isReady)('a value in a script or in a kernel of Jupyter', () => {
  let told: Readonly<Record<string, readonly unknown[]>> = {};

  beforeAll(async () => {
    const folder = mkdtempSync(resolve(tmpdir(), 'skybook-'));
    const file = resolve(folder, 'asked.json');
    const asked = {
      sql: [...Object.keys(SQL), ...Object.keys(REFUSED)],
      adql: Object.keys(ADQL),
      tables: Object.keys(TABLES),
      given: Object.keys(GIVEN),
    };
    writeFileSync(file, JSON.stringify({ cases: CASES, ...asked }));
    told = JSON.parse((await runPython(desktop!, [SCRIPT, file])).trim().split('\n').at(-1)!) as typeof told;
    rmSync(folder, { recursive: true });
  }, 120_000);

  test('is refused in SQL where the page refuses it, and there alone', () => {
    const { unfit, fit } = JSON.parse(readFileSync(CASES, 'utf8')) as Readonly<Record<string, readonly unknown[]>>;
    const whys = (unfit as readonly (readonly [unknown, string])[]).map(([, why]) => expect.stringContaining(why));
    expect(told.unfit).toEqual(whys);
    expect(told.fit).toEqual(fit!.map(() => null));
  });

  test('is a constant of SQL to the last digit, or refused in words', () => {
    const refused = Object.values(REFUSED).map((words) => expect.stringContaining(words) as unknown);
    expect(told.sql).toEqual([...Object.values(SQL), ...refused]);
  });

  test('is a constant of ADQL to the last digit, or refused in words', () => {
    expect(told.adql).toEqual(Object.values(ADQL).map((words) => expect.stringContaining(words) as unknown));
  });

  test('is a table of SQL with all its columns, and without a silent change', () => {
    expect(told.tables).toEqual(
      Object.values(TABLES).map(([columns, rows, words]) => [
        columns,
        rows,
        words.map((one) => expect.stringContaining(one) as unknown),
      ]),
    );
  });

  test('comes from a kernel as what it is, or not at all', () => {
    expect(told.given).toEqual(Object.values(GIVEN));
  });
});
