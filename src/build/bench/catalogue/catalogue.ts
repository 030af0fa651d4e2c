import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { build } from 'vite';
import { chromiumPath } from '../../chromium.ts';
import site from '../../vite.config.ts';
import { median } from '../median.ts';
import { startDataServer } from './dataServer.ts';

const QUERIES: readonly (readonly [name: string, sql: string])[] = [
  ['group by', 'SELECT kind, count(*) AS n, avg(mag) AS m, stddev(bp_rp) AS s FROM sky GROUP BY kind ORDER BY kind'],
  ['heavy filter', 'SELECT count(*) AS n, sum(sqrt(abs(sin(ra) * cos("dec")))) AS s FROM sky WHERE sin(ra) ** 2 + cos("dec" * mag) ** 2 < 1.5'],
  ['cone', 'SELECT count(*) AS n, avg(mag) AS m FROM sky WHERE "dec" BETWEEN 0 AND 1 AND ra BETWEEN 30 AND 60'],
  ['top 10', 'SELECT source_id, mag FROM sky ORDER BY mag LIMIT 10'],
];
const root = import.meta.dirname;

/** Where the data of the bench is made, outside the repository: `SKYBOOK_BENCH_DATA`, or a folder of the system's for what is temporary. */
const data = process.env.SKYBOOK_BENCH_DATA ?? join(tmpdir(), 'skybook-bench-data');
/** A Python with duckdb 1.5: `SKYBOOK_PYTHON`. */
const python = process.env.SKYBOOK_PYTHON ?? 'python3';

/** Times queries over catalogues in a page and in native DuckDB on the same files; medians of `rounds`. */
export async function benchCatalogue(rounds: number): Promise<void> {
  const page = await openPage();
  try {
    for (const [partitions, columns] of [[16, 7], [16, 20], [64, 7], [64, 20]] as const) {
      const name = `sky-${partitions}-${columns}`;
      make('make_sky.py', name, String(partitions), '250000', String(columns));
      console.log(`${partitions} × 250,000 rows, ${columns} columns: ms with N=1, N=2; native with 1, 2 threads`);
      const native = [1, 2].map((threads) => nativeTimes(threads, rounds, name));
      for (const [i, [label, sql]] of QUERIES.entries()) {
        const ours = [];
        for (const workers of [1, 2]) ours.push(await page.time(workers, rounds, sql.replace('sky', `hats('${page.url}/data/${name}')`)));
        const speed = ours[0]!.ms / ours[1]!.ms;
        console.log(`  ${label}: ${ours.map(({ ms }) => ms.toFixed(0)).join(', ')}; ${native.map((times) => times[i]!.toFixed(0)).join(', ')} (N=2 is ${speed.toFixed(2)} × N=1, ${(ours[1]!.ms / native[1]![i]!).toFixed(2)} × native's time; longest frame ${Math.max(...ours.map(({ frame }) => frame)).toFixed(0)} ms)`);
      }
    }
    make('make_pairs.py', 'pairs');
    const pairs = `SELECT count(*) AS n, sum(id) AS a, sum(id_2) AS b FROM xmatch(hats('${page.url}/data/pairs/a.parquet'), hats('${page.url}/data/pairs/b.parquet'), radius_arcsec => 1)`;
    for (const workers of [1, 2]) {
      const { ms, row } = await page.time(workers, rounds, pairs);
      console.log(`cross-match of a million with a million at 1″, N=${workers}: ${ms.toFixed(0)} ms, ${row}`);
    }
  } finally {
    await page.close();
  }
}

/** One aggregate over 200 million rows in 400 partitions of 10 columns, in a page of two workers; makes the catalogue first (some 12 GB). */
export async function checkRealSize(): Promise<void> {
  make('make_sky.py', 'sky-400-10', '400', '500000', '10');
  const page = await openPage();
  try {
    const { ms, row } = await page.time(2, 1, `SELECT kind, count(*) AS n, avg(mag) AS m FROM hats('${page.url}/data/sky-400-10') GROUP BY kind ORDER BY kind`);
    console.log(`200 million rows: ${(ms / 1000).toFixed(1)} s, first row ${row}`);
  } finally {
    await page.close();
  }
}

function make(script: string, name: string, ...rest: readonly string[]): void {
  const folder = join(data, name);
  if (existsSync(join(folder, script === 'make_sky.py' ? 'partition_info.csv' : 'b.parquet'))) return;
  console.log(`Making ${folder}`);
  execFileSync(python, [join(root, script), folder, ...rest], { stdio: 'inherit' });
}

function nativeTimes(threads: number, rounds: number, name: string): readonly number[] {
  const out = execFileSync(python, [join(root, 'native.py'), String(threads), String(rounds), join(data, name), ...QUERIES.map(([, sql]) => sql)], { encoding: 'utf8' });
  return out.trim().split('\n').map((line) => Number(line.split('\t')[0]));
}

/** The engine in a page of a built site. */
async function openPage() {
  const outDir = await mkdtemp(join(tmpdir(), 'skybook-bench-'));
  const folder = resolve(root, '../../../engines/sql/testing');
  await build({
    configFile: false,
    root: folder,
    base: './',
    logLevel: 'error',
    resolve: site.resolve,
    worker: { format: 'es' },
    build: { target: 'es2023', outDir, emptyOutDir: true, rolldownOptions: { input: join(folder, 'bench.html') } },
  });
  const server = await startDataServer({ '/page/': outDir, '/data/': data, '/vendor/': resolve(root, '../../../../public/vendor') });
  const browser = await chromium.launch({ executablePath: chromiumPath(), args: ['--no-sandbox', '--disable-quic', '--disable-background-networking'] });
  const page: Page = await browser.newPage();
  page.on('pageerror', (error) => console.log(`page: ${error.message}`));
  await page.goto(`${server.url}/page/bench.html`);
  await page.locator('body[data-ready]').waitFor({ state: 'attached' });
  type Bench = (site: string, workers: number, sql: string) => Promise<{ ms: number; row: string; longestFrameMs: number }>;
  const once = (workers: number, sql: string) => page.evaluate(([site, n, text]) => (globalThis as unknown as { bench: Bench }).bench(site, n, text), [`${server.url}/`, workers, sql] as const);
  return {
    url: server.url,
    sent: server.sent,
    /** The median of `rounds`, after one that starts the engine and reads the footers. */
    time: async (workers: number, rounds: number, sql: string) => {
      const first = await once(workers, sql);
      const runs = [];
      for (let i = 0; i < rounds; i++) runs.push(await once(workers, sql));
      const all = runs.length > 1 ? runs : [first];
      return { ms: median(all.map(({ ms }) => ms)), row: first.row, frame: Math.max(...all.map(({ longestFrameMs }) => longestFrameMs)) };
    },
    close: async () => {
      await browser.close();
      server.close();
    },
  };
}
