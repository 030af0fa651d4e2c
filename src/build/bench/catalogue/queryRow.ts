import { present } from '../../../known/present.ts';
import { median } from '../median.ts';
import { filesOf, starsOf } from './benchData.ts';
import type { BenchPage } from './benchPage.ts';
import type { BenchQuery } from './benchQuery.ts';
import type { BenchRow } from './benchRow.ts';
import type { CatalogueBench } from './catalogueBench.ts';
import { sameRow } from './sameRow.ts';
import { timeNative } from './timeNative.ts';

const WORKERS = [1, 2] as const;

/** The head of the table of queries. */
export const QUERIES_HEAD = [
  'N = 1 / N = 2',
  'unread, ms',
  '× native',
  'N = 2 over 1',
  'read before, ms',
  '× native',
  'N = 2 over 1',
] as const;

/** A query in the page of one and of two workers beside native DuckDB of one and two threads, over the same server. */
export function queryRow(query: BenchQuery, partitions: number, columns: number, bench: CatalogueBench): BenchRow {
  const cells = async (rounds: number) => {
    const name = starsOf(partitions, columns);
    const page = await bench.page(...WORKERS);
    const told: string[] = [];
    for (const isRead of [false, true]) {
      const bases = () => (isRead ? [`${page.url}/data/${name}`] : bench.freshAt(page, name, rounds + 1));
      const pairs = [];
      for (const workers of WORKERS) {
        const ours = await timeHere(page, workers, rounds, query, bases());
        const theirs = await timeNative(workers, rounds, query.nativeSql ?? query.sql, filesOf(name), bases());
        if (!sameRow(ours.row, theirs.row))
          throw new Error(`${query.label}: ${JSON.stringify(ours.row)} here, ${JSON.stringify(theirs.row)} natively`);
        pairs.push({ ours: median(ours.ms), theirs: median(theirs.ms) });
      }
      const [one, two] = [present(pairs[0]), present(pairs[1])];
      const both = (of: (pair: typeof one) => number, digits: number) =>
        `${of(one).toFixed(digits)} / ${of(two).toFixed(digits)}`;
      told.push(
        both(({ ours }) => ours, 0),
        both(({ ours, theirs }) => ours / theirs, 2),
        (one.ours / two.ours).toFixed(2),
      );
    }
    return told;
  };
  return { label: `${query.label}, ${partitions} × ${columns}`, table: 'queries', cells };
}

async function timeHere(
  page: BenchPage,
  workers: number,
  rounds: number,
  { sql }: BenchQuery,
  bases: readonly string[],
): Promise<{ readonly ms: readonly number[]; readonly row: readonly unknown[] }> {
  const all = bases.length === 1 ? Array.from({ length: rounds + 1 }, () => present(bases[0])) : bases;
  const runs = [];
  for (const base of all) runs.push(await page.once(workers, sql.replace('FROM sky', `FROM hats('${base}')`)));
  const row = Object.values(JSON.parse(present(runs[0]).row) as Record<string, unknown>);
  return { ms: runs.slice(1).map(({ ms }) => ms), row };
}
