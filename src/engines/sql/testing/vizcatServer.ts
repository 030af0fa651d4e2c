import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { tableFromIPC } from 'apache-arrow';
import type { Database } from '../../../../workers/sql/database.ts';

/** What was asked, and how it was answered. */
export type AskedOfVizcat = {
  readonly method: string;
  readonly url: string;
  readonly status: number;
  readonly bytes: number;
};

const PREFIX = /^\/hats:n=\d+\//;
const MOST_COLUMNS = 8;
const CONDITION = /^(\w+)\s*(>=|<=|!=|>|<|=)\s*(-?\d+(?:\.\d*)?)$/;
let statement = 8_000_000;

/**
 * A server that makes each file of a HATS catalogue as it is asked for, as VizCat of the CDS does by its page of 3
 * November 2025 and by issues 480 and 678 of hats and 1382 of lsdb (March 2025 to June 2026): under `hats:n=<rows>/`;
 * no ranges, no size, no HEAD; `columns` of at most eight names beside `_healpix_29`, which is null where it is not
 * named; `filters` of conditions joined by `&&`. What it cannot read it refuses with HTTP 400.
 */
export async function serveVizcat(folder: string, database: Database) {
  const asked: AskedOfVizcat[] = [];
  const made = mkdtempSync(resolve(tmpdir(), 'vizcat-'));
  let turn: Promise<unknown> = Promise.resolve();

  async function make(file: string, search: URLSearchParams): Promise<Uint8Array | undefined> {
    const rows = `read_parquet('${file}', hive_partitioning = false)`;
    const known = tableFromIPC(await database.query(++statement, `FROM ${rows} LIMIT 0`)).schema.fields.map(
      ({ name }) => name,
    );
    const columns = search.get('columns')?.split(',');
    const others = columns?.filter((name) => name !== '_healpix_29');
    if (others && others.length > MOST_COLUMNS) return undefined;
    const conditions = search
      .get('filters')
      ?.split('&&')
      .map((text) => CONDITION.exec(text.trim()));
    const named = [...(columns ?? []), ...(conditions ?? []).map((condition) => condition?.[1] ?? '')];
    if (named.some((name) => !known.includes(name))) return undefined;
    const list = !columns
      ? '*'
      : [
          ...(columns.includes('_healpix_29') ? [] : ['NULL::BIGINT AS _healpix_29']),
          ...columns.map((c) => `"${c}"`),
        ].join(', ');
    const where = conditions?.map((condition) => `("${condition?.[1]}" ${condition?.[2]} ${condition?.[3]})`);
    const to = resolve(made, `${++statement}.parquet`);
    await database.query(
      ++statement,
      `COPY (SELECT ${list} FROM ${rows} ${where ? `WHERE ${where.join(' AND ')}` : ''}) TO '${to}' (FORMAT parquet)`,
    );
    return readFileSync(to);
  }

  async function respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = '', url = '' } = request;
    const finish = (status: number, body: Uint8Array = new Uint8Array()): void => {
      asked.push({ method, url, status, bytes: body.length });
      response.writeHead(status, { 'Access-Control-Allow-Origin': '*', 'Content-Encoding': 'gzip' });
      // In pieces, so that no length is told.
      response.write(gzipSync(body));
      response.end();
    };
    const { pathname, searchParams } = new URL(url, 'http://x');
    if (method !== 'GET') return finish(405);
    const path = decodeURIComponent(pathname);
    const file = resolve(folder, path.replace(PREFIX, ''));
    if (!PREFIX.test(path) || !statSync(file, { throwIfNoEntry: false })?.isFile()) return finish(404);
    if (!/\/Npix=\d+\.parquet$/.test(path)) return finish(200, readFileSync(file));
    const body = turn.then(() => make(file, searchParams));
    turn = body.catch(() => undefined);
    const bytes = await body;
    finish(bytes ? 200 : 400, bytes);
  }

  const server = createServer((request, response) => {
    respond(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const address = server.address();
  if (typeof address !== 'object' || !address) throw new Error('no port');
  return {
    url: `http://127.0.0.1:${address.port}/hats:n=10000/`,
    asked,
    /** The files of partitions that were made since the last call. */
    taken: () =>
      asked
        .splice(0)
        .filter(({ url }) => url.includes('/Npix='))
        .map(({ url }) => decodeURIComponent(url.replaceAll('+', ' ')).replace(/^.*Npix=/, '')),
    close: () => {
      rmSync(made, { recursive: true });
      return new Promise((closed) => (server.closeAllConnections(), server.close(closed)));
    },
  };
}
