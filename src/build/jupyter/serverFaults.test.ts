import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { resolve } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { hasExtensions } from '../../../workers/sql/testing/openNodeDatabase.ts';
import { startJupyter, TOKEN, type JupyterServer } from '../../../playwright/jupyterServer.ts';
import { desktopPython } from '../fixtures/desktopPython.ts';
import { giveWithResolvers } from '../fixtures/giveWithResolvers.ts';
import { isThere } from '../fixtures/isThere.ts';
import type { Carried } from '../../../workers/wire/carried.ts';
import { isHeld } from '../../../workers/wire/held.ts';
import { carryJs } from '../../engines/carryValue.ts';
import { JupyterRun } from '../../engines/jupyter/jupyterRun.ts';
import { openEngine } from '../../engines/sql/testing/openEngine.ts';
import { seeded } from '../../known/testing/seeded.ts';
import { kernelPrelude } from '../../script/kernelPrelude.ts';
import { NO_TRUST } from '../../shell/trust.ts';
import { JupyterDesk } from '../../shell/jupyter/jupyterDesk.ts';
import { keepServer, serverOf } from '../../shell/jupyter/jupyterServer.ts';

/** How often cells are stopped. */
const STOPS = Number(process.env.SKYBOOK_STOPS ?? 4);
const desktop = await desktopPython();
const isReady = isThere('A Python with Jupyter', desktop !== undefined, 'let the machine reach PyPI');

const VALUES = [
  '1.50::DECIMAL(9,2)',
  '12345678901234567890.123456789::DECIMAL(38,9)',
  '170141183460469231731687303715884105727::HUGEINT',
  '340282366920938463463374607431768211455::UHUGEINT',
  "TIMESTAMPTZ '2020-01-02 03:04:05.678901+05:30'",
  "TIMESTAMP '1600-01-01 00:00:00.000001'",
  "TIMESTAMP_NS '2020-01-02 03:04:05.123456789'",
  "TIMESTAMP_S '2020-01-02 03:04:05'",
  "TIMESTAMP_MS '2020-01-02 03:04:05.678'",
  "DATE '0044-03-15 (BC)'",
  "TIME '23:59:59.999999'",
  "TIMETZ '12:00:00+02:00'",
  "INTERVAL '1 year 2 months 3 days 4 hours 5.5 seconds'",
  '[1, NULL, 3]',
  '[]::INTEGER[]',
  "[['α'], [], NULL]",
  '[1.5, 2.5]::DOUBLE[2]',
  "{'a': 1, 'b': {'c': 'x', 'd': [NULL, 2]}}",
  "MAP {'k': [1], 'l': NULL}",
  "'\\x00\\xFF'::BLOB",
  "'b'::ENUM('a', 'b')",
  "'f47ac10b-58cc-4372-a567-0e02b2c3d479'::UUID",
  "'0101'::BIT",
  'true',
  '(-128)::TINYINT',
  '255::UTINYINT',
  '65535::USMALLINT',
  '4294967295::UINTEGER',
  '18446744073709551615::UBIGINT',
  '(-9223372036854775808)::BIGINT',
  "'nan'::DOUBLE",
  "'-inf'::FLOAT",
  '0.1::FLOAT',
  "''",
  "'日本 🌌 ''q''\"'",
  'NULL',
  'NULL::DECIMAL(5,1)',
  'NULL::STRUCT(a INTEGER)',
  "'infinity'::TIMESTAMP",
  "'infinity'::DATE",
  "'-infinity'::TIMESTAMPTZ",
  'JSON \'{"a":[1]}\'',
  "TIME_NS '23:59:59.999999999'",
  '1::BIGNUM',
  "'POINT(1 2)'::VARCHAR",
];

