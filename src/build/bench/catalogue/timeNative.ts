import { runProgram } from './benchData.ts';

/** What a query took in each round, and gave. */
export type NativeTimes = { readonly ms: readonly number[]; readonly row: readonly unknown[] };

/** Times native DuckDB over `files` of each base; one base is read in every round. */
export async function timeNative(
  threads: number,
  rounds: number,
  sql: string,
  files: readonly string[],
  bases: readonly string[],
): Promise<NativeTimes> {
  return JSON.parse(
    await runProgram('native.py', JSON.stringify({ threads, rounds, sql, files, bases })),
  ) as NativeTimes;
}
