import { execFile, execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

/**
 * Where the data of the bench is made, outside the repository: `SKYBOOK_BENCH_DATA`, or a folder of the system's for
 * what is temporary.
 */
export const BENCH_DATA = process.env.SKYBOOK_BENCH_DATA ?? join(tmpdir(), 'skybook-bench-data');

/** A Python with duckdb 1.5.1 and its httpfs (the package duckdb-extension-httpfs), and lsdb for the cross-match. */
const python = process.env.SKYBOOK_PYTHON ?? 'python3';

/** Makes a catalogue of `partitions` × `rows` stars where it is not there yet; its name. */
export function starsOf(partitions: number, columns: number, rows = 250_000): string {
  const name = `stars-${partitions}-${columns}`;
  if (!existsSync(join(BENCH_DATA, name, 'partition_info.csv')))
    make('make_sky.py', name, ...[partitions, rows, columns].map(String));
  return name;
}

/** Makes two tables of a million stars where they are not there yet; their folder. */
export function pairs(): string {
  if (!existsSync(join(BENCH_DATA, 'pairs/b.parquet'))) make('make_pairs.py', 'pairs');
  return 'pairs';
}

/** The files of a catalogue, below its folder. */
export function filesOf(name: string): readonly string[] {
  return readdirSync(join(BENCH_DATA, name), { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.parquet'),
  );
}

/** What a program of this folder prints: the server that it may ask is in this process. */
export async function runProgram(program: string, ...args: readonly string[]): Promise<string> {
  return (await promisify(execFile)(python, [join(import.meta.dirname, program), ...args])).stdout;
}

function make(program: string, name: string, ...rest: readonly string[]): void {
  const folder = join(BENCH_DATA, name);
  console.error(`Making ${folder}`);
  execFileSync(python, [join(import.meta.dirname, program), folder, ...rest], { stdio: 'inherit' });
}
