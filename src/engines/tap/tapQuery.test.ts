import { readTableHere } from '../testing/readTableHere.ts';
import { gzipSync } from 'node:zlib';
import { tableFromIPC, vectorFromArray, Table as ArrowTable, tableToIPC, Float64 } from 'apache-arrow';
import { afterEach, describe, expect, test } from 'vitest';
import type { Progress } from '../../../workers/wire/progress.ts';
import { readVoTable } from '../../../workers/tables/votable/readVoTable.ts';
import { readTapLine } from '../../parse/sql/tapCell.ts';
import { tapQuery } from './tapQuery.ts';
import { serve, votable, type Given, type Received } from './testing/tapServer.ts';

const FIELDS =
  '<FIELD name="main_id" datatype="char" arraysize="*" ucd="meta.id;meta.main"/><FIELD name="ra" datatype="double" unit="deg" ucd="pos.eq.ra;meta.main"/>';
const M31 = votable(FIELDS, [['M  31', 10.684708]]);

let server: Awaited<ReturnType<typeof serve>>;
afterEach(() => server?.close());

async function run(
  answer: (request: Received, base: string) => Given,
  words = '',
  uploads = new Map(),
  signal = new AbortController().signal,
  proxy?: string,
) {
  server = await serve(answer);
  const progress: Progress[] = [];
  const paused: number[] = [];
  const line = readTapLine(`-- @tap ${server.url}/tap ${words}`)!;
  const table = await tapQuery(
    line,
    { adql: 'SELECT 1', maxRows: line.maxRows, uploads },
    {
      signal,
      readTable: readTableHere,
      proxy: proxy?.replace('{base}', server.url),
      onProgress: (step) => progress.push(step),
      pause: async (ms) => void paused.push(ms),
    },
  );
  return { table, progress, paused, received: server.received };
}

const failing = (promise: Promise<unknown>) =>
  promise.then(
    () => ({}),
    (error: { failure: object }) => error.failure,
  );

