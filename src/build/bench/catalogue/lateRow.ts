import { median } from '../median.ts';
import { starsOf } from './benchData.ts';
import type { BenchQuery } from './benchQuery.ts';
import type { BenchRow } from './benchRow.ts';
import type { CatalogueBench } from './catalogueBench.ts';

/** How much later each answer comes. */
export const LATE_MS = 50;

/** A query of files that were not read before, where each request takes longer, beside its ranges asked for at once. */
export function lateRow(query: BenchQuery, partitions: number, late: CatalogueBench): BenchRow {
  const cells = async (rounds: number) => {
    const name = starsOf(partitions, 7);
    const page = await late.page(2);
    const [here, ideal, count]: number[][] = [[], [], []];
    for (const base of late.freshAt(page, name, rounds + 1)) {
      const before = page.sent.ranges.length;
      here?.push((await page.once(2, query.sql.replace('FROM sky', `FROM hats('${base}')`))).ms);
      const ranges = page.sent.ranges.slice(before);
      count?.push(ranges.length);
      ideal?.push(await page.fetchAll(ranges));
    }
    const [ms, least] = [median(here?.slice(1) ?? []), median(ideal?.slice(1) ?? [])];
    return [`${ms.toFixed(0)} ms`, `its ${count?.[0]} ranges at once ${least.toFixed(0)} ms`, (ms / least).toFixed(2)];
  };
  return { label: `${LATE_MS} ms a request, ${query.label}, ${partitions} × 7`, table: 'others', cells };
}