describe.skipIf(!isReady || !hasExtensions)('a real Jupyter server', () => {
  let server: JupyterServer;
  const folder = mkdtempSync(resolve(tmpdir(), 'skybook-'));

  beforeAll(async () => {
    giveWithResolvers();
    server = await startJupyter(desktop!);
  });
  afterAll(() => {
    server.close();
    rmSync(folder, { recursive: true });
  });
  beforeEach(() => {
    const kept = new Map<string, string>();
    const has = (name: string) => kept.get(name) ?? null;
    vi.stubGlobal('sessionStorage', {
      getItem: has,
      setItem: (name: string, text: string) => kept.set(name, text),
      removeItem: (name: string) => kept.delete(name),
    });
    vi.stubGlobal('addEventListener', () => undefined);
    vi.stubGlobal('removeEventListener', () => undefined);
    vi.stubGlobal('location', { protocol: 'http:' });
    vi.stubGlobal('navigator', { permissions: { query: () => Promise.resolve({ state: 'prompt' }) } });
  });

  /** A notebook that may use the server of that address, and ways to run code and queries there. */
  function notebook(url = server.url, token = TOKEN) {
    const named = serverOf(url, token);
    if (!named || 'problem' in named) throw new Error('No server');
    keepServer(named);
    const name = String(Math.random());
    const desk = new JupyterDesk({ origin: 'own', trust: NO_TRUST }, () => name, { asked: async () => undefined });
    const lost = vi.fn();
    const elsewhere = new JupyterRun(desk.port(), kernelPrelude, lost);
    const opened = openEngine(folder, {
      elsewhere,
      carry: async (value): Promise<Carried> => (isHeld(value) ? opened.engine.take(value) : carryJs(value)),
    });
    const { run } = opened;
    async function python(code: string, signal = new AbortController().signal, labels: string[] = []) {
      const shown: unknown[] = [];
      const heard = { printed: '', shown };
      await elsewhere.run({ sent: new Map(), does: { code, made: [] } }, 'python', {
        signal,
        onTold: () => undefined,
        onStream: (_, text) => void (heard.printed += text),
        onShown: (data) => void heard.shown.push(data),
        onProgress: ({ label }) => void labels.push(label),
      });
      return heard;
    }
    return { desk, lost, elsewhere, run, python };
  }

  test('gives and takes values of all types as they are', async () => {
    const { run } = notebook();
    const columns = VALUES.map((value, i) => `${value} AS "ä ${i}"`);
    const none = VALUES.map(() => 'NULL');
    const made = `SELECT * FROM (SELECT 0 AS row, ${columns.join(', ')} UNION ALL SELECT 1, ${none.join(', ')}) ORDER BY row`;
    const { exports } = await run(made, 'sent');
    await run(`-- @jupyter\n${made}`, 'there');
    await run('-- @jupyter\nFROM sent ORDER BY row', 'back', exports);
    await run('-- @jupyter\nFROM sent LIMIT 0', 'none', exports);
    const toldOf = async (table: string) => {
      const types = await run(`SELECT typeof(COLUMNS(*)) FROM ${table} LIMIT 1`);
      const texts = await run(`SELECT CAST(COLUMNS(*) AS VARCHAR) FROM ${table} ORDER BY row`);
      return [...types.rows, ...texts.rows].map((row) => Object.values(row));
    };
    const here = await toldOf('sent');
    expect(here[0]).toHaveLength(VALUES.length + 1);
    expect(await toldOf('there')).toEqual(here);
    expect(await toldOf('back')).toEqual(here);
    const typesOf = async (table: string) => (await run(`DESCRIBE ${table}`)).rows;
    expect(await typesOf('none')).toEqual(await typesOf('sent'));
  });

  test('that takes no such token, or takes it no more while a cell runs, is told of', async () => {
    await expect(notebook(server.url, 'another').python('1')).rejects.toThrow('refuses this page');
    const first = await startJupyter(desktop!);
    const { python } = notebook(first.url);
    await python('kept = 42');
    const stopping = new AbortController();
    const labels: string[] = [];
    const running = python('import time\ntime.sleep(600)', stopping.signal, labels);
    const failed = expect(running).rejects.toMatchObject({ failure: { kind: 'cancelled' } });
    await expect.poll(() => labels.at(-1)).toContain('Running on');
    first.close();
    const second = await startJupyter(desktop!, { at: first.at, token: 'another' });
    await expect.poll(() => labels.at(-1)).toContain('which refuses this page now');
    stopping.abort();
    await failed;
    second.close();
  });

  test('whose kernel is killed, or has no memory left, says so; the next cell runs', async () => {
    const { python, lost } = notebook();
    await python('kept = 42');
    await expect(python('bytearray(1 << 60)')).rejects.toThrow('MemoryError');
    expect((await python('kept')).shown).toEqual([{ 'text/plain': '42' }]);
    expect(lost).not.toHaveBeenCalled();
    await expect(python('import os, signal\nos.kill(os.getpid(), signal.SIGKILL)')).rejects.toThrow(
      'ended, and what it held is gone',
    );
    expect(lost).toHaveBeenCalledOnce();
    expect((await python('"kept" in globals()')).shown).toEqual([{ 'text/plain': 'False' }]);
  });

  test('whose connection drops during a query, and as its result comes, loses nothing', { retry: 2 }, async () => {
    const { run } = notebook();
    await run('-- @jupyter\nSELECT 1 AS one', 'first');
    for (const afterMs of [50, 300, 700]) {
      const query = () =>
        run(
          '-- @jupyter\nSELECT r.range AS n, md5(r.range::VARCHAR) AS t FROM range(300000) r, (SELECT max((a.range * b.range) % 7) FROM range(3000) a, range(3000) b)',
          'many',
        );
      setTimeout(server.cut, afterMs);
      setTimeout(server.mend, afterMs + 400);
      // Where the query had not yet come there, its reader is told to run it again.
      await query().catch((error: unknown) => {
        expect(String(error)).toMatch(/run (?:it|the cell) again/);
        return query();
      });
      expect((await run('SELECT count(DISTINCT t) AS n, sum(n)::BIGINT AS s FROM many')).rows).toEqual([
        { n: 300_000n, s: 44_999_850_000n },
      ]);
    }
  });

  test('that is started anew is known for another: its kernels are gone, and its token may be', async () => {
    const first = await startJupyter(desktop!);
    const { python, lost } = notebook(first.url);
    await python('kept = 42');
    const labels: string[] = [];
    const running = python('import time\ntime.sleep(60)', undefined, labels);
    const failed = expect(running).rejects.toThrow('ended, and what it held is gone');
    await expect.poll(() => labels.at(-1)).toContain('Running on');
    first.close();
    const second = await startJupyter(desktop!, { at: first.at });
    await failed;
    expect(lost).toHaveBeenCalledOnce();
    expect((await python('"kept" in globals()')).shown).toEqual([{ 'text/plain': 'False' }]);
    second.close();
    const third = await startJupyter(desktop!, { at: first.at, token: 'another' });
    await expect(python('1')).rejects.toThrow('refuses this page');
    third.close();
  });

  test('whose address begins as that of a Hub’s user is reached there', async () => {
    const prefixed = await startJupyter(desktop!, { base: '/user/ana/' });
    const { python } = notebook(`${prefixed.url}lab/tree/a.ipynb`);
    expect((await python('print("there")')).printed).toBe('there\n');
    prefixed.close();
  });

  test('that prints much gives all of it, or says what is left out', async () => {
    const { python } = notebook();
    const { printed } = await python('for i in range(100_000): print(i)');
    expect(printed).toBe(Array.from({ length: 100_000 }, (_, i) => `${i}\n`).join(''));
    const flood = await python('for i in range(40): print("x" * 1_000_000)');
    expect(flood.printed.length === 40_000_040 || /iopub_data_rate_limit/.test(flood.printed)).toBe(true);
    expect((await python('1 + 1')).shown).toEqual([{ 'text/plain': '2' }]);
  });

  test(`stops a cell whenever that is asked for, ${STOPS} times, and keeps its state`, async () => {
    const { python, run } = notebook();
    await python('kept = 42');
    await run('-- @jupyter\nSELECT 1 AS one', 'first');
    const random = seeded(7);
    const tookMs: number[] = [];
    for (let n = 0; n < STOPS; n++) {
      const stopping = new AbortController();
      const running =
        n % 2 === 0
          ? python('while True: pass', stopping.signal)
          : run(
              '-- @jupyter\nSELECT max((a.range * b.range) % 7) AS m FROM range(3000000) a, range(3000000) b',
              'long',
              {},
              stopping.signal,
            );
      const failed = expect(running).rejects.toMatchObject({ failure: { kind: 'cancelled' } });
      await new Promise((resolve) => setTimeout(resolve, n < 2 ? 0 : 600 * random()));
      const from = performance.now();
      stopping.abort();
      await failed;
      tookMs.push(performance.now() - from);
      expect((await python('kept')).shown).toEqual([{ 'text/plain': '42' }]);
    }
    // Of a loaded machine half a second is not asked.
    expect(Math.max(...tookMs)).toBeLessThan(5000);
  });

  test('runs cells of two notebooks at the same time, each with what is its own', async () => {
    const both = [notebook(), notebook()];
    for (const [at, { python }] of both.entries()) await python(`mine = ${at}`);
    const met =
      'import os, time\nopen(f"came{mine}", "w").close()\nwhile not os.path.exists(f"came{1 - mine}"): time.sleep(0.02)\nmine';
    const shown = await Promise.all(both.map(async ({ python }) => (await python(met)).shown));
    expect(shown).toEqual([[{ 'text/plain': '0' }], [{ 'text/plain': '1' }]]);
  });
});
