import { join } from 'node:path';
import { BENCH_DATA, pairs, runProgram } from './benchData.ts';
import type { BenchRow } from './benchRow.ts';
import type { CatalogueBench } from './catalogueBench.ts';

const WORKERS = 2;

/** A million stars with a million, beside lsdb with as many processes and astropy. */
export function matchRow(bench: CatalogueBench): BenchRow {
  const cells = async (rounds: number) => {
    const folder = pairs();
    const others = (await runProgram('match.py', join(BENCH_DATA, folder), String(WORKERS), String(rounds)))
      .split('\n')
      .filter((line) => line.includes('\t'))
      .map((line) => line.split('\t'));
    const page = await bench.page(WORKERS);
    const side = (name: string) => `hats('${page.url}/data/${folder}/hats-${name}')`;
    const { ms, row } = await page.time(
      WORKERS,
      rounds,
      `SELECT count(*) AS n, sum(id) AS a, sum(id_2) AS b FROM xmatch(${side('a')}, ${side('b')}, radius_arcsec => 1)`,
    );
    // Arrow writes sums of 64-bit integers within quotation marks of their own.
    const found = Object.values(JSON.parse(row) as Record<string, unknown>)
      .join(', ')
      .replaceAll('"', '');
    for (const [who, , theirs] of others)
      if (theirs !== `(${found})`) throw new Error(`${who} found ${theirs}, the page (${found})`);
    return [
      `${ms.toFixed(0)} ms`,
      others.map(([who, time]) => `${who} ${time} ms`).join(', '),
      others.map(([, time]) => (ms / Number(time)).toFixed(2)).join(', '),
    ];
  };
  return { label: `cross-match of a million with a million, N = ${WORKERS}`, table: 'others', cells };
}
