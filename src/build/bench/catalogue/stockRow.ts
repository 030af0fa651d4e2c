import { filesOf, starsOf } from './benchData.ts';
import type { BenchQuery } from './benchQuery.ts';
import type { BenchRow } from './benchRow.ts';
import type { CatalogueBench } from './catalogueBench.ts';

/** A query of files that were read before, beside one AsyncDuckDB as its package offers it. */
export function stockRow(query: BenchQuery, bench: CatalogueBench): BenchRow {
  const cells = async (rounds: number) => {
    const name = starsOf(16, 7);
    const page = await bench.page(2);
    const base = `${page.url}/data/${name}`;
    const { ms } = await page.time(2, rounds, query.sql.replace('FROM sky', `FROM hats('${base}')`));
    const stock = await page.timeStock(
      rounds,
      filesOf(name).map((file) => `${base}/${file}`),
      query.nativeSql ?? query.sql,
    );
    return [`${ms.toFixed(0)} ms`, `AsyncDuckDB ${stock.toFixed(0)} ms`, (ms / stock).toFixed(2)];
  };
  return { label: `${query.label} beside AsyncDuckDB, 16 × 7`, table: 'others', cells };
}
