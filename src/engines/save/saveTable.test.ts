import { tmpdir } from 'node:os';
import { resolve } from 'node:path';
import { rmSync, readdirSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { HAS_PYTHON, TestPython } from '../../../workers/python/testing/openNodePython.ts';
import { hasExtensions } from '../../../workers/sql/testing/openNodeDatabase.ts';
import type { Held } from '../../../workers/wire/held.ts';
import { SAVE_FORMATS, type SaveFormat } from '../../catalogue/save/formats.ts';
import { openParquet } from '../../catalogue/parquet/openParquet.ts';
import { openEngine } from '../sql/testing/openEngine.ts';
import { saveTable } from './saveTable.ts';

const footerOf = async (bytes: Uint8Array) =>
  (
    await openParquet('memory', async (_url, range) => ({
      bytes:
        range && 'suffixBytes' in range
          ? bytes.slice(-range.suffixBytes)
          : range
            ? bytes.slice(range.start, range.end)
            : bytes,
      totalBytes: bytes.length,
    }))
  ).metadata;

const FORMATS = Object.keys(SAVE_FORMATS) as SaveFormat[];

/** A row of everything, nulls of everything, and what is hard in each. */
const MADE = `SELECT * FROM (VALUES
  (9007199254740993::BIGINT, 'α Cen & "B", <x>', true, 0.1::DOUBLE, 0.1::FLOAT, TIMESTAMP '2016-01-01 00:00:00.123456', DATE '1750-06-01', [1.5, 2.5]::DOUBLE[2], [1, 2, 3]::INTEGER[], 255::UTINYINT, 1.25::DECIMAL(9,2)),
  (NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
  (-1, '', false, 'nan'::DOUBLE, 'inf'::FLOAT, TIMESTAMP '1750-06-01 12:00:00', DATE '2020-02-29', [0, -1]::DOUBLE[2], []::INTEGER[], 0, -0.5)
) t(id, "name of it", good, ra, mag, seen, "day,1", pair, "some", small, price)`;

const IN_PYTHON = `
import io, numpy as np, warnings
warnings.simplefilter("ignore")
from astropy.table import Table
files = {name: bytes(value) for name, value in files.items()}
read = {
    "VOTable": Table.read(io.BytesIO(files["vot"]), format="votable", use_names_over_ids=True),
    "FITS": Table.read(io.BytesIO(files["fits"]), format="fits"),
    "ECSV": Table.read(files["ecsv"].decode(), format="ascii.ecsv"),
}
names = ["id", "name of it", "good", "ra", "mag", "seen", "day,1", "pair", "some", "small", "price"]
text = lambda value: value.decode() if isinstance(value, bytes) else str(value)
for kind, t in read.items():
    assert t.colnames == names, (kind, t.colnames)
    mask = lambda name: [bool(m) for m in np.ma.getmaskarray(np.ma.asarray(t[name])).reshape(3, -1).all(axis=1)]
    assert [int(t["id"][i]) for i in (0, 2)] == [9007199254740993, -1] and mask("id") == [False, True, False], (kind, t["id"])
    assert [text(t["name of it"][i]) for i in (0, 2)] == ['α Cen & "B", <x>' if kind != "FITS" else '? Cen & "B", <x>', "" if kind == "VOTable" else "--"], (kind, t["name of it"])
    assert [bool(t["good"][i]) for i in (0, 2)] == [True, False] and (kind == "FITS" or mask("good") == [False, True, False]), (kind, t["good"])
    assert float(t["ra"][0]) == 0.1 and np.isnan(np.ma.getdata(t["ra"])[2]), (kind, t["ra"])
    # Astropy's readers of VOTable and FITS mask NaN too.
    assert kind != "ECSV" or mask("ra") == [False, True, False], (kind, t["ra"])
    assert np.float32(t["mag"][0]) == np.float32(0.1) and np.isinf(t["mag"][2]) and t["mag"].dtype.itemsize == 4, (kind, t["mag"])
    assert [text(t["seen"][i]) for i in (0, 2)] == ["2016-01-01T00:00:00.123456", "1750-06-01T12:00:00"], (kind, t["seen"])
    assert [text(t["day,1"][i]) for i in (0, 2)] == ["1750-06-01", "2020-02-29"], (kind, t["day,1"])
    assert [list(map(float, t["pair"][i])) for i in (0, 2)] == [[1.5, 2.5], [0.0, -1.0]], (kind, t["pair"])
    assert [int(v) for v in t["some"][0]] == [1, 2, 3] and len(t["some"][2]) == 0, (kind, t["some"])
    assert [int(t["small"][i]) for i in (0, 2)] == [255, 0] and mask("small") == [False, True, False], (kind, t["small"])
    assert [float(t["price"][i]) for i in (0, 2)] == [1.25, -0.5], (kind, t["price"])
    assert str(t["ra"].unit) == "deg", (kind, t["ra"].unit)
    known = (t.meta["TCOMM4"], t.meta["TUCD4"]) if kind == "FITS" and "TCOMM4" in t.meta else (t["ra"].description, t["ra"].meta.get("ucd") or t.meta.get("TUCD4"))
    assert known == ("Right ascension <ICRS> & more", "pos.eq.ra;meta.main"), (kind, known)
    print(kind, "is the same")
`;

describe.skipIf(!hasExtensions)('Saving', () => {
  const { engine, run } = openEngine(resolve(import.meta.dirname, '../../../public'));
  const files = new Map<string, Uint8Array>();
  const save = async (
    table: Parameters<typeof saveTable>[0],
    format: SaveFormat,
    onRows: (done: number) => void = () => undefined,
    signal = new AbortController().signal,
  ) => {
    const parts: Uint8Array[] = [];
    let state = 'open';
    const openFile = async () => ({
      write: async (bytes: Uint8Array) => void parts.push(bytes),
      close: async () => void (state = 'closed'),
      abandon: async () => void (state = 'abandoned'),
    });
    const saved = saveTable(
      table,
      format,
      { sql: engine, carry: (held) => engine.take(held as Held), openFile },
      { signal, onRows },
    );
    return saved.then(
      (outcome) => ({ outcome, bytes: new Uint8Array(Buffer.concat(parts)), state }),
      (error: unknown) => ({ error, bytes: new Uint8Array(), state }),
    );
  };
  afterAll(() =>
    readdirSync('.')
      .filter((name) => name.startsWith('skybook-out-'))
      .forEach((name) => rmSync(name)),
  );

  const known = (name: string) =>
    name === 'ra' ? { unit: 'deg', ucd: 'pos.eq.ra;meta.main', description: 'Right ascension <ICRS> & more' } : {};

  beforeAll(async () => {
    const { table } = await run(MADE, 'everything');
    for (const format of FORMATS) {
      const { outcome, bytes } = (await save(
        { ...table!, columns: table!.columns.map((column) => ({ ...column, ...known(column.name) })) },
        format,
      )) as { outcome: { name: string }; bytes: Uint8Array };
      files.set(outcome.name, bytes);
      if (process.env['SAVE_TO']) writeFileSync(`${process.env['SAVE_TO']}/${outcome.name}`, bytes);
    }
  });

  test.skipIf(!HAS_PYTHON)('astropy reads back every value, null, unit and UCD of VOTable, FITS and ECSV', async () => {
    const python = await new TestPython().boot();
    const inputs = {
      files: {
        carried: {
          kind: 'plain' as const,
          value: Object.fromEntries([...files].map(([name, bytes]) => [name.split('.')[1]!, bytes])),
        },
      },
    };
    await python.run('import numpy, astropy');
    await python.run(IN_PYTHON, { inputs });
    expect(python.printed()).toBe('VOTable is the same\nFITS is the same\nECSV is the same\n');
  });

  test('Parquet is read back by DuckDB with all types and nulls, and as a catalogue with units and UCDs', async () => {
    const path = resolve(tmpdir(), `skybook-${process.pid}.parquet`);
    writeFileSync(path, files.get('everything.parquet')!);
    try {
      const { rows, table } = await run(
        `SELECT (SELECT count(*)::INTEGER FROM everything) AS rows, b.* EXCLUDE (pair), b.pair::VARCHAR AS pair FROM hats('file://${path}') b ORDER BY id NULLS LAST`,
        'back',
      );
      expect(rows.map(({ id }) => id)).toEqual([-1n, 9007199254740993n, null]);
      const { rows: differ } = await run(
        '(SELECT * EXCLUDE (rows, pair) FROM back EXCEPT SELECT * EXCLUDE (pair) FROM everything) UNION ALL (SELECT * EXCLUDE (pair) FROM everything EXCEPT SELECT * EXCLUDE (rows, pair) FROM back)',
      );
      expect(differ).toEqual([]);
      expect(rows.map(({ pair }) => pair)).toEqual(['[0.0, -1.0]', '[1.5, 2.5]', null]);
      expect(table!.columns.find(({ name }) => name === 'ra')).toMatchObject({
        unit: 'deg',
        ucd: 'pos.eq.ra;meta.main',
        description: 'Right ascension <ICRS> & more',
      });
    } finally {
      rmSync(path);
    }
  });

  test('all rows of a table that is shown in part are saved, in several row groups, with progress', async () => {
    const { table } = await run("SELECT range AS i, 'row ' || range AS text FROM range(300000)", 'many');
    expect([table!.rows, table!.totalRows]).toEqual([10_000, 300_000]);
    const heard: number[] = [];
    const { bytes } = await save(table!, 'parquet', (done) => heard.push(done));
    const metadata = await footerOf(bytes);
    expect([metadata.num_rows, metadata.row_groups.length, heard.at(-1)]).toEqual([300_000n, 3, 300_000]);
    const path = resolve(tmpdir(), `skybook-many-${process.pid}.parquet`);
    writeFileSync(path, bytes);
    const { rows } = await run(
      `SELECT count(*)::INTEGER AS n, sum(i)::DOUBLE AS s, count(DISTINCT text)::INTEGER AS d FROM hats('file://${path}')`,
    );
    rmSync(path);
    expect(rows).toEqual([{ n: 300_000, s: 44999850000, d: 300_000 }]);
    const csv = await save(table!, 'csv');
    expect(new TextDecoder().decode(csv.bytes).trimEnd().split('\n')).toHaveLength(300_001);
  });

  test('a table without rows is a file with its columns in every format', async () => {
    const { table } = await run("SELECT 1.5 AS a, 'x' AS b WHERE false", 'nothing');
    for (const format of FORMATS)
      expect(new TextDecoder('latin1').decode((await save(table!, format)).bytes)).toMatch(/a[^]*b/);
    expect((await footerOf((await save(table!, 'parquet')).bytes)).num_rows).toBe(0n);
  });

  test('Stop leaves no file', async () => {
    const { table } = await run('SELECT range AS i FROM range(300000)', 'stopped');
    const stop = new AbortController();
    const { error, state } = (await save(table!, 'csv', () => stop.abort(), stop.signal)) as {
      error: { failure: { kind: string } };
      state: string;
    };
    expect([error.failure.kind, state]).toEqual(['cancelled', 'abandoned']);
  });
});
