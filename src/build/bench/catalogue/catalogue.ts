import { commandNow } from '../commandNow.ts';
import { loadNow, machineNow } from '../machineNow.ts';
import { writeFigures } from '../writeFigures.ts';
import { starsOf } from './benchData.ts';
import { BENCH_QUERIES } from './benchQuery.ts';
import type { BenchRow } from './benchRow.ts';
import { bytesRow } from './bytesRow.ts';
import { CatalogueBench } from './catalogueBench.ts';
import { LATE_MS, lateRow } from './lateRow.ts';
import { matchRow } from './matchRow.ts';
import { memoryRow } from './memoryRow.ts';
import { QUERIES_HEAD, queryRow } from './queryRow.ts';
import { stockRow } from './stockRow.ts';

const CATALOGUES = [
  [16, 7],
  [16, 20],
  [64, 7],
  [64, 20],
] as const;
const HEADS = { queries: QUERIES_HEAD, others: ['', 'here', 'beside', 'ratio'] } as const;

/** Which rows are made (those that have this in their names), and whether they are put into the README too. */
export type CatalogueOptions = { readonly row?: string | undefined; readonly write?: boolean | undefined };

/**
 * Times queries over catalogues in a page and in native DuckDB through the same server, a cross-match beside lsdb, and
 * what is fetched and held; medians of `rounds`. Fails where the page's rows are not the others'. Prints the README's
 * tables.
 */
export async function benchCatalogue(rounds: number, options: CatalogueOptions): Promise<void> {
  const [bench, late] = [new CatalogueBench(), new CatalogueBench(LATE_MS)];
  const rows = rowsOf(bench, late).filter(({ label }) => label.includes(options.row ?? ''));
  const began = machineNow();
  const lines: { readonly table: BenchRow['table']; readonly line: string }[] = [];
  try {
    for (const { label, table, cells } of rows) {
      const line = `| ${[label, ...(await cells(rounds))].join(' | ')} |`;
      console.error(`${line} (${loadNow()})`);
      lines.push({ table, line });
    }
  } finally {
    await Promise.all([bench.close(), late.close()]);
  }
  const tables = (['queries', 'others'] as const).flatMap((table) => {
    const own = lines.filter((each) => each.table === table).map(({ line }) => line);
    const head = HEADS[table];
    return own.length > 0 ? ['', `| ${head.join(' | ')} |`, `|${head.map(() => '---').join('|')}|`, ...own] : [];
  });
  const text = [`${began}, and ${loadNow()} at the end`, `\n    ${commandNow()}`, ...tables].join('\n');
  console.log(text);
  if (options.write) writeFigures('catalogue', text);
}

function rowsOf(bench: CatalogueBench, late: CatalogueBench): readonly BenchRow[] {
  const beside = CATALOGUES.flatMap(([partitions, columns]) =>
    BENCH_QUERIES.map((query) => queryRow(query, partitions, columns, bench)),
  );
  const lates = [16, 64].flatMap((partitions) => BENCH_QUERIES.map((query) => lateRow(query, partitions, late)));
  return [
    ...beside,
    ...lates,
    ...BENCH_QUERIES.map((query) => bytesRow(query, bench)),
    ...BENCH_QUERIES.map((query) => stockRow(query, bench)),
    matchRow(bench),
    memoryRow(bench),
  ];
}

/** One aggregate over 200 million rows in 400 partitions of 10 columns, in a page of two workers (some 12 GB). */
export async function checkRealSize(): Promise<void> {
  const bench = new CatalogueBench();
  try {
    const page = await bench.page(2);
    const sky = `hats('${page.url}/data/${starsOf(400, 10, 500_000)}')`;
    const { ms, row } = await page.once(
      2,
      `SELECT kind, count(*) AS n, avg(mag) AS m FROM ${sky} GROUP BY kind ORDER BY kind`,
    );
    console.log(`200 million rows: ${(ms / 1000).toFixed(1)} s, first row ${row}`);
  } finally {
    await bench.close();
  }
}
