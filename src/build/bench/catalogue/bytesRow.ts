import { join } from 'node:path';
import { BENCH_DATA, filesOf, runProgram, starsOf } from './benchData.ts';
import type { BenchQuery } from './benchQuery.ts';
import type { BenchRow } from './benchRow.ts';
import type { CatalogueBench } from './catalogueBench.ts';

const [PARTITIONS, COLUMNS] = [16, 20];

/** What a query fetches beside the least: footers, and the columns of row groups that have rows of it. */
export function bytesRow(query: BenchQuery, bench: CatalogueBench): BenchRow {
  const cells = async () => {
    const name = starsOf(PARTITIONS, COLUMNS);
    const page = await bench.page(2);
    const [base = ''] = bench.freshAt(page, name, 1);
    const before = { ...page.sent };
    await page.once(2, query.sql.replace('FROM sky', `FROM hats('${base}')`));
    const [bytes, requests] = [page.sent.bytes - before.bytes, page.sent.requests - before.requests];
    const least = Number(
      await runProgram(
        'least_bytes.py',
        JSON.stringify({ folder: join(BENCH_DATA, name), files: filesOf(name), ...query }),
      ),
    );
    return [
      `${(bytes / 1e6).toFixed(2)} MB in ${requests} requests`,
      `${(least / 1e6).toFixed(2)} MB`,
      (bytes / least).toFixed(2),
    ];
  };
  return { label: `bytes of ${query.label}, ${PARTITIONS} × ${COLUMNS}`, table: 'others', cells };
}
