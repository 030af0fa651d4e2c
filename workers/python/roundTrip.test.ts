import { tableFromIPC } from 'apache-arrow';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Carried } from '../wire/carried.ts';
import { HAS_PYTHON, TestPython } from './testing/openNodePython.ts';

type Case = {
  readonly made: string;
  readonly type: string;
  readonly values: readonly unknown[];
  readonly back?: string;
};

const COLUMNS: Readonly<Record<string, Case>> = {
  bytes: { made: 'np.array([1, 255], "u1")', type: 'Uint8', values: [1, 255] },
  '16-bit integers of a FITS file': {
    made: 'np.array([1, -300], ">i2")',
    type: 'Int16',
    values: [1, -300],
    back: 'int16',
  },
  '32-bit integers': { made: 'np.array([1, -70000], "i4")', type: 'Int32', values: [1, -70000] },
  '64-bit source identifiers': {
    made: 'np.array([4295806720, 2**62 + 1])',
    type: 'Int64',
    values: [4295806720n, 2n ** 62n + 1n],
  },
  'unsigned 64-bit integers': { made: 'np.array([2**64 - 1, 0], "u8")', type: 'Uint64', values: [2n ** 64n - 1n, 0n] },
  'single floats': { made: 'np.array([1.5, np.nan], "f4")', type: 'Float32', values: [1.5, Number.NaN] },
  'double floats of a FITS file': {
    made: 'np.array([0.1, np.inf], ">f8")',
    type: 'Float64',
    values: [0.1, Infinity],
    back: 'float64',
  },
  booleans: { made: 'np.array([True, False])', type: 'Bool', values: [true, false] },
  'masked booleans': {
    made: 'MaskedColumn([True, False, True], mask=[0, 1, 0])',
    type: 'Bool',
    values: [true, null, true],
  },
  'masked integers': {
    made: 'MaskedColumn([2**60, 2, 3], mask=[0, 0, 1])',
    type: 'Int64',
    values: [2n ** 60n, 2n, null],
  },
  'masked floats beside NaN': {
    made: 'MaskedColumn([1.0, np.nan, 3.0], mask=[1, 0, 0])',
    type: 'Float64',
    values: [null, Number.NaN, 3],
  },
  'strings of all scripts': { made: '["α Cen", "", "天狼星 🌟"]', type: 'Utf8', values: ['α Cen', '', '天狼星 🌟'] },
  'masked strings': { made: 'MaskedColumn(["a", "b"], mask=[1, 0])', type: 'Utf8', values: [null, 'b'] },
  'byte strings of FITS and VOTable': {
    made: 'np.array([b"M31", b"M33"])',
    type: 'Utf8',
    values: ['M31', 'M33'],
    back: 'str',
  },
  'strings and None as objects': {
    made: 'np.array(["a", None], object)',
    type: 'Utf8',
    values: ['a', null],
    back: 'str',
  },
  times: {
    made: 'Time(["2016-01-01T00:00:00", "1750-06-01T12:00:00.123456"])',
    type: 'Timestamp<MICROSECOND>',
    values: [1451606400000, Date.UTC(1750, 5, 1, 12) + 123.456],
  },
  nanoseconds: {
    made: 'np.array(["2020-01-01T00:00:00.000000001"], "M8[ns]")',
    type: 'Timestamp<NANOSECOND>',
    values: [1577836800000.000001],
  },
  dates: {
    made: 'np.array(["2020-01-01", "NaT"], "M8[D]")',
    type: 'Date32<DAY>',
    values: [1577836800000, null],
    back: 'str',
  },
  durations: { made: 'np.array([90], "m8[s]")', type: 'Duration<MICROSECOND>', values: [90_000_000n], back: 'm8[us]' },
  vectors: {
    made: 'np.array([[1.0, 2.0], [3.0, 4.0]])',
    type: 'FixedSizeList[2]<Float64>',
    values: ['[1,2]', '[3,4]'],
  },
  'lists of different lengths': {
    made: 'np.array([[1, 2], [3]], object)',
    type: 'List<Int64>',
    values: ['["1","2"]', '["3"]'],
    back: 'lists',
  },
};

const plain = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && 'toArray' in value
    ? JSON.stringify([...(value as unknown as Iterable<unknown>)], (_key, item: unknown) =>
        typeof item === 'bigint' ? String(item) : item,
      )
    : value;

