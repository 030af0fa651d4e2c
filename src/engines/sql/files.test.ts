import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Read } from '../../catalogue/read.ts';
import { OURS } from '../../build/fixtures/dataFolders.ts';
import { hasExtensions } from '../../../workers/sql/testing/openNodeDatabase.ts';
import { openEngine } from './testing/openEngine.ts';

const table = (fields: string, data: string, after = '') =>
  `<?xml version="1.0"?><VOTABLE version="1.3"><RESOURCE type="results"><TABLE>${fields}<DATA>${data}</DATA></TABLE>${after}</RESOURCE></VOTABLE>`;
const FIELD = '<FIELD name="flux" datatype="double" unit="Jy" ucd="phot.flux"/>';
/** A header of FITS, in blocks of 2880 bytes. */
const fitsOf = (...cards: readonly (readonly [string, string])[]) =>
  [...cards.map(([name, value]) => `${name.padEnd(8)}= ${value.padStart(20)}`.padEnd(80)), 'END'].join('').padEnd(2880);
const NO_COLUMNS = fitsOf(
  ...([
    ['XTENSION', "'BINTABLE'"],
    ['BITPIX', '8'],
    ['NAXIS', '2'],
    ['NAXIS1', '0'],
    ['NAXIS2', '0'],
    ['PCOUNT', '0'],
    ['GCOUNT', '1'],
    ['TFIELDS', '0'],
  ] as const),
);
const ROWS = '<TABLEDATA><TR><TD>1.5</TD></TR><TR><TD/></TR></TABLEDATA>';

