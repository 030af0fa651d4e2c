import { starsOf } from './benchData.ts';
import type { BenchRow } from './benchRow.ts';
import type { CatalogueBench } from './catalogueBench.ts';

const BATCHES = 10;
const SUM = Array.from({ length: 8 }, (_, k) => `sum(c${k})`).join(' + ');

/** What the browser holds after each of ten queries of some 500 MB, of files that were not read before. */
export function memoryRow(bench: CatalogueBench): BenchRow {
  const cells = async () => {
    const name = starsOf(64, 20);
    const page = await bench.page(2);
    const held: number[] = [];
    const before = page.sent.bytes;
    for (const base of bench.freshAt(page, name, BATCHES)) {
      await page.once(2, `SELECT ${SUM} AS s FROM hats('${base}')`);
      held.push((await page.browserBytes()) / 1e6);
    }
    const megabytes = (page.sent.bytes - before) / BATCHES / 1e6;
    return [
      `${held.map((each) => each.toFixed(0)).join(', ')} MB`,
      `${BATCHES} × ${megabytes.toFixed(0)} MB fetched`,
      `last over second ${((held.at(-1) ?? 0) / (held[1] ?? 1)).toFixed(2)}`,
    ];
  };
  return { label: 'memory of the browser after each batch', table: 'others', cells };
}