describe.skipIf(!HAS_PYTHON)('Tables and values between Python and the wire', () => {
  let python: TestPython;
  beforeAll(async () => {
    python = await new TestPython().boot();
    await python.run('import numpy, astropy, pandas');
  });

  for (const [what, { made, type, values, back }] of Object.entries(COLUMNS)) {
    test(`${what} reach the wire exactly and come back the same`, async () => {
      const carried = await python.carry(
        `import numpy as np\nfrom astropy.table import MaskedColumn, Table\nfrom astropy.time import Time\nmade = Table({"c": ${made}})`,
      );
      if (carried.kind !== 'table') throw new Error(carried.kind);
      const column = tableFromIPC(carried.table.ipc).getChildAt(0)!;
      expect(String(column.type)).toBe(type);
      expect(Array.from(column, plain)).toEqual(values);
      await python.run(
        `import numpy as np\nfrom astropy.table import MaskedColumn, Table\nfrom astropy.time import Time\nfirst, second = Table({"c": ${made}})["c"], back["c"]\n` +
          'assert len(first) == len(second)\n' +
          (back === 'str'
            ? ''
            : back === 'lists'
              ? 'assert all(list(a) == list(b) for a, b in zip(first, second))\n'
              : 'assert np.array_equal(np.ma.getmaskarray(getattr(first, "datetime64", first)), np.ma.getmaskarray(getattr(second, "datetime64", second)))\n') +
          (back === 'str' || back === 'lists' || made.startsWith('Time') || made.includes('M8')
            ? ''
            : `assert second.dtype.newbyteorder("=") == np.dtype(${back ? `"${back}"` : 'first.dtype'}), (first.dtype, second.dtype)\nassert repr(list(second)).replace("masked", "--") == repr(list(np.ma.asarray(first).astype(second.dtype) if hasattr(first, "mask") else np.asarray(first, second.dtype))).replace("masked", "--"), (list(first), list(second))\n`),
        { inputs: { back: { carried } } },
      );
    });
  }

  test('units, UCDs and descriptions are kept both ways', async () => {
    const carried = await python.carry(
      'from astropy.table import Table, QTable\nfrom astropy import units as u\nmade = QTable({"pm": [1.0, 2.0] * u.mas / u.yr, "z": [0, 1]}, descriptions={"pm": "proper motion"})\nmade["z"].meta["ucd"] = "src.redshift"\nmade.meta["name"] = "stars"',
    );
    expect(carried).toMatchObject({
      kind: 'table',
      table: {
        name: 'stars',
        columns: [
          { name: 'pm', unit: 'mas/yr', description: 'proper motion' },
          { name: 'z', ucd: 'src.redshift' },
        ],
      },
    });
    await python.run(
      'print(back["pm"].unit == __import__("astropy.units").units.Unit("mas/yr"), back["pm"].description, back["z"].meta["ucd"], type(back).__name__)',
      { inputs: { back: { carried } } },
    );
    expect(python.printed()).toBe('True proper motion src.redshift Table\n');
  });

  test('a table without rows, and one of coordinates', async () => {
    const none = await python.carry(
      'from astropy.table import Table\nfrom astropy.time import Time\nmade = Table({"a": [1.0], "b": ["x"], "t": Time(["2020-01-01"])})[:0]',
    );
    expect(none).toMatchObject({ kind: 'table', table: { rows: 0, totalRows: 0 } });
    await python.run('print(len(back), back.colnames)', { inputs: { back: { carried: none } } });
    expect(python.printed()).toBe("0 ['a', 'b', 't']\n");
    const places = await python.carry(
      'from astropy.coordinates import SkyCoord\nfrom astropy.table import Table\nmade = Table({"at": SkyCoord([1, 2], [3, 4], unit="deg")})',
    );
    expect(places).toMatchObject({
      table: { columns: [{ name: 'at_ra', unit: 'deg', ucd: 'pos.eq.ra;meta.main' }, { name: 'at_dec' }] },
    });
  });

  test('a table of another language without rows can be shown', async () => {
    const none = await python.carry(
      'import numpy as np\nfrom astropy.table import Table\nmade = Table({"t": np.array([], "M8[us]"), "d": np.array([], "M8[D]"), "s": np.array([], "U1"), "n": np.array([], "i8")})',
    );
    await python.run('back', { inputs: { back: { carried: none } } });
    expect(python.events.some((event) => event.kind === 'shown')).toBe(true);
  });

  test('pandas frames cross with their index, missing values as nulls', async () => {
    const carried = await python.carry(
      'import pandas as pd\nmade = pd.DataFrame({"n": pd.array([1, None], dtype="Int64"), "f": [0.5, None], "s": ["a", None], "t": pd.to_datetime(["2020-01-01", None]), "c": pd.Categorical(["u", "v"])}, index=pd.Index(["p", "q"], name="id"))',
    );
    if (carried.kind !== 'table') throw new Error(carried.kind);
    const rows = tableFromIPC(carried.table.ipc)
      .toArray()
      .map((row) => ({ ...(row as { toJSON(): object }).toJSON() }));
    expect(rows).toEqual([
      { id: 'p', n: 1n, f: 0.5, s: 'a', t: 1577836800000, c: 'u' },
      { id: 'q', n: null, f: null, s: null, t: null, c: 'v' },
    ]);
  });

  const VALUES: Readonly<Record<string, Carried>> = {
    None: { kind: 'plain', value: null },
    '2**53 + 1': { kind: 'plain', value: 9007199254740993n },
    '{"a": [1, 2.5, "x"], "b": (True, None)}': { kind: 'plain', value: { a: [1, 2.5, 'x'], b: [true, null] } },
    '__import__("datetime").datetime(2020, 1, 1)': {
      kind: 'plain',
      value: { $skybook: 'moment', ms: Date.UTC(2020, 0, 1), ns: 0, as: 'datetime' },
    },
    '__import__("numpy").float64(1.5)': { kind: 'plain', value: 1.5 },
    '3.5 * __import__("astropy.units").units.pc': {
      kind: 'plain',
      value: { $skybook: 'quantity', value: 3.5, unit: 'pc' },
    },
    '__import__("numpy").array([[1, 2], [3, 4]], ">i4")': {
      kind: 'array',
      dtype: 'int32',
      shape: [2, 2],
      bytes: new Uint8Array(new Int32Array([1, 2, 3, 4]).buffer),
    },
    '[1.0, 2.0] * __import__("astropy.units").units.Jy': {
      kind: 'array',
      dtype: 'float64',
      shape: [2],
      bytes: new Uint8Array(new Float64Array([1, 2]).buffer),
      unit: 'Jy',
    },
    '__import__("numpy").ma.array([1, 2], "i8", mask=[0, 1])': {
      kind: 'array',
      dtype: 'int64',
      shape: [2],
      bytes: new Uint8Array(new BigInt64Array([1n, 2n]).buffer),
      mask: new Uint8Array([0, 1]),
    },
    '__import__("astropy.utils.masked").utils.masked.Masked([1.0, 2.0] * __import__("astropy.units").units.Jy, mask=[0, 1])':
      {
        kind: 'array',
        dtype: 'float64',
        shape: [2],
        bytes: new Uint8Array(new Float64Array([1, 2]).buffer),
        mask: new Uint8Array([0, 1]),
        unit: 'Jy',
      },
    '{1: "a", "1": (2, None)}': {
      kind: 'plain',
      value: {
        $skybook: 'entries',
        entries: [
          [1, 'a'],
          ['1', [2, null]],
        ],
      },
    },
    '__import__("numpy").array(["2020-01-01T00:00:00.000000001", "NaT"], "M8[ns]")': {
      kind: 'plain',
      value: [{ $skybook: 'moment', ms: Date.UTC(2020, 0, 1), ns: 1, as: 'datetime64' }, null],
    },
    '[1, {"a": object()}]': { kind: 'opaque', type: "object, at [1]['a']" },
    'object()': { kind: 'opaque', type: 'object' },
    len: { kind: 'opaque', type: 'builtin_function_or_method' },
  };
  for (const [text, expected] of Object.entries(VALUES)) {
    test(`${text} has its form on the wire`, async () => {
      expect(await python.carry(`import numpy, astropy.units\nmade = ${text}`)).toEqual(expected);
    });
  }

  test('values of other languages are Python values', async () => {
    const given: Readonly<Record<string, unknown>> = {
      number: 3,
      whole: 2n ** 60n,
      list: [1, 'a', null],
      thing: { x: 1.5 },
      day: { $skybook: 'moment', ms: Date.UTC(2020, 0, 2, 3, 4, 5), ns: 0, as: 'datetime with zone' },
    };
    const inputs = Object.fromEntries(
      Object.entries(given).map(([name, value]) => [name, { carried: { kind: 'plain', value } as Carried }]),
    );
    await python.run('print(number, whole, list, thing, day.isoformat())', { inputs });
    expect(python.printed()).toBe("3 1152921504606846976 [1, 'a', None] {'x': 1.5} 2020-01-02T03:04:05+00:00\n");
    await python.run('print(array.sum(), array.unit)', {
      inputs: {
        array: {
          carried: {
            kind: 'array',
            dtype: 'float64',
            shape: [2],
            bytes: new Uint8Array(new Float64Array([1, 2]).buffer),
            unit: 'mas',
          },
        },
      },
    });
    expect(python.printed()).toBe('3.0 mas mas\n');
  });
});
