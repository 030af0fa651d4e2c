import { tableFromArrays } from 'apache-arrow';
import { resolve } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { hasExtensions } from '../../../workers/sql/testing/openNodeDatabase.ts';
import type { Held } from '../../../workers/wire/held.ts';
import { serve, votable, type Given, type Received } from '../tap/testing/tapServer.ts';
import { openEngine } from './testing/openEngine.ts';

const FIELDS =
  '<FIELD name="source_id" datatype="long" ucd="meta.id;meta.main"/><FIELD name="ra" datatype="double" unit="deg"/><FIELD name="G" datatype="float" unit="mag"/><FIELD name="g" datatype="short"><VALUES null="-1"/></FIELD>';
const ROWS = [
  [4295806720, 45.1, 12.5, -1],
  ['9007199254740993', 45.2, 'NaN', 7],
];
const CUT = '<INFO name="QUERY_STATUS" value="OVERFLOW"/>';

describe.skipIf(!hasExtensions)('a TAP cell', () => {
  let answer: (request: Received) => Given = () => ({ body: votable(FIELDS, ROWS, { after: CUT }) });
  const started = serve((request) => answer(request));
  const { engine, run } = openEngine(resolve(import.meta.dirname, '../../../public'), {
    carry: async (value) =>
      (value as Held)?.held ? engine.take(value as Held) : (await import('../carryValue.ts')).carryJs(value),
  });
  afterAll(async () => (await started).close());
  const cell = async (rest: string, words = '') => `-- @tap ${(await started).url}/tap ${words}\n${rest}`;

  test('gives a table that SQL joins with others, cut mark and units with it', async () => {
    const { exports, table, rows } = await run(await cell('SELECT * FROM gaia;'), 'stars');
    expect(rows).toMatchObject([
      { source_id: 4295806720n, g_2: null },
      { source_id: 9007199254740993n, G: null, g_2: 7 },
    ]);
    expect(table).toMatchObject({
      totalRows: 2,
      name: 'stars',
      warnings: ['The service cut this table at its limit of rows.'],
      columns: [{ type: 'BIGINT', ucd: 'meta.id;meta.main' }, { unit: 'deg' }, { unit: 'mag' }, { type: 'SMALLINT' }],
    });
    expect((await started).received.at(-1)!.form.get('QUERY')).toBe('SELECT * FROM gaia');
    const source = {
      protocol: 'TAP',
      url: `${(await started).url}/tap`,
      query: 'SELECT * FROM gaia',
      rows: 2,
      isTruncated: true,
    };
    expect(table!.sources).toMatchObject([source]);
    expect(Date.parse(table!.sources![0]!.retrievedAt)).toBeLessThanOrEqual(Date.now());
    const carried = await engine.take(exports.stars as Held);
    expect(carried).toMatchObject({
      kind: 'table',
      table: { rows: 2, warnings: table!.warnings, sources: table!.sources },
    });
    const mine = tableFromArrays({ id: BigInt64Array.of(9007199254740993n), name: ['mine'] });
    const joined = await run('SELECT name, ra FROM stars JOIN mine ON id = source_id', 'joined', {
      stars: exports.stars,
      mine,
    });
    expect(joined.rows).toEqual([{ name: 'mine', ra: 45.2 }]);
    expect(joined.table).toMatchObject({
      columns: [{}, { unit: 'deg' }],
      warnings: ['From stars: The service cut this table at its limit of rows.'],
      sources: [source],
    });
    expect(joined.events).toContainEqual({ kind: 'sources', sources: table!.sources });
  });

  test('takes values by $name, and sends along the tables that it names', async () => {
    await run(await cell('SELECT $limit, $name FROM TAP_UPLOAD.mine AS m WHERE id IN $ids', 'maxrec=7'), undefined, {
      limit: 2.5,
      name: "O'N",
      ids: [1, 2],
      mine: [{ id: 1 }],
    });
    const { form } = (await started).received.at(-1)!;
    expect(Object.fromEntries(form)).toMatchObject({
      QUERY: "SELECT 2.5, 'O''N' FROM TAP_UPLOAD.mine AS m WHERE id IN (1, 2)",
      MAXREC: '7',
      UPLOAD: 'mine,param:upload0',
      upload0: expect.stringContaining('<FIELD name="id"'),
    });
    const text = 'SELECT 5-$x, -$x FROM t WHERE 1 = CONTAINS(POINT(ra, dec), CIRCLE(10, $x, 1)) -- $x';
    await run(await cell(text), undefined, { x: -3 });
    expect((await started).received.at(-1)!.form.get('QUERY')).toBe(
      'SELECT 5-(-3), -(-3) FROM t WHERE 1 = CONTAINS(POINT(ra, dec), CIRCLE(10, -3, 1)) -- $x',
    );
    await expect(run(await cell('SELECT $flag'), undefined, { flag: true })).rejects.toThrow(
      '$flag has no form in ADQL',
    );
    await expect(run(await cell('SELECT * FROM TAP_UPLOAD.mine'), undefined, { mine: 3 })).rejects.toThrow(
      'mine is not a table',
    );
  });

  test('says what its first line should be, and holds one query', async () => {
    await expect(run('-- @tap simbad\nSELECT 1')).rejects.toThrow('simbad is not the address of a TAP service');
    await expect(run(await cell('SELECT 1', 'asink'))).rejects.toThrow('asink means nothing');
    await expect(run(await cell('SELECT 1; SELECT 2'))).rejects.toThrow('one query, this one 2');
    await expect(run(await cell(''))).rejects.toThrow('There is no query');
  });

  test('leaves its table as it was when the service fails', async () => {
    answer = () => ({ status: 400, type: 'text/plain', body: 'no such table' });
    await expect(run(await cell('SELECT 1 FROM nothing'), 'stars')).rejects.toMatchObject({
      failure: { kind: 'fetch', detail: 'no such table' },
    });
    expect((await run('SELECT count(*) AS n FROM stars', undefined)).rows).toEqual([{ n: 2n }]);
  });
});
