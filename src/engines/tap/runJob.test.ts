import { readTableHere } from '../testing/readTableHere.ts';
import { afterEach, expect, test } from 'vitest';
import type { Progress } from '../../../workers/wire/progress.ts';
import { readTapLine } from '../../parse/sql/tapCell.ts';
import { tapQuery } from './tapQuery.ts';
import { serve, votable, type Given, type Received } from './testing/tapServer.ts';

const M31 = votable('<FIELD name="ra" datatype="double" unit="deg"/>', [[10.684708]]);

let server: Awaited<ReturnType<typeof serve>>;
afterEach(() => server?.close());

async function run(
  answer: (request: Received, base: string) => Given,
  signal: AbortSignal = new AbortController().signal,
) {
  server = await serve(answer);
  const progress: Progress[] = [];
  const table = await tapQuery(
    readTapLine(`-- @tap ${server.url}/tap async`)!,
    { adql: 'SELECT 1', uploads: new Map() },
    { signal, readTable: readTableHere, onProgress: (step) => progress.push(step), pause: async () => undefined },
  );
  return { table, progress, received: server.received };
}

const failing = (promise: Promise<unknown>) =>
  promise.then(
    () => ({}),
    (error: { failure: object }) => error.failure,
  );

const job = (phase: string, body = '') =>
  `<uws:job xmlns:uws="http://www.ivoa.net/xml/UWS/v1.0" xmlns:xlink="http://www.w3.org/1999/xlink"><uws:jobId>7</uws:jobId><uws:phase>${phase}</uws:phase>${body}</uws:job>`;

function service(phases: string[], document: string): (request: Received, base: string) => Given {
  return ({ method, path }, base) => {
    if (path === '/tap/async') return { status: 303, headers: { Location: `${base}/tap/async/7` } };
    if (path === '/tap/async/7/phase')
      return method === 'POST'
        ? { status: 303, headers: { Location: `${base}/tap/async/7` } }
        : { type: 'text/plain', body: phases.length > 1 ? phases.shift()! : phases[0]! };
    if (path === '/tap/async/7') return { type: 'text/xml', body: document };
    if (path === '/tap/async/7/results/table') return { body: M31 };
    if (path === '/tap/async/7/error')
      return {
        body: votable('', [], { before: '<INFO name="QUERY_STATUS" value="ERROR">out of temporary space</INFO>' }),
      };
    return { status: 404 };
  };
}
const results =
  '<uws:results><uws:result id="diag" xlink:href="http://127.0.0.1:1/x"/><uws:result id="result" xlink:href="results/table"/></uws:results>'.replace(
    'results/table',
    '7/results/table',
  );

test('a job is started, watched through its phases, read and deleted', async () => {
  const { table, progress, received } = await run(
    service(['QUEUED', 'EXECUTING', 'COMPLETED'], job('COMPLETED', results.replace('7/results', 'results'))),
  );
  expect(table.rows).toBe(1);
  expect(table.sources?.[0]?.job).toMatch(/\/tap\/async\/7$/);
  expect(progress.map(({ label }) => label.replace(/.* /, ''))).toEqual(
    expect.arrayContaining(['queued', 'executing', 'completed']),
  );
  await expect
    .poll(() =>
      received
        .filter(({ method }) => method === 'POST')
        .map(({ path, form }) => [path, form.get('PHASE') ?? form.get('ACTION') ?? form.get('REQUEST')]),
    )
    .toEqual([
      ['/tap/async', 'doQuery'],
      ['/tap/async/7/phase', 'RUN'],
      ['/tap/async/7', 'DELETE'],
    ]);
});

test.each([
  [
    'of its summary',
    '<uws:errorSummary type="fatal" hasDetail="true"><uws:message>Query timed out &lt;1200 s&gt;</uws:message></uws:errorSummary>',
    'Query timed out <1200 s>',
  ],
  ['of its error document', '', 'out of temporary space'],
])('a job that failed is told in the words %s', async (_, summary, detail) => {
  expect(await failing(run(service(['ERROR'], job('ERROR', summary))))).toMatchObject({
    kind: 'fetch',
    detail,
  });
});

test.each(['/tap/async', '/tap/async/7/phase'])(
  'a job whose answer from %s was lost is asked for again, and its result read once',
  async (lost) => {
    let losses = 0;
    const answer = service(['EXECUTING', 'COMPLETED'], job('COMPLETED', results.replace('7/results', 'results')));
    const { table, received } = await run((request, base) => {
      const isLost = request.method === 'POST' && request.path === lost && losses++ === 0;
      return isLost ? undefined : answer(request, base);
    });
    expect(table.rows).toBe(1);
    expect(received.filter(({ method, path }) => method === 'POST' && path === lost)).toHaveLength(2);
    expect(received.filter(({ path }) => path.includes('/results/'))).toHaveLength(1);
  },
);

test('a job that runs already, when it is told to a second time, is waited for', async () => {
  const answer = service(['EXECUTING', 'COMPLETED'], job('COMPLETED', results.replace('7/results', 'results')));
  const { table } = await run((request, base) =>
    request.method === 'POST' && request.path.endsWith('/phase')
      ? { status: 400, type: 'text/plain', body: 'It runs already' }
      : answer(request, base),
  );
  expect(table.rows).toBe(1);
});

test('a job that the service does not run is told in its words, and not waited for', async () => {
  const answer = service(['PENDING'], job('PENDING'));
  const failure = await failing(
    run((request, base) =>
      request.method === 'POST' && request.path.endsWith('/phase')
        ? { status: 403, type: 'text/plain', body: 'Too many jobs' }
        : answer(request, base),
    ),
  );
  expect(failure).toMatchObject({ kind: 'fetch', detail: 'Too many jobs' });
});

test('a job that is stopped is aborted and deleted', async () => {
  const stop = new AbortController();
  const answer = service(['EXECUTING'], job('EXECUTING'));
  const failure = await failing(
    run((request, base) => {
      if (request.method === 'GET' && request.path.endsWith('/phase')) setTimeout(() => stop.abort(), 5);
      return answer(request, base);
    }, stop.signal),
  );
  expect(failure).toMatchObject({ kind: 'cancelled' });
  await expect
    .poll(() => server.received.map(({ form }) => form.get('PHASE') ?? form.get('ACTION')).filter(Boolean))
    .toEqual(['RUN', 'ABORT', 'DELETE']);
});