describe('a query at once', () => {
  test('is a simple POST, and its answer a table with units and UCDs', async () => {
    const { table, received } = await run(() => ({ body: M31 }), 'maxrec=10');
    expect(received).toEqual([
      {
        method: 'POST',
        path: '/tap/sync',
        form: new Map([
          ['REQUEST', 'doQuery'],
          ['LANG', 'ADQL'],
          ['QUERY', 'SELECT 1'],
          ['MAXREC', '10'],
        ]),
      },
    ]);
    expect(table.columns).toEqual([
      { name: 'main_id', ucd: 'meta.id;meta.main' },
      { name: 'ra', unit: 'deg', ucd: 'pos.eq.ra;meta.main' },
    ]);
    expect(
      tableFromIPC(table.ipc)
        .toArray()
        .map((row) => row.toJSON()),
    ).toEqual([{ main_id: 'M  31', ra: 10.684708 }]);
  });

  test('may be packed with gzip as a file', async () => {
    expect((await run(() => ({ body: gzipSync(M31), type: 'application/gzip' }))).table.rows).toBe(1);
  });

  test('that was cut or broke off late keeps its rows and says so', async () => {
    const cut = await run(() => ({
      body: votable(FIELDS, [['a', 1]], { after: '<INFO name="QUERY_STATUS" value="OVERFLOW"/>' }),
    }));
    expect([cut.table.rows, cut.table.warnings]).toEqual([1, ['The service cut this table at its limit of rows.']]);
    await server.close();
    const late = await run(() => ({
      body: votable(FIELDS, [['a', 1]], {
        after: '<INFO name="QUERY_STATUS" value="ERROR">canceling statement due to conflict</INFO>',
      }),
    }));
    expect(late.table.warnings).toEqual([
      'The service failed before the end, so that rows are missing: canceling statement due to conflict',
    ]);
  });

  test.each([
    [
      'a VOTable with status 200',
      {
        body: votable('', [], {
          before: '<INFO name="QUERY_STATUS" value="ERROR">Unknown table "basik" &amp; more</INFO>',
        }),
      },
      'Unknown table "basik" & more',
    ],
    [
      'a VOTable with status 400',
      {
        status: 400,
        body: votable('', [], { before: '<INFO name="QUERY_STATUS" value="ERROR">Encountered "FORM".</INFO>' }),
      },
      'Encountered "FORM".',
    ],
    ['plain text', { status: 400, type: 'text/plain', body: 'Line 1: no such column' }, 'Line 1: no such column'],
    [
      'a page',
      {
        status: 500,
        type: 'text/html',
        body: '<html><head><title>x</title></head><body><h1>Server Error</h1><p>Try later</p></body></html>',
      },
      'Server Error Try later',
    ],
  ])("a failure is told in the service's own words: %s", async (_, given, detail) => {
    expect(await failing(run(() => given))).toMatchObject({ kind: 'fetch', detail });
  });

  test.each([
    ['says it is too long', { body: M31, headers: { 'Content-Length': String(2 ** 30) } }],
    ['unpacks to too much', { body: gzipSync(Buffer.alloc(2 ** 28 + 1)), type: 'application/gzip' }],
  ])('an answer that %s is not read, and ends in a sentence', async (_, given) => {
    expect(await failing(run(() => given))).toMatchObject({
      kind: 'fetch',
      message: expect.stringMatching(/^127\.0\.0\.1:\d+ sent more than 256 MB/),
      advice: 'Nothing of it was kept. Ask for fewer columns or rows.',
    });
  });

  test('is tried again when the service is busy, after the time it asks for', async () => {
    let asked = 0;
    const { paused, received } = await run(() =>
      asked++ === 0 ? { status: 429, headers: { 'Retry-After': '3' } } : asked === 2 ? { status: 502 } : { body: M31 },
    );
    expect([paused, received.length]).toEqual([[3000, 2000], 3]);
  });

  test('that took too long is advised to run as a job', async () => {
    expect(
      await failing(run(() => ({ status: 504, type: 'text/html', body: '<html><body>Gateway Time-out' }))),
    ).toMatchObject({ advice: expect.stringContaining('Write async') });
  });

  test('that gets nothing is tried once more and then refused', async () => {
    const failure = await failing(run(() => undefined));
    expect(failure).toMatchObject({
      kind: 'fetch',
      message: expect.stringMatching(/^127\.0\.0\.1 gave this page no answer/),
    });
    expect(server.received).toHaveLength(2);
  });

  test("that gets nothing goes through the reader's own proxy, where there is one", async () => {
    const { table, received } = await run(
      ({ path }) => (path.startsWith('/proxy') ? { body: M31 } : undefined),
      '',
      new Map(),
      new AbortController().signal,
      '{base}/proxy?key=w&url={url}',
    );
    expect(table.rows).toBe(1);
    expect(received.at(-1)).toMatchObject({
      method: 'POST',
      path: `/proxy?key=w&url=${encodeURIComponent(`${server.url}/tap/sync`)}`,
    });
  });

  test('can be stopped', async () => {
    const stop = new AbortController();
    const failure = failing(
      run(() => (stop.abort(), new Promise(() => undefined) as unknown as Given), '', new Map(), stop.signal),
    );
    expect(await failure).toMatchObject({ kind: 'cancelled' });
  });

  test('sends tables along, inline', async () => {
    const mine = new ArrowTable({ ra: vectorFromArray([1.5, null], new Float64()) });
    const table = {
      ipc: tableToIPC(mine, 'stream'),
      rows: 2,
      totalRows: 2,
      columns: [{ name: 'ra', unit: 'deg' }],
      warnings: [],
    };
    const { received } = await run(() => ({ body: M31 }), '', new Map([['mine', table]]));
    expect(received[0]!.form.get('UPLOAD')).toBe('mine,param:upload0');
    const sent = readVoTable(new TextEncoder().encode(received[0]!.form.get('upload0')), 'u');
    expect([
      sent.columns,
      tableFromIPC(sent.ipc)
        .toArray()
        .map((row) => row.toJSON()),
    ]).toEqual([[{ name: 'ra', unit: 'deg' }], [{ ra: 1.5 }, { ra: null }]]);
  });
});
