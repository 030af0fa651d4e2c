import { BENCH_DATA, starsOf } from './benchData.ts';
import { openBenchPage, type BenchPage } from './benchPage.ts';

/** The page of a run of the bench, opened when a row first needs it, and addresses that nothing has read yet. */
export class CatalogueBench {
  readonly #delayMs: number;
  #page: Promise<BenchPage> | undefined;
  #fresh = 0;

  constructor(delayMs = 0) {
    this.#delayMs = delayMs;
  }

  /** The page, whose databases have run for each of these numbers of workers. */
  async page(...workers: readonly number[]): Promise<BenchPage> {
    this.#page ??= openBenchPage(BENCH_DATA, this.#delayMs);
    const page = await this.#page;
    // Two partitions, that each worker has run.
    const few = starsOf(2, 7, 1000);
    for (const count of workers)
      await page.once(count, `SELECT kind, avg(mag) AS m FROM hats('${page.url}/data/${few}') GROUP BY kind`);
    return page;
  }

  /** So many addresses of a folder of the data that no cache knows. */
  freshAt(page: BenchPage, folder: string, count: number): readonly string[] {
    return Array.from({ length: count }, () => `${page.url}/${++this.#fresh}/data/${folder}`);
  }

  async close(): Promise<void> {
    await (await this.#page)?.close();
    this.#page = undefined;
  }
}
