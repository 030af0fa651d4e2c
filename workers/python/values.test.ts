import { tableFromIPC } from 'apache-arrow';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Column } from '../wire/column.ts';
import { HAS_PYTHON, TestPython } from './testing/openNodePython.ts';

const IMPORTS =
  'import datetime, numpy as np, pandas as pd\nfrom decimal import Decimal\nfrom astropy import units as u\nfrom astropy.coordinates import FK5, SkyCoord\nfrom astropy.table import Column, MaskedColumn, QTable, Table\nfrom astropy.time import Time, TimeDelta\nfrom astropy.utils.masked import Masked\n';

describe.skipIf(!HAS_PYTHON)('What leaves Python in a table', () => {
  let python: TestPython;
  beforeAll(async () => {
    python = await new TestPython().boot();
    await python.run('import numpy, astropy, pandas');
  });

  const left = async (
    made: string,
  ): Promise<{
    readonly columns: readonly Column[];
    readonly values: Readonly<Record<string, readonly unknown[]>>;
  }> => {
    const carried = await python.carry(`${IMPORTS}made = ${made}`);
    if (carried.kind !== 'table') throw new Error(carried.kind);
    const arrow = tableFromIPC(carried.table.ipc);
    return {
      columns: carried.table.columns,
      values: Object.fromEntries(
        arrow.schema.names.map((name, i) => [name, Array.from(arrow.getChildAt(i)! as Iterable<unknown>)]),
      ),
    };
  };
  const noteOf = (columns: readonly Column[], name: string) =>
    columns.find((column) => column.name === name)?.note ?? '';

  test.each([
    ['t := Table({"v": [1.5]}, names=["v"]), setattr(t["v"], "format", "%.3f")', '%.3f'],
    ['t := QTable({"v": [1.5] * u.m}), setattr(t["v"].info, "format", ".2e")', '.2e'],
    ['t := Table({"v": [1.5, 1234.56]}), setattr(t["v"], "format", "{:,.1f} Jy".format)', '{:,.1f} Jy'],
    ['t := Table({"v": [1.5, 1234.56]}), setattr(t["v"], "format", lambda v: f"{v:,.1f}")', '{:,.1f}'],
    ['t := Table({"v": [1.5]}), setattr(t["v"], "format", lambda v: "odd")', undefined],
    ['t := Table({"v": ["text"]}), setattr(t["v"], "format", ">9s")', undefined],
    ['t := pd.DataFrame({"v": [1.5]}), pd.set_option("display.precision", 2)', '.2f'],
    ['t := pd.DataFrame({"v": [1.5e-7]}), pd.set_option("display.precision", 2)', '.2e'],
    ['t := pd.DataFrame({"v": [1.5]}), pd.set_option("display.float_format", "{:.1f}".format)', '{:.1f}'],
    ['t := pd.DataFrame({"v": [1]}), pd.set_option("display.precision", 2)', undefined],
    ['t := pd.DataFrame({"v": [1.5]}),', undefined],
    ['t := pd.DataFrame({"v": ["text"]}), pd.set_option("display.max_colwidth", 20)', '.20s'],
    ['t := pd.DataFrame({"v": ["text"]}), pd.set_option("display.max_colwidth", None)', 's'],
    ['t := pd.DataFrame({"v": ["text"]}),', undefined],
  ])('numbers and texts are written as code has asked for: %s', async (made, format) => {
    const { columns } = await left(
      `([pd.reset_option("display." + name) for name in ("precision", "float_format", "max_colwidth")], (${made})[0])[1]`,
    );
    expect(columns.find(({ name }) => name === 'v')?.format).toBe(format);
  });

  test('masked coordinates are null, not what stands under the mask', async () => {
    const { values } = await left(
      'Table({"c": SkyCoord(Masked([10, 20] * u.deg, mask=[False, True]), Masked([1, 2] * u.deg, mask=[False, True]))})',
    );
    expect(values).toEqual({ c_ra: [10, null], c_dec: [1, null] });
  });

  test('coordinates of any frame leave as ICRS, which is told', async () => {
    const { columns, values } = await left(
      'Table({"c": SkyCoord([83.6], [22.0], unit="deg", frame=FK5(equinox="J1975"))})',
    );
    expect(values.c_ra![0]).toBeCloseTo(83.976, 2);
    expect(columns.map(({ name, ucd }) => `${name} ${ucd}`)).toEqual([
      'c_ra pos.eq.ra;meta.main',
      'c_dec pos.eq.dec;meta.main',
    ]);
    expect(noteOf(columns, 'c_ra')).toBe('`c` is now `c_ra`, `c_dec`: ICRS, where it was FK5, equinox J1975.000.');
    expect((await left('Table({"g": SkyCoord([0], [0], unit="deg", frame="galactic")})')).values.g_ra![0]).toBeCloseTo(
      266.405,
      3,
    );
  });

  test('positions keep the frame that a FITS header names, and other columns have none', async () => {
    const { columns } = await left(
      'Table({"RA": [1.0] * u.deg, "DEC": [2.0] * u.deg, "flux": [3.0] * u.Jy, "n": [1]}, meta={"RADESYS": "FK4", "EQUINOX": 1950.0})',
    );
    expect(columns.map(({ frame }) => frame)).toEqual(['FK4 1950.0', 'FK4 1950.0', undefined, undefined]);
  });

  test('proper motion, distance, velocity and time of observation are columns', async () => {
    const { columns } = await left(
      'Table({"c": SkyCoord([1] * u.deg, [2] * u.deg, distance=[3] * u.pc, pm_ra_cosdec=[4] * u.mas / u.yr, pm_dec=[5] * u.mas / u.yr, radial_velocity=[6] * u.km / u.s, obstime=Time("J2016.0"))})',
    );
    expect(columns.map(({ name, unit }) => (unit ? `${name} ${unit}` : name))).toEqual([
      'c_ra deg',
      'c_dec deg',
      'c_distance pc',
      'c_pm_ra_cosdec mas/yr',
      'c_pm_dec mas/yr',
      'c_radial_velocity km/s',
      'c_obstime',
    ]);
  });

  test('times are instants of any year in UTC; a leap second is null, which is told', async () => {
    const { columns, values } = await left(
      'Table({"t": Time(["2000-01-01T00:00:32", "2017-01-01T00:00:36.5"], scale="tai"), "o": [1, 2]})',
    );
    expect(values.t).toEqual([Date.UTC(2000, 0, 1), null]);
    expect(values.o!.map(Number)).toEqual([1, 2]);
    expect(noteOf(columns, 't')).toBe(
      '`t` has 1 leap second, null here: neither SQL nor JavaScript has 23:59:60; is in UTC here, where its scale was TAI.',
    );
  });

  test('a column that no one can read leaves the others as they are', async () => {
    const { columns, values } = await left(
      'Table({"a": [1, 2], "d": TimeDelta([1, 2] * u.day), "m": np.array([60, "NaT"], "m8[s]"), "r": np.array([[[1], [2, 3]], [[4]]], object), "p": pd.Series(pd.period_range("2020-01", periods=2, freq="M")).astype(object).to_numpy()})',
    );
    expect(values.a!.map(Number)).toEqual([1, 2]);
    expect(values.d).toEqual([86_400_000_000n, 172_800_000_000n]);
    expect(values.m).toEqual([60_000_000n, null]);
    expect(values.p).toEqual(['2020-01', '2020-02']);
    expect(noteOf(columns, 'p')).toBe('`p` is now text: neither SQL nor JavaScript has a Period.');
    expect(columns.filter(({ note }) => note).map(({ name }) => name)).toEqual(['p']);
  });

  test('units that VOUnit deprecates leave without a word about it', async () => {
    await python.run(`${IMPORTS}import warnings\nwarnings.filterwarnings("error", category=u.UnitsWarning)`);
    const { columns } = await left('Table({"f": [1] * u.erg / u.s / u.cm**2 / u.Angstrom, "b": [1] * u.G})');
    await python.run('import warnings\ndel warnings.filters[0]');
    expect(columns.map(({ unit }) => unit)).toEqual(['erg/(Angstrom.s.cm**2)', 'G']);
  });

  test('quantities as objects are numbers of their unit; those of several units are text, which is told', async () => {
    const { columns, values } = await left(
      'pd.DataFrame({"d": [1.5 * u.pc, Masked(2.5 * u.pc, mask=True)], "e": [1 * u.m, 1 * u.km], "f": [1 * u.m, 1]}, dtype=object)',
    );
    expect(values).toEqual({ d: [1.5, null], e: ['1.0 m', '1.0 km'], f: ['1.0 m', '1'] });
    expect(columns.map(({ unit }) => unit)).toEqual(['pc', undefined, undefined]);
    expect(noteOf(columns, 'e')).toBe('`e` is now text: its values are in several units.');
    expect(noteOf(columns, 'f')).toBe('`f` is now text: its values are of several kinds.');
  });

  test('columns of one name are told apart', async () => {
    const { columns, values } = await left('pd.DataFrame([[7, 2.5, "x"]], columns=["x", "x", "x"])');
    expect(values).toEqual({ x: [7n], x_1: [2.5], x_2: ['x'] });
    expect(noteOf(columns, 'x_1')).toBe('A second column called `x` is now `x_1`.');
  });

  test('pandas has the integers and the years of a table', async () => {
    await python.run(
      `${IMPORTS}t = Table({"id": MaskedColumn([4295806720123456789, 2], mask=[0, 1]), "t": Time(["1006-04-30", "2020-01-01"])})\nf = t.to_pandas()\nprint(f["id"].dtype, f["id"][0], f["id"].isna().tolist(), f["t"][0].year)`,
    );
    expect(python.printed()).toContain('Int64 4295806720123456789 [False, True] 1006\n');
  });

  test('one long text among many makes no table of its width', async () => {
    const carried = await python.carry(
      `import numpy as np\nfrom astropy.table import Table\nmade = Table({"s": np.array(["x" * 6000] + ["y"] * 99_999, object)})`,
    );
    await python.run('print(back["s"].dtype.kind, len(back["s"][0]), back["s"][1])', { inputs: { back: { carried } } });
    expect(python.printed()).toBe('O 6000 y\n');
  });

  test('spans and times of NumPy as objects are spans and times, of any units; no unit wraps', async () => {
    const { columns, values } = await left(
      'Table({"d": np.array([np.timedelta64(5, "s"), datetime.timedelta(hours=1), None], object), "far": np.array([datetime.timedelta(days=999999999), datetime.timedelta(microseconds=-1), None], object), "t": np.array([np.datetime64("2020-01-01T00:00:00.123456789"), np.datetime64("1006-04-30T00:00:00.000000"), None], object)})',
    );
    expect(values.d).toEqual([5_000_000n, 3_600_000_000n, null]);
    expect(values.far).toEqual(['999999999 days, 0:00:00', '-1 day, 23:59:59.999999', null]);
    expect(values.t).toEqual(['2020-01-01T00:00:00.123456789', '1006-04-30T00:00:00.000000', null]);
    for (const name of ['far', 't'])
      expect(noteOf(columns, name)).toBe(`\`${name}\` is now text: no unit of SQL holds all of its times.`);
  });

  test('numbers as objects keep their width, and say what a wider one loses', async () => {
    const { columns, values } = await left(
      'Table({"c": Column([np.complex64(0.5j), None], dtype=object), "l": Column([np.longdouble(1) / 3, np.longdouble(1)], dtype=object), "d": Column([Decimal("1E+400000000"), Decimal(1)], dtype=object), "z": Column([Decimal("0E+400000000"), Decimal("1.5")], dtype=object), "b": Column([True, 1], dtype=object)})',
    );
    expect(String(values.c![0])).toBe('{"re": 0, "im": 0.5}');
    expect(noteOf(columns, 'l')).toBe('`l` is rounded to 64 bits.');
    expect(values.d).toEqual(['1E+400000000', '1']);
    expect(noteOf(columns, 'd')).toBe(
      '`d` is now text: numbers of SQL have 38 digits, and no decimal is NaN or infinity.',
    );
    expect(noteOf(columns, 'z')).toBe('');
    expect(noteOf(columns, 'b')).toBe('`b` is now text: its values are of several kinds.');
  });

  test('fields of a record that differ in case leave the other names as they are; all changes are told', async () => {
    const { columns, values } = await left(
      'Table({"s": np.array([(1, b"\\xff", 3)], dtype=[("x", "i4"), ("X", "S1"), ("x_1", "i4")])})',
    );
    expect(Object.keys(values.s![0] as object)).toEqual(['x', 'X_2', 'x_1']);
    expect(noteOf(columns, 's')).toBe('`s` has its field X as X_2; holds bytes that are no text.');
  });

  test('fields whose letters beyond ASCII differ in case are two names of SQL', async () => {
    const { columns, values } = await left(
      'Table({"s": np.array([(1, 2)], dtype=[("δ", "i4"), ("Δ", "i4")]), "o": np.array([{"é": 1, "É": 2}], object)})',
    );
    expect([...values.s!, ...values.o!].map((row) => Object.keys(row as object))).toEqual([
      ['δ', 'Δ'],
      ['é', 'É'],
    ]);
    expect([noteOf(columns, 's'), noteOf(columns, 'o')]).toEqual(['', '']);
  });

  const plain = async (made: string): Promise<unknown> => {
    const carried = await python.carry(`${IMPORTS}made = ${made}`);
    return carried.kind === 'plain' ? carried.value : carried.kind === 'opaque' ? `no form: ${carried.type}` : carried;
  };

  test.each<readonly [string, unknown]>([
    ['Masked(3.0 * u.pc, mask=True)', null],
    ['Masked(3.0 * u.pc, mask=False)', { $skybook: 'quantity', value: 3, unit: 'pc' }],
    ['np.timedelta64(5, "ns")', 'no form: numpy.timedelta64'],
    ['(np.array([(1.0, 2.0)], "f8,f8") << u.Unit("pc, km/s"))[0]', 'no form: astropy.units.quantity.Quantity'],
    ['np.longdouble(1.5)', 1.5],
    ['np.longdouble(1) / 3', 'no form: numpy.longdouble'],
    ['pd.NaT', null],
    ['np.array("2020-01-01", "M8[D]")', { $skybook: 'moment', ms: 1_577_836_800_000, ns: 0, as: 'datetime64' }],
    ['np.array(["a", np.nan], np.dtypes.StringDType(na_object=np.nan))', ['a', null]],
    ['[Decimal("1.10"), Decimal("2")]', [1.1, 2]],
    ['Decimal("1.23456789012345678901")', 'no form: decimal.Decimal'],
    ['{"a": np.arange(2), "m": np.ma.array([1.5, 2], mask=[0, 1])}', { a: [0, 1], m: [1.5, null] }],
    ['{"a": [1, 2] * u.pc}', "no form: astropy.units.quantity.Quantity, at ['a']"],
    [
      'SkyCoord(10 * u.deg, 20 * u.deg, distance=10 * u.pc)',
      { ra: 10, dec: 20, distance: { $skybook: 'quantity', value: 10, unit: 'pc' } },
    ],
    ['SkyCoord(alt=1 * u.deg, az=2 * u.deg, frame="altaz")', 'no form: ALTAZ position without a way to ICRS'],
  ])('%s leaves as what it is, or is refused by name', async (made, value) => {
    expect(await plain(made)).toEqual(value);
  });
});
