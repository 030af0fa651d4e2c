import { execFile, execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { openBenchPage } from './benchPage.ts';

const QUERIES: readonly (readonly [name: string, sql: string])[] = [
  ['group by', 'SELECT kind, count(*) AS n, avg(mag) AS m, stddev(bp_rp) AS s FROM sky GROUP BY kind ORDER BY kind'],
  [
    'heavy filter',
    'SELECT count(*) AS n, sum(sqrt(abs(sin(ra) * cos("dec")))) AS s FROM sky WHERE sin(ra) ** 2 + cos("dec" * mag) ** 2 < 1.5',
  ],
  ['cone', 'SELECT count(*) AS n, avg(mag) AS m FROM sky WHERE "dec" BETWEEN 0 AND 1 AND ra BETWEEN 30 AND 60'],
  ['top 10', 'SELECT source_id, mag FROM sky ORDER BY mag LIMIT 10'],
];
const LATE_MS = 50;
const BATCHES = 10;
const root = import.meta.dirname;

/**
 * Where the data of the bench is made, outside the repository: `SKYBOOK_BENCH_DATA`, or a folder of the system's for
 * what is temporary.
 */
const data = process.env.SKYBOOK_BENCH_DATA ?? join(tmpdir(), 'skybook-bench-data');
/** A Python with duckdb 1.5, fsspec and aiohttp, and lsdb for the cross-match: `SKYBOOK_PYTHON`. */
const python = process.env.SKYBOOK_PYTHON ?? 'python3';

/**
 * Times queries over catalogues in a page, in one AsyncDuckDB and in native DuckDB, through the same server (fsspec's
 * HTTP filesystem there) and from the disk; medians of `rounds`.
 */
export async function benchCatalogue(rounds: number): Promise<void> {
  const page = await openBenchPage(data);
  try {
    for (const [partitions, columns] of [
      [16, 7],
      [16, 20],
      [64, 7],
      [64, 20],
    ] as const) {
      const name = `sky-${partitions}-${columns}`;
      make('make_sky.py', name, String(partitions), '250000', String(columns));
      console.log(
        `${partitions} × 250,000 rows, ${columns} columns, ms, load ${loadavg()[0]!.toFixed(1)}: N=1, N=2; one AsyncDuckDB; native over HTTP with 1, 2 threads; native from disk with 1, 2`,
      );
      const urls = filesOf(name).map((file) => `${page.url}/data/${file}`);
      const paths = filesOf(name).map((file) => join(data, file));
      const native: (readonly number[])[] = [];
      const disk: (readonly number[])[] = [];
      for (const threads of [1, 2]) {
        native.push(await nativeTimes(threads, rounds, urls));
        disk.push(await nativeTimes(threads, rounds, paths));
      }
      for (const [i, [label, sql]] of QUERIES.entries()) {
        const ours = [];
        for (const workers of [1, 2])
          ours.push(await page.time(workers, rounds, sql.replace('sky', `hats('${page.url}/data/${name}')`)));
        const stock = await page.timeStock(Math.min(rounds, 2), urls, sql);
        const [one, two] = [ours[0]!.ms, ours[1]!.ms];
        const beside = (times: typeof native) =>
          `${(one / times[0]![i]!).toFixed(2)} and ${(two / times[1]![i]!).toFixed(2)}`;
        const ratios = `N=2 is ${(one / two).toFixed(2)} × N=1; ${beside(native)} × native's time over HTTP, ${beside(disk)} × from disk; ${(two / stock).toFixed(2)} × AsyncDuckDB's`;
        const listed = (times: typeof native) => times.map((each) => each[i]!.toFixed(0)).join(', ');
        console.log(
          `  ${label}: ${one.toFixed(0)}, ${two.toFixed(0)}; ${stock.toFixed(0)}; ${listed(native)}; ${listed(disk)} (${ratios}; longest frame ${Math.max(...ours.map(({ frame }) => frame)).toFixed(0)} ms)`,
        );
      }
    }
  } finally {
    await page.close();
  }
  await benchLate(rounds);
  await benchMatch(rounds);
}

/** A first query where each request takes 50 ms longer, against fetching the same bytes all at once. */
async function benchLate(rounds: number): Promise<void> {
  const page = await openBenchPage(data, LATE_MS);
  try {
    for (let i = 0; i < rounds; i++) {
      await page.once(2, 'SELECT 1 AS one', `late ${i}`);
      const before = page.sent.ranges.length;
      const { ms } = await page.once(
        2,
        QUERIES[0]![1].replace('sky', `hats('${page.url}/data/sky-16-7')`),
        `late ${i}`,
      );
      const ranges = page.sent.ranges.slice(before);
      const ideal = await page.fetchAll(ranges);
      console.log(
        `${LATE_MS} ms later each, group by over 16 partitions unread so far: ${ms.toFixed(0)} ms; its ${ranges.length} ranges at once ${ideal.toFixed(0)} ms (${(ms / ideal).toFixed(2)} ×)`,
      );
    }
  } finally {
    await page.close();
  }
}

/** A million stars with a million, in the page and by lsdb and astropy. */
async function benchMatch(rounds: number): Promise<void> {
  make('make_pairs.py', 'pairs');
  console.log(
    execFileSync(python, [join(root, 'match.py'), join(data, 'pairs'), '2'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    })
      .split('\n')
      .filter((line) => line.includes('\t'))
      .join('\n'),
  );
  const page = await openBenchPage(data);
  try {
    const side = (name: string) => `hats('${page.url}/data/pairs/hats-${name}')`;
    for (const workers of [1, 2]) {
      const { ms, row } = await page.time(
        workers,
        rounds,
        `SELECT count(*) AS n, sum(id) AS a, sum(id_2) AS b FROM xmatch(${side('a')}, ${side('b')}, radius_arcsec => 1)`,
      );
      console.log(`in the page, N=${workers}\t${ms.toFixed(0)}\t${row}`);
    }
  } finally {
    await page.close();
  }
}

/**
 * One aggregate over 200 million rows in 400 partitions of 10 columns, in a page of two workers; makes the catalogue
 * first (some 12 GB).
 */
export async function checkRealSize(): Promise<void> {
  make('make_sky.py', 'sky-400-10', '400', '500000', '10');
  const page = await openBenchPage(data);
  try {
    const { ms, row } = await page.once(
      2,
      `SELECT kind, count(*) AS n, avg(mag) AS m FROM hats('${page.url}/data/sky-400-10') GROUP BY kind ORDER BY kind`,
    );
    console.log(`200 million rows: ${(ms / 1000).toFixed(1)} s, first row ${row}`);
  } finally {
    await page.close();
  }
}

/** What the browser holds after each of ten queries of some 500 MB over the 64 partitions of 20 columns. */
export async function checkMemory(): Promise<void> {
  make('make_sky.py', 'sky-64-20', '64', '250000', '20');
  const page = await openBenchPage(data);
  try {
    for (let i = 0; i < BATCHES; i++) {
      const sent = page.sent.bytes;
      const columns = Array.from({ length: 8 }, (_, k) => `sum(c${k})`).join(' + ');
      await page.once(2, `SELECT ${columns} AS s FROM hats('${page.url}/${i}/data/sky-64-20')`);
      console.log(
        `batch ${i + 1}: ${((page.sent.bytes - sent) / 1e6).toFixed(0)} MB fetched, ${((await page.browserBytes()) / 1e6).toFixed(0)} MB held`,
      );
    }
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

/** Paths of a catalogue's files below the data's folder. */
function filesOf(name: string): readonly string[] {
  return readdirSync(join(data, name), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.parquet'))
    .map((file) => `${name}/${file}`);
}

async function nativeTimes(threads: number, rounds: number, files: readonly string[]): Promise<readonly number[]> {
  // The server that it may ask is in this process.
  const { stdout } = await promisify(execFile)(python, [
    ...[join(root, 'native.py'), String(threads), String(rounds), JSON.stringify(files)],
    ...QUERIES.map(([, sql]) => sql),
  ]);
  return stdout
    .trim()
    .split('\n')
    .map((line) => Number(line.split('\t')[0]));
}