describe.skipIf(!hasExtensions)('a file by its address', () => {
  const folder = mkdtempSync(resolve(tmpdir(), 'skybook-'));
  const { run } = openEngine(folder);
  const at = (name: string) => `'file://${folder}/${name}'`;
  const sample = (name: string) =>
    name === 'sky.ecsv'
      ? at(name)
      : `'${pathToFileURL(OURS.path('tables', name.replace(/#.*/, ''))).href}${/#.*/.exec(name)?.[0] ?? ''}'`;
  beforeAll(() => {
    const files: Readonly<Record<string, string | Uint8Array>> = {
      'stars.csv': 'name,ra\na,1.5\nb,2\n',
      'stars.csv.gz': gzipSync('name,ra\na,1.5\nb,2\n'),
      'stars.tsv': 'name\tra\na\t1.5\nb\t2\n',
      'stars.json': '[{"name":"a","ra":1.5},{"name":"b","ra":2}]',
      'good.xml': table(FIELD, ROWS),
      'over.xml': table(FIELD, ROWS, '<INFO name="QUERY_STATUS" value="OVERFLOW"/>'),
      'cut.xml': table(FIELD, ROWS).slice(0, -60),
      'error.xml':
        '<VOTABLE version="1.3"><RESOURCE type="results"><INFO name="QUERY_STATUS" value="ERROR">Table foo does not exist</INFO></RESOURCE></VOTABLE>',
      'older.xml':
        '<VOTABLE version="1.1"><RESOURCE><INFO ID="Error" name="Error" value="Error in input RA value: as3f"/></RESOURCE></VOTABLE>',
      'param.xml':
        '<VOTABLE version="1.1"><RESOURCE><PARAM name="error" datatype="char" arraysize="*" value="No note found."/></RESOURCE></VOTABLE>',
      'two.vot':
        `<VOTABLE version="1.3"><RESOURCE><TABLE>${FIELD}<DATA>${ROWS}</DATA></TABLE>` +
        `<TABLE><FIELD name="name" datatype="char" arraysize="*"/><DATA><TABLEDATA><!-- <TR><TD>no</TD></TR> -->` +
        '<TR><TD> M 31  </TD></TR></TABLEDATA></DATA></TABLE></RESOURCE></VOTABLE>',
      'sky.ecsv':
        '# %ECSV 1.0\n# ---\n# datatype:\n# - {name: id, datatype: int64}\n# - {name: ra, unit: deg, datatype: float64}\n' +
        '# - {name: dec, unit: deg, datatype: float64}\nid ra dec\n7 1 2\n8 3 4\n',
      'fixed.dat': 'a  1\nb  2\n',
      'picture.fits': 'SIMPLE',
      'none.fits': fitsOf(['SIMPLE', 'T'], ['BITPIX', '8'], ['NAXIS', '0']) + NO_COLUMNS,
      'none.xml': '<VOTABLE version="1.3"><RESOURCE/></VOTABLE>',
      'page.xml': '<!DOCTYPE html><html><body>Not found</body></html>',
      'page.csv': '<!DOCTYPE html><html><body>Not found</body></html>',
      'page.parquet': '<html></html>',
      'empty.csv': '',
      'empty.xml': '',
      'binary.csv': new Uint8Array([0, 255, 254, 10, 0, 200, 44, 3]),
    };
    for (const [name, bytes] of Object.entries(files)) writeFileSync(resolve(folder, name), bytes);
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test.each(['stars.csv', 'stars.csv.gz', 'stars.tsv', 'stars.json'])('%s is read and described', async (name) => {
    expect((await run(`SELECT name, ra::DOUBLE AS ra FROM ${at(name)} ORDER BY name`)).rows).toEqual([
      { name: 'a', ra: 1.5 },
      { name: 'b', ra: 2 },
    ]);
    expect((await run(`DESCRIBE ${at(name)}`)).rows.map((row) => row.column_name)).toEqual(['name', 'ra']);
  });

  test('a compressed file that ends too early is refused, and a text whose last line has no end is told of', async () => {
    const whole = gzipSync('name,ra\n' + Array.from({ length: 3000 }, (_, i) => `a${i},${i / 7}\n`).join(''));
    const damaged = Uint8Array.from(whole);
    damaged[damaged.length - 6]! ^= 1;
    const cuts: Readonly<Record<string, Uint8Array>> = {
      half: whole.subarray(0, whole.length >> 1),
      trailer: whole.subarray(0, -3),
      damaged,
    };
    for (const [name, bytes] of Object.entries(cuts)) {
      writeFileSync(resolve(folder, `${name}.csv.gz`), bytes);
      await expect(run(`FROM ${at(`${name}.csv.gz`)}`), name).rejects.toThrow('is no whole gzip file');
    }
    const texts: Readonly<Record<string, string>> = {
      '/cut.csv': 'name,ra\na,1.5\nb,2',
      '/whole.csv': 'name,ra\na,1.5\nb,2\n',
      '/cut.ecsv': '# %ECSV 1.0\n# ---\n# datatype:\n# - {name: id, datatype: int64}\nid\n7\n81',
      '/cut.json': '[{"id": 7}]',
    };
    const coded: Read = async (url) => ({
      bytes: new TextEncoder().encode(texts[new URL(url).pathname]),
      mayBeCut: true,
    });
    const far = openEngine(folder, { read: coded });
    for (const [path, text] of Object.entries(texts)) {
      const { table: shown } = await far.run(`SELECT * FROM 'https://a.example${path}'`);
      const isTold = !/[\n\]]$/.test(text);
      expect(shown!.warnings, path).toEqual(
        isTold ? [expect.stringContaining(`The last line of https://a.example${path} has no end`)] : [],
      );
    }
  });

  test.each([
    ['18446744073709551615', '18446744073709551615'],
    ['"-9223372036854775809"', '-9223372036854775809'],
    ['9223372036854775807', undefined],
    ['-9223372036854775808', undefined],
    ['00000000000000000000012', undefined],
    ['0.12345678901234567890123', undefined],
    ['M18446744073709551615', undefined],
  ])('a CSV of %s says what DuckDB would round', async (written, told) => {
    writeFileSync(resolve(folder, 'wide.csv'), `id,x\n1,2\n${written},3\n`);
    const { table: shown } = await run(`SELECT id FROM ${at('wide.csv')}`);
    expect(shown!.warnings).toEqual(
      told === undefined ? [] : [expect.stringContaining(`such as ${told} have more than 64 bits`)],
    );
    if (told?.startsWith('-') !== false) return;
    const stated = `read_csv(${at('wide.csv')}, types = {'id': 'UBIGINT'})`;
    expect((await run(`SELECT max(id) AS id FROM ${stated}`)).rows).toEqual([{ id: BigInt(told) }]);
  });

  test('files are told by their addresses', async () => {
    const address = at('stars.csv').slice(1, -1);
    const of = async (from: string) =>
      (await run(`SELECT filename AS f, count(*)::INTEGER AS n FROM ${from} GROUP BY 1`)).rows;
    expect(await of(`read_csv(${at('stars.csv')}, filename = true)`)).toEqual([{ f: address, n: 2 }]);
    expect(
      await of(`read_csv([${at('stars.csv')}, ${at('stars.csv')}], filename => 'filename') AS r(name, ra, filename)`),
    ).toEqual([{ f: address, n: 4 }]);
    expect(await of(`read_text(${at('stars.csv')})`)).toEqual([{ f: address, n: 1 }]);
    expect(
      (await run(`SELECT content::VARCHAR AS c, last_modified AS m FROM read_blob(${at('stars.csv')})`)).rows,
    ).toEqual([{ c: String.raw`name,ra\x0Aa,1.5\x0Ab,2\x0A`, m: null }]);
    const listed = {
      failure: { advice: expect.stringContaining('Servers do not tell which files they have') as unknown },
    };
    await expect(run(`FROM ${at('*.csv')}`)).rejects.toMatchObject(listed);
  });

  test('a VOTable is described with its units and UCDs', async () => {
    expect((await run(`DESCRIBE ${at('good.xml')}`)).rows).toMatchObject([
      { column_name: 'flux', column_type: 'DOUBLE', unit: 'Jy', ucd: 'phot.flux' },
    ]);
  });

  test('a table that its service cut says so beside its rows', async () => {
    const { table: shown, rows } = await run(`SELECT * FROM ${at('over.xml')}`);
    expect(rows).toEqual([{ flux: 1.5 }, { flux: null }]);
    expect(shown!.warnings).toEqual(['The service cut this table at its limit of rows.']);
    expect((await run(`SELECT * FROM ${at('good.xml')}`)).table!.warnings).toEqual([]);
  });

  test('a cross-match with such a table says so, too', async () => {
    writeFileSync(
      resolve(folder, 'places.xml'),
      table(
        '<FIELD name="ra" datatype="double" ucd="pos.eq.ra"/><FIELD name="dec" datatype="double" ucd="pos.eq.dec"/>',
        '<TABLEDATA><TR><TD>1</TD><TD>2</TD></TR></TABLEDATA>',
        '<INFO name="QUERY_STATUS" value="OVERFLOW"/>',
      ),
    );
    const { table: shown } = await run(
      `SELECT * FROM xmatch(${at('places.xml')}, here, radius_arcsec => 1)`,
      undefined,
      { here: [{ ra: 1, dec: 2 }] },
    );
    expect(shown!.rows).toBe(1);
    expect(shown!.warnings).toEqual(['The service cut this table at its limit of rows.']);
  });

  test('each table of a VOTable can be asked for, without padding and comments; the others are told of', async () => {
    const first = await run(`SELECT * FROM ${at('two.vot')}`);
    expect(first.rows).toEqual([{ flux: 1.5 }, { flux: null }]);
    expect(first.table!.warnings).toEqual([
      "The file holds 2 tables, of which this is the first; the second is FROM '…#2'.",
    ]);
    const second = await run(`SELECT * FROM ${at('two.vot#2')}`);
    expect(second.rows).toEqual([{ name: 'M 31' }]);
    expect(second.table!.warnings).toEqual([]);
  });

  test.each([
    ['types.fits', 'SELECT id, "O\'Hara" AS o, bits[1] AS b, "unsigned" AS u FROM {}'],
    ['types.fits#2', 'SELECT id, "O\'Hara" AS o, bits[1] AS b, "unsigned" AS u FROM {}'],
    ['types.fits', 'SELECT id, "O\'Hara" AS o, bits[1] AS b, "unsigned" AS u FROM read_fits({})'],
  ])('%s is read as astropy reads it, by its HDU', async (file, query) => {
    expect((await run(`${query.replace('{}', sample(file))} ORDER BY o`)).rows).toEqual([
      { id: 9007199254740993n, o: 1, b: true, u: 1n },
      { id: -4611686018427387904n, o: 2, b: false, u: 2n ** 63n },
      { id: null, o: 3, b: false, u: 2n ** 64n - 1n },
    ]);
  });

  test('tables of FITS and ECSV are described with units and UCDs, and may be empty', async () => {
    expect((await run(`DESCRIBE ${sample('types.fits')}`)).rows).toMatchObject({
      9: { column_name: 'single', column_type: 'FLOAT', unit: 'mag', ucd: 'phot.mag;em.opt.V' },
    });
    expect((await run(`SELECT count(*) AS n FROM ${sample('empty.ecsv')}`)).rows).toEqual([{ n: 0n }]);
    expect((await run(`SELECT id, name, pair FROM ${sample('comma.ecsv')} ORDER BY u`)).rows[0]).toMatchObject({
      id: null,
      name: null,
    });
    expect(
      (
        await run(`SELECT a.id FROM xmatch(${sample('sky.ecsv')}, here, radius_arcsec => 1) a`, undefined, {
          here: [{ ra: 1, dec: 2 }],
        })
      ).rows,
    ).toEqual([{ id: 7n }]);
  });

  test('a text whose columns nobody knows is told by its own name', async () => {
    await expect(run(`SELECT * FROM ${at('fixed.dat')}`)).rejects.toMatchObject({
      failure: {
        message: `SQL cannot tell how the columns of file://${folder}/fixed.dat are divided.`,
        advice: expect.stringContaining('read_csv') as unknown,
      },
    });
  });

  test.each([
    ['cut.xml', /ends in the middle of its rows/],
    ['error.xml', /answered with an error/],
    ['older.xml', /answered with an error/],
    ['param.xml', /answered with an error/],
    ['picture.fits', /is not a FITS file/],
    ['two.vot#3', /has no table 3: it holds 2/],
    ['none.xml', /^The VOTable file at .* holds no table with columns/],
    ['none.fits', /^The table in HDU 1 of .* has no columns/],
    ['page.xml', /is a web page \(HTML\), not the file that it is named for/],
    ['empty.xml', /is not a VOTable/],
    ['page.csv', /is a web page \(HTML\), not the file that it is named for/],
    ['empty.csv', /is empty/],
    ['page.parquet', /is not a Parquet file/],
    ['absent.csv', /There is no file at/],
    ['absent.xml', /There is no file at/],
    ['absent.parquet', /There is no file at/],
  ])('%s is refused in plain words', async (name, message) => {
    await expect(run(`SELECT * FROM ${at(name)}`)).rejects.toMatchObject({
      failure: { kind: 'fetch', message: expect.stringMatching(message) as unknown },
    });
    await expect(run(`DESCRIBE ${at(name)}`)).rejects.toMatchObject({
      failure: { kind: 'fetch', message: expect.stringMatching(message) as unknown },
    });
  });

  test('binary.csv fails with DuckDB’s own words', async () => {
    await expect(run(`SELECT * FROM ${at('binary.csv')}`)).rejects.toMatchObject({ failure: { kind: 'sql' } });
  });
});
