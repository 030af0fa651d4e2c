import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { openEngine } from '../../../engines/sql/testing/openEngine.ts';
import { desktopPython, type DesktopPython } from '../../fixtures/desktopPython.ts';
import { runPython } from '../../fixtures/runPython.ts';
import { openBenchPage } from '../catalogue/benchPage.ts';

/** Of a catalogue `sky`; the last gathers its columns, the others are split. */
const QUERIES: readonly (readonly [name: string, sql: string])[] = [
  ['group by', 'SELECT kind, count(*) AS n, avg(mag) AS m, stddev(bp_rp) AS s FROM sky GROUP BY kind ORDER BY kind'],
  [
    'heavy filter',
    'SELECT count(*) AS n, sum(sqrt(abs(sin(ra) * cos("dec")))) AS s FROM sky WHERE sin(ra) ** 2 + cos("dec" * mag) ** 2 < 1.5',
  ],
  ['top 10', 'SELECT source_id, mag FROM sky ORDER BY mag, source_id LIMIT 10'],
  ['pixels', 'SELECT _healpix_29 >> 46 AS pixel, count(*) AS n FROM sky GROUP BY ALL ORDER BY ALL'],
  ['median', 'SELECT median(mag) AS m, median(bp_rp) AS c FROM sky'],
];
const TIMING = resolve(import.meta.dirname, '../../../../workers/python/skybook_elsewhere/testing');
const PARTITION_ROWS = 250_000;

/**
 * Times five queries over one catalogue in a page of two workers, by LSDB, and, by turns, in native DuckDB on the whole
 * and by threads, Dask and Spark. `SKYBOOK_BENCH_ROWS` is how many rows (12 million); `SKYBOOK_BENCH_ENGINES` which of
 * `page lsdb threads dask spark`; `SKYBOOK_BENCH_DATA` where the catalogue is made and kept; `SKYBOOK_PYTHON` a Python
 * that has LSDB.
 */
export async function benchBeyond(rounds: number): Promise<void> {
  const rows = Number(process.env.SKYBOOK_BENCH_ROWS ?? 12e6);
  const engines = (process.env.SKYBOOK_BENCH_ENGINES ?? 'page threads dask spark').split(/\s+/);
  const data = process.env.SKYBOOK_BENCH_DATA ?? join(tmpdir(), 'skybook-bench-data');
  const desktop = await desktopPython(engines.includes('spark') ? ['pyspark==4.3.0'] : []);
  if (!desktop) throw new Error('There is no Python with DuckDB: let the machine reach PyPI');
  const partitions = Math.max(1, Math.round(rows / PARTITION_ROWS));
  const name = `stars-${partitions}-7`;
  await makeSky(desktop, join(data, name), partitions);
  const what = 'ms to the first part, in all; beside native DuckDB; bytes moved; first row';
  console.log(`${partitions} × ${PARTITION_ROWS.toLocaleString('en')} rows, ${what}`);
  if (engines.includes('page')) await inPage(data, name, rounds);
  if (engines.includes('lsdb')) {
    const lsdb = { python: process.env.SKYBOOK_PYTHON ?? 'python3', env: {} };
    console.log((await runPython(lsdb, [resolve(TIMING, 'time_lsdb.py'), join(data, name), String(rounds)])).trim());
  }
  const others = engines.filter((engine) => !['page', 'lsdb'].includes(engine));
  if (others.length > 0) await inPython(desktop, join(data, name), rounds, others);
}

async function makeSky(desktop: DesktopPython, folder: string, partitions: number): Promise<void> {
  if (existsSync(join(folder, 'partition_info.csv'))) return;
  const script = resolve(import.meta.dirname, '../catalogue/make_sky.py');
  await runPython(desktop, [script, folder, String(partitions), String(PARTITION_ROWS), '7']);
}

async function inPage(data: string, name: string, rounds: number): Promise<void> {
  const page = await openBenchPage(data);
  try {
    for (const [label, sql] of QUERIES) {
      await page.once(2, 'SELECT 1', label);
      const sent = page.sent.bytes;
      const of = sql.replace('sky', `hats('${page.url}/data/${name}')`);
      const first = await page.once(2, of, label);
      const moved = page.sent.bytes - sent;
      const { ms } = await page.time(2, rounds, of);
      const told = [label, 'page, N=2', first.firstMs.toFixed(0), ms.toFixed(0), '', String(moved), first.row];
      console.log(told.join('\t'));
    }
  } finally {
    await page.close();
  }
}

async function inPython(
  desktop: DesktopPython,
  folder: string,
  rounds: number,
  engines: readonly string[],
): Promise<void> {
  const temporary = mkdtempSync(join(tmpdir(), 'skybook-beyond-'));
  // The engine's workers keep no process alive.
  const alive = setInterval(() => undefined, 1000);
  try {
    const { engine } = openEngine(folder);
    const queries = [];
    for (const [name, sql] of QUERIES) {
      const text = sql.replace('sky', `hats('file://${folder}')`);
      const cell = { id: name, language: 'sql', text, output: 'answer', pinned: true, hidden: false } as const;
      const work = {
        cell,
        analysis: { defines: ['answer'], needs: [], stars: [], imports: [], hosts: [] },
        inputs: new Map(),
      };
      const written = (await engine.write([work], new AbortController().signal)).get(name);
      if (!written || 'failure' in written) throw new Error(`${name}: ${written?.failure.message ?? 'not written'}`);
      queries.push({ name, sql, cell: written.cell });
    }
    const file = join(temporary, 'beyond.json');
    writeFileSync(file, JSON.stringify({ folder, rounds, engines, queries }));
    console.log((await runPython(desktop, [resolve(TIMING, 'time_written.py'), file])).trim());
  } finally {
    clearInterval(alive);
    rmSync(temporary, { recursive: true });
  }
}
